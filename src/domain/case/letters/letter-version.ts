/** One language of a letter, from its head to its signature. */
import { addressText } from '../../kernel/mailbox.js';
import type { Language } from '../../kernel/result.js';
import { isNotice, type LetterKind } from '../../law/vocabulary.js';
import type { LetterContext } from './letter-context.js';
import { type Fields, fieldsOf, mailFieldsOf, missingItems } from './letter-fields.js';
import { type LetterTable, tableOf } from './letter-table.js';
import type { BlockLibrary, Element, LetterTemplate, Part, Phrases } from './letter-template.js';
import { capital, dressed, fill, letterDay, plainWords, printable } from './letter-words.js';
import { inLanguage } from './letter-writing.js';

export type LetterPart =
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      /** What it speaks to; the drawing does not look at it. */
      readonly elements: readonly Element[];
      /** Written by the person who prepares the letter. */
      readonly own?: true;
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | ({ readonly kind: 'table' } & LetterTable);

export interface LetterSection {
  readonly element: Element;
  readonly parts: readonly LetterPart[];
}

interface LetterReference {
  readonly label: string;
  readonly value: string;
}

export interface LetterVersion {
  readonly language: Language;
  readonly sender: string;
  readonly senderLines: readonly string[];
  readonly recipientLines: readonly string[];
  readonly placeAndDate: string;
  readonly references: readonly LetterReference[];
  readonly subjectLabel: string;
  readonly subject: string;
  readonly salutation: string;
  readonly body: readonly LetterPart[];
  /** The same, by the parts of the letter: a person may write at the end of each. */
  readonly sections: readonly LetterSection[];
  readonly closing: string;
  readonly signature: readonly string[];
  /** The message that carries the letter. */
  readonly mail: { readonly subject: string; readonly paragraphs: readonly string[] };
  /** `page {page} sur {pages}` */
  readonly pageLabel: string;
}

/** Kinds whose paragraphs the rule chooses. */
export const kindsWithBlocks: readonly LetterKind[] = ['refusal', 'clarification'];

interface Writing {
  readonly letter: LetterTemplate;
  readonly library: BlockLibrary;
  readonly words: Phrases;
  readonly context: LetterContext;
}

/** Throws on a field or a block that the check at boot would have refused. */
export function writeVersion(plain: Writing): LetterVersion {
  const writing = inFullDress(plain);
  const { letter, words, context } = writing;
  const { labels, language } = words;
  const fields = fieldsOf(context, words);
  const mailFields = mailFieldsOf(fields, context, words);
  const filled = (text: string) => fill(text, fields);
  const sections = sectionsOf(writing, filled);
  return {
    language,
    sender: context.operator.name,
    senderLines: senderLines(words, fields),
    recipientLines: recipientLines(letter.kind, context, words),
    placeAndDate: placeAndDate(context, language),
    references: references(letter.kind, context, words),
    subjectLabel: labels.subject,
    subject: capital(filled(letter.subject)),
    salutation: filled(letter.salutation),
    body: sections.flatMap(({ parts }) => parts),
    sections,
    closing: filled(letter.closing),
    signature: letter.signature.map(filled),
    mail: {
      subject: capital(fill(letter.subject, mailFields)),
      paragraphs: letter.mail.map((text) => fill(text, mailFields)),
    },
    pageLabel: labels.page,
  };
}

/** Our own texts set in their language, before any word from outside is merged into them. */
function inFullDress({ letter, library, words, context }: Writing): Writing {
  const { language } = words;
  const operator = dressed(context.operator, language);
  const bases = dressed(context.bases, language);
  return {
    letter: dressed(letter, language),
    library: dressed(library, language),
    words: dressed(words, language),
    context: { ...context, operator, bases },
  };
}

function placeAndDate({ operator, day }: LetterContext, language: Language): string {
  return `${operator.town}, ${language === 'fr' ? 'le ' : ''}${letterDay(day, language)}`;
}

function senderLines({ labels }: Phrases, fields: Fields): string[] {
  return [fill(labels.seat, fields), fill(labels.registered, fields), `${fields.deskEmail} · ${fields.deskPhone}`];
}

function recipientLines(
  kind: LetterKind,
  { facts, recipient, recipientName, postal }: LetterContext,
  { recipients }: Phrases,
): string[] {
  const address = postal ?? (recipient === null ? [] : [addressText(recipient)]);
  if (address.length === 0 || recipientName !== null) {
    return [recipientName ?? '', ...address].filter((line) => line !== '');
  }
  const relayed = facts !== null && facts.relayedBy !== 'NONE';
  const lines = kind === 'sisse_notice' ? recipients.sisse : recipients[relayed ? 'relay' : 'requester'];
  return [...lines, ...address];
}

/** The reference of the requester is its own: no third party is addressed by it. */
function references(
  kind: LetterKind,
  { ourReference, reference, recipientName }: LetterContext,
  { labels }: Phrases,
): LetterReference[] {
  const ours = { label: labels.ourReference, value: ourReference };
  const theirs = reference === null ? '' : plainWords(reference);
  const shown = theirs !== '' && printable(theirs) && kind !== 'sisse_notice' && recipientName === null;
  return shown ? [ours, { label: labels.yourReference, value: theirs }] : [ours];
}

/** The texts of a version in the order of the page, by paragraph. */
export const textsOf = ({ subject, sections }: LetterVersion): string[] => [
  subject,
  ...sections.flatMap(({ parts }) => parts.flatMap(textsOfPart)),
];

export function textsOfPart(part: LetterPart): readonly string[] {
  if (part.kind === 'list') return part.items;
  if (part.kind === 'table') return part.rows.map((row) => row.join(' : '));
  return [part.text];
}

type Filled = (text: string) => string;
type Spoken = readonly { readonly content: readonly Part[]; readonly elements: readonly Element[] }[];

/** Each section in the order of the template; one that has nothing to say or to list leaves no heading behind. */
function sectionsOf(writing: Writing, filled: Filled): LetterSection[] {
  const chosen = chosenBlocks(writing);
  const covered = new Set(chosen.flatMap(({ elements }) => elements));
  const told = writing.letter.sections.filter(({ element }) => applies(element, writing.context));
  return told.map(({ element, heading, always = [], otherwise = [] }) => {
    const fixed = written(
      [
        { content: always, elements: [element] },
        ...chosen.filter(({ elements }) => elements[0] === element),
        { content: covered.has(element) ? [] : otherwise, elements: [element] },
      ],
      writing,
      filled,
    );
    const parts = [...fixed, ...ownParagraphs(element, writing)];
    const headed: LetterPart[] = heading && parts.length > 0 ? [{ kind: 'heading', text: filled(heading) }] : [];
    return { element, parts: [...headed, ...parts] };
  });
}

function applies(element: Element, { attachments, byPortal = false }: LetterContext): boolean {
  if (element === 'attachments') return attachments.length > 0;
  return element !== 'collection' || byPortal;
}

/** In the letter that answers: a notice stays as the law words it. */
function ownParagraphs(element: Element, { letter, words, context }: Writing): LetterPart[] {
  if (isNotice(letter.kind)) return [];
  const own = context.writing?.paragraphs.filter((paragraph) => paragraph.element === element) ?? [];
  return own.map((paragraph) => ({
    kind: 'paragraph',
    text: dressed(inLanguage(paragraph, words.language), words.language),
    elements: [element],
    own: true,
  }));
}

function chosenBlocks({ letter, library, context }: Writing): BlockLibrary['blocks'][string][] {
  if (!kindsWithBlocks.includes(letter.kind)) return [];
  const { grounds = [], unstated = [], letterBlocks = [] } = context.judgement ?? {};
  return [...new Set(letterBlocks)].flatMap((code) => {
    const block = library.blocks[code];
    if (!block) throw new Error(`No block ${code} in ${library.template} (${library.language}).`);
    const { states = [] } = block;
    const isLeftOut = states.some((one) => unstated.includes(one)) && !states.some((one) => grounds.includes(one));
    return isLeftOut ? [] : [block];
  });
}

function written(spoken: Spoken, { words, context }: Writing, filled: Filled): LetterPart[] {
  return spoken.flatMap(({ content, elements }) =>
    content.map((part): LetterPart => {
      if (typeof part === 'string') return { kind: 'paragraph', text: filled(part), elements };
      if ('list' in part) return { kind: 'list', items: oneSentence(missingItems(context, words), words.language) };
      return { kind: 'table', ...tableOf(part.table, context, words) };
    }),
  );
}

/** A list reads as one sentence: each item ends with a semicolon, the last with a full stop. */
function oneSentence(items: readonly string[], language: Language): string[] {
  const between = language === 'fr' ? '\u202f;' : ';';
  return items.map((item, index) => `${item}${index < items.length - 1 ? between : '.'}`);
}
