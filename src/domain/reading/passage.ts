/** A message as the reading takes it: stretches of text, each with the weight its place gives it. */
import type { Envelope, Mark, Part, ReadMessage, UnreadReason } from '../intake/message.js';
import { messageOf } from '../intake/message.js';
import type { Mailbox } from '../kernel/mailbox.js';
import type { Span } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import { instructionsIn, withoutInstructions } from './instruction.js';
import type { Lexicon } from './lexicon.js';
import { withoutDisclaimers, withoutEmptyBoxes } from './mask.js';
import { bodyOf } from './quoted.js';
import { sentencesOf } from './sentence.js';

/** The act outweighs the mail that brings it; an earlier message quoted under a mail counts least. */
export type Role = 'act' | 'cover' | 'quoted';

export interface Passage {
  readonly part: string;
  /** Where it begins in the text of its part. */
  readonly start: number;
  readonly role: Role;
  /** True when it stands in a document of its own, not in the body of a mail. */
  readonly document: boolean;
  readonly text: string;
  /** Folded, with empty boxes, disclaimers and instructions to machines blanked; same places as `text`. */
  readonly folded: string;
  readonly instructions: readonly Place[];
  readonly sentences: readonly Place[];
}

export interface Layout {
  readonly passages: readonly Passage[];
  readonly outer: Envelope;
  /** Messages inside, the deepest last. */
  readonly inner: readonly Envelope[];
  /** Documents that could not be read yet: their content is unknown. */
  readonly unread: readonly Part[];
  /** False when anything was left unread, cut or damaged: then what is not seen is not known to be absent. */
  readonly isWhole: boolean;
  /** Sender of a message quoted in the outer body, as its header line says. */
  readonly quotedFrom: Mailbox | null;
}

/** Characters read of one part and of all parts: linear work, yet work. */
const PART_LENGTH = 60_000;
const TOTAL_LENGTH = 150_000;

const noDocument: ReadonlySet<UnreadReason> = new Set(['signature', 'picture']);

/** Sorts the parts of a message into passages; `isAct` says whether a text asks, orders or stands on a law. */
export function layoutOf(message: ReadMessage, lexicon: Lexicon, isAct: (folded: string) => boolean): Layout {
  const [outer, ...inner] = message.messages;
  const readable = message.parts.filter((part) => part.text !== null && part.text !== '' && !isReport(part));
  const unread = message.parts.filter((part) => part.unread !== null && !noDocument.has(part.unread));
  const documents = readable
    .filter(isDocument)
    .flatMap((part) => passage(part, 0, Number.POSITIVE_INFINITY, 'act', true, lexicon));
  const bodies = bodiesOf(readable.filter((part) => !isDocument(part)));
  const attached = documents.some((document) => isAct(document.folded)) || unread.length > 0;
  const carried = attached || inner.length > 0;
  const own = bodies.flatMap((part) => split(part, roleOf(messageOf(part.path), attached, carried), lexicon));
  const first = bodies.find((part) => messageOf(part.path) === '');
  const all = [...(attached ? documents : demote(documents)), ...own];
  const passages = bounded(all);
  return {
    passages,
    isWhole:
      unread.length === 0 && message.stopped === null && passages.length === all.length && readable.every(isIntact),
    outer,
    inner,
    unread,
    quotedFrom: first ? bodyOf(first.text ?? '').quotedFrom : null,
  };
}

/** Without a readable act beside it, the body of the innermost message is the act. */
function roleOf(message: string, attached: boolean, carried: boolean): Role {
  if (attached) return 'cover';
  return carried && message === '' ? 'cover' : 'act';
}

/** Annexes that order nothing accompany the body. */
function demote(documents: readonly Passage[]): Passage[] {
  return documents.map((document) => ({ ...document, role: 'cover' }));
}

function split(part: Part, role: Role, lexicon: Lexicon): Passage[] {
  const { own } = bodyOf(part.text ?? '');
  return [
    ...passage(part, 0, own, role, false, lexicon),
    ...passage(part, own, Number.POSITIVE_INFINITY, 'quoted', false, lexicon),
  ];
}

function passage(part: Part, start: number, end: number, role: Role, document: boolean, lexicon: Lexicon): Passage[] {
  const text = (part.text ?? '').slice(start, Math.min(end, start + PART_LENGTH));
  if (text.trim() === '') return [];
  const said = fold(withoutDisclaimers(withoutEmptyBoxes(text)));
  const instructions = instructionsIn(text, said, lexicon);
  const folded = withoutInstructions(said, instructions);
  return [{ part: part.path, start, role, document, text, folded, instructions, sentences: sentencesOf(text) }];
}

function bounded(passages: readonly Passage[]): Passage[] {
  let left = TOTAL_LENGTH;
  return passages.filter((one) => {
    left -= one.text.length;
    return left > 0;
  });
}

/** A formatted body that repeats its plain twin is read once; one that says something else is read too. */
function bodiesOf(parts: readonly Part[]): Part[] {
  const isPlain = (part: Part): boolean => part.contentType === 'text/plain';
  const plain = parts.filter(isPlain).map((part) => ({ message: messageOf(part.path), said: new Set(wordsOf(part)) }));
  const repeats = (part: Part): boolean => {
    const twins = plain.filter(({ message }) => message === messageOf(part.path));
    const words = twins.length > 0 ? wordsOf(part) : [];
    return twins.some(({ said }) => says(said, words));
  };
  return parts.filter((part) => isPlain(part) || !repeats(part));
}

function says(said: ReadonlySet<string>, words: readonly string[]): boolean {
  const unsaid = words.filter((word) => !said.has(word));
  return unsaid.length <= 0.1 * Math.max(10, said.size);
}

function wordsOf(part: Part): string[] {
  return fold((part.text ?? '').slice(0, PART_LENGTH)).split(/[^\p{L}\p{N}@.]+/u);
}

const incomplete: readonly Mark[] = ['cut', 'damaged', 'page_unread', 'files_unread'];

function isIntact({ text, marks }: Part): boolean {
  return !marks.some((mark) => incomplete.includes(mark)) && (text ?? '').length <= PART_LENGTH;
}

function isDocument(part: Part): boolean {
  return part.attachment || part.pages.length > 0;
}

function isReport(part: Part): boolean {
  return part.contentType === 'message/delivery-status' || part.contentType === 'message/disposition-notification';
}

/** The lines of a passage that say something, folded and trimmed. */
export function linesOf({ text, folded }: Pick<Passage, 'text' | 'folded'>): string[] {
  let at = 0;
  const lines = text.split('\n').map((line) => {
    const said = folded.slice(at, at + line.length).trim();
    at += line.length + 1;
    return said;
  });
  return lines.filter((line) => line !== '');
}

/** A place of a passage as a span of its part. */
export function spanOf(passage: Passage, place: Place): Span {
  return { part: passage.part, start: passage.start + place.start, end: passage.start + place.end };
}

/** The sentence around a place, folded. */
export function sentenceAround(passage: Passage, place: Place): Place {
  return passage.sentences.find((sentence) => place.start < sentence.end) ?? place;
}

/** The subject as a passage of its own; it has no place in a part that could be shown. */
export function subjectOf({ outer }: Layout): Passage[] {
  const text = outer.headers.subject;
  const whole = [{ start: 0, end: text.length }];
  return [
    {
      part: SUBJECT,
      start: 0,
      role: 'cover',
      document: false,
      text,
      folded: fold(text),
      instructions: [],
      sentences: whole,
    },
  ];
}
/** The part it is said to stand in. */
export const SUBJECT = 'subject';
