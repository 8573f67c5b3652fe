/** Templates of letters in a draft: the book with them, what each keeps of the version before, and what changes. */
import { lostParagraphs } from '../../domain/case/letters/fixed-paragraph.js';
import type { Filed, LetterBook, LetterTemplate, Part } from '../../domain/case/letters/letter-template.js';
import { type Fault, type SourceFile, YamlFile } from '../files/yaml-file.js';
import { letterBookOf } from '../letter-book.js';
import { missingFrom, type Passage } from './changes.js';
import type { DraftFile } from './draft.js';
import { lastVersion, nextName } from './next-version.js';

interface Books {
  /** Files of the letters in use. */
  readonly letters: readonly SourceFile[];
  readonly workflows: readonly SourceFile[];
}

export type CheckedLetters =
  | {
      readonly ok: true;
      readonly book: LetterBook;
      readonly passages: { readonly fr: Passage[]; readonly en: Passage[] };
    }
  | { readonly ok: false; readonly faults: readonly Fault[] };

function faultsOf(
  { file, content }: Filed<LetterTemplate>,
  text: string,
  before: Filed<LetterTemplate> | undefined,
): Fault[] {
  const yaml = new YamlFile({ name: file, text });
  if (!before)
    return [yaml.fault(['template'], 'No version of this letter is in use: a new kind comes with the product.')];
  const { content: old } = before;
  const next = nextName({ name: before.file, text: '' });
  const place = (element: string) => content.sections.findIndex((section) => section.element === element);
  return [
    ...(file === next ? [] : [yaml.fault(['template'], `The next version belongs in ${next}.`)]),
    ...(content.kind === old.kind ? [] : [yaml.fault(['kind'], `This letter is of the kind ${old.kind}.`)]),
    ...(content.validFrom > old.validFrom
      ? []
      : [yaml.fault(['validFrom'], `The version before holds from ${old.validFrom} on: give a later day.`)]),
    ...lostParagraphs(old, content).map(({ element, part }) => {
      const says = typeof part === 'string' ? `"${part}"` : JSON.stringify(part);
      const lost = part === null ? `The part "${element}"` : `In the part "${element}", ${says}`;
      const path = place(element) < 0 ? ['sections'] : ['sections', place(element)];
      return yaml.fault(path, `${lost} states the law: keep it, in its order.`);
    }),
  ];
}

/** Sentences of a letter under the heading of each part. */
function sentencesOf({ subject, salutation, sections, closing, signature, mail }: LetterTemplate) {
  const said = (parts: readonly Part[] = []) => parts.filter((part) => typeof part === 'string');
  return [
    { element: null, heading: subject, sentences: [subject, salutation, closing, ...signature, ...mail] },
    ...sections.map(({ element, heading, always, otherwise }) => ({
      ...{ element, heading: heading ?? subject },
      sentences: [...(heading ? [heading] : []), ...said(always), ...said(otherwise)],
    })),
  ];
}

function passagesOf({ content }: Filed<LetterTemplate>, before: Filed<LetterTemplate> | undefined): Passage[] {
  const old = before ? sentencesOf(before.content) : [];
  return sentencesOf(content).flatMap(({ element, heading, sentences }) => {
    const was = old.find((each) => each.element === element)?.sentences ?? [];
    const [lost, gained] = [missingFrom(sentences, was), missingFrom(was, sentences)];
    return lost.length + gained.length > 0 ? [{ page: content.template, heading, lost, gained }] : [];
  });
}

/** Every fault of the templates among the files, or the book with them. A template in use is never drafted again. */
export function checkLetters(files: readonly DraftFile[], { letters, workflows }: Books): CheckedLetters {
  const again = files
    .filter(({ file }) => letters.some(({ name }) => name === file))
    .map(({ file, text }) => {
      const yaml = new YamlFile({ name: file, text });
      return yaml.fault(['template'], 'This version is in use, and letters name it: write the next one.');
    });
  if (again.length > 0) return { ok: false, faults: again };
  const read = letterBookOf([...letters, ...files.map(({ file: name, text }) => ({ name, text }))], workflows);
  if (!read.ok) return read;
  const { book } = read;
  const letterOf = (name: string | undefined) => book.letters.find(({ file }) => file === name);
  const drafted = files.flatMap(({ file, text }) => {
    const letter = letterOf(file);
    return letter ? [{ letter, text, before: letterOf(lastVersion(file, letters)?.name) }] : [];
  });
  const faults = drafted.flatMap(({ letter, text, before }) => faultsOf(letter, text, before));
  if (faults.length > 0) return { ok: false, faults };
  const passages = (language: string) =>
    drafted.flatMap(({ letter, before }) => (letter.content.language === language ? passagesOf(letter, before) : []));
  return { ok: true, book, passages: { fr: passages('fr'), en: passages('en') } };
}
