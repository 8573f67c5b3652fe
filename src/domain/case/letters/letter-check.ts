/** What the letters owe before the first of them is written: every field fed, both languages alike, nothing left out. */
import { letterKinds } from '../../law/vocabulary.js';
import {
  type BlockLibrary,
  type Filed,
  type LetterBook,
  type LetterTemplate,
  languages,
  mergeFields,
  type Phrases,
  refusalElements,
} from './letter-template.js';
import { kindsWithBlocks } from './letter-version.js';
import { placeholders } from './letter-words.js';

export interface LetterFault {
  readonly file: string;
  /** Where in the file, to be turned into a line. */
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

type Any = LetterTemplate | BlockLibrary | Phrases;

/** Phrases are merged before the letter, each with fields of its own. */
const phraseFields: Readonly<Record<string, readonly string[]>> = {
  'request.named': ['reference'],
  'qualification.held': ['qualificationReference', 'qualificationScope'],
  'labels.page': ['page', 'pages'],
  'labels.registered': ['siren'],
  'labels.seat': ['seat'],
};

/** Every fault of the book, not the first; none when any letter can be written in both languages. */
export function checkLetterBook(book: LetterBook): LetterFault[] {
  const all: readonly Filed<Any>[] = [...book.letters, ...book.blocks, ...book.phrases];
  const unfed = all.flatMap(fieldFaults);
  const isTold = (fault: LetterFault) => unfed.some(({ path }) => path.join('/') === fault.path.join('/'));
  return [
    ...unfed,
    // A field that nothing feeds differs from the other language too.
    ...all.flatMap((file) => twinFaults(file, all)).filter((fault) => !isTold(fault)),
    ...book.letters.flatMap((letter) => [...elementFaults(letter), ...placeFaults(letter, book)]),
    ...absentFaults(book),
  ];
}

/** A block code and where a rule gives it. */
export interface NamedBlock extends Pick<LetterFault, 'file' | 'path'> {
  readonly code: string;
}

/** Faults of the block codes that rules name, each with the file that names it. */
export function unknownBlocks(book: LetterBook, named: readonly NamedBlock[]): LetterFault[] {
  const known = new Set(book.blocks.flatMap(({ content }) => Object.keys(content.blocks)));
  return named
    .filter(({ code }) => !known.has(code))
    .map(({ code, file, path }) => ({
      file,
      path,
      problem: `The letter block ${code} is unknown: add it to templates/letters or correct it.`,
    }));
}

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

function leaves(value: unknown, path: readonly (string | number)[] = []): Leaf[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
}

function fieldFaults({ file, content }: Filed<Any>): LetterFault[] {
  const isPhrases = 'grounds' in content;
  return leaves(content).flatMap(({ path, text }) => {
    const fed: readonly string[] = isPhrases ? (phraseFields[path.join('.')] ?? []) : mergeFields;
    const unfed = placeholders(text).filter((field) => !fed.includes(field));
    const problems = unfed.map((field) => `Nothing feeds the field {${field}}; fed here: ${fed.join(', ') || 'none'}.`);
    const loose = /[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''));
    if (loose) problems.push('A brace has no partner.');
    return problems.map((problem) => ({ file, path, problem }));
  });
}

/** The English of a template has the same shape and asks for the same fields as the French, part by part. */
function twinFaults(file: Filed<Any>, all: readonly Filed<Any>[]): LetterFault[] {
  const { content } = file;
  const other = languages.find((language) => language !== content.language);
  const twin = all.find((each) => each.content.template === content.template && each.content.language === other);
  if (!twin) {
    const where = file.file.replace(`/${content.language}/`, `/${other}/`);
    return [{ file: file.file, path: ['language'], problem: `Not in both languages: write ${where} too.` }];
  }
  if (content.language === 'en') return [];
  const theirs = outline(twin.content);
  const ours = outline(content);
  const differing = [...new Set([...ours.keys(), ...theirs.keys()])].filter((key) => ours.get(key) !== theirs.get(key));
  return differing.map((key) => ({
    file: twin.file,
    path: key.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    problem: `Differs from ${file.file}: ${theirs.get(key) ?? 'nothing'} here, ${ours.get(key) ?? 'nothing'} there.`,
  }));
}

/** Words that are the same in both languages; every other text is known by the fields it asks for. */
const sameInBoth = ['template', 'kind', 'validFrom', 'element', 'elements', 'states', 'list', 'table'];

function outline(content: Any): Map<string, string> {
  const told = leaves(content).filter(({ path }) => path[0] !== 'language');
  return new Map(
    told.map(({ path, text }) => {
      const literal = path.some((step) => sameInBoth.includes(String(step)));
      return [path.join('/'), literal ? text : `{${placeholders(text).sort().join(', ')}}`];
    }),
  );
}

/** A lawful refusal says eleven things, whatever blocks the rule chose. */
function elementFaults({ file, content }: Filed<LetterTemplate>): LetterFault[] {
  if (content.kind !== 'refusal') return [];
  const said = content.sections.filter(({ always = [], otherwise = [] }) => always.length + otherwise.length > 0);
  return refusalElements
    .filter((element) => !said.some((section) => section.element === element))
    .map((element) => ({ file, path: ['sections'], problem: `The refusal never speaks to the element "${element}".` }));
}

/** A block that a rule may choose has a place in the letter, or it would vanish. */
function placeFaults({ file, content }: Filed<LetterTemplate>, { blocks }: LetterBook): LetterFault[] {
  if (!kindsWithBlocks.includes(content.kind)) return [];
  const places = content.sections.map(({ element }) => element);
  return blocks
    .filter((library) => library.content.language === content.language)
    .flatMap((library) => Object.entries(library.content.blocks))
    .filter(
      ([
        ,
        {
          elements: [first],
        },
      ]) => first !== undefined && !places.includes(first),
    )
    .map(([code, { elements }]) => ({
      file,
      path: ['sections'],
      problem: `The block ${code} stands under "${elements[0]}", for which this letter has no section.`,
    }));
}

function absentFaults({ letters, blocks, phrases }: LetterBook): LetterFault[] {
  const missing = languages.flatMap((language) => [
    ...letterKinds
      .filter((kind) => !letters.some(({ content }) => content.kind === kind && content.language === language))
      .map((kind) => `${language}: no template of ${kind}.`),
    ...(blocks.some(({ content }) => content.language === language) ? [] : [`${language}: no blocks.`]),
    ...(phrases.some(({ content }) => content.language === language) ? [] : [`${language}: no phrases.`]),
  ]);
  return missing.map((problem) => ({ file: 'templates/letters', path: [], problem }));
}
