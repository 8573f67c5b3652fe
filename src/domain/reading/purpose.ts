/** What a message is for: an act that asks now, or a notice, an invoice, a reminder, a survey, a report or a question that only speaks of one. */
import type { Span } from '../law/fact.js';
import type { Place } from '../law/place.js';
import type { CheckResult } from '../law/vocabulary.js';
import { dataIn } from './asking.js';
import { either, type Finder } from './finder.js';
import { sectionsOf } from './form.js';
import type { Lexicon } from './lexicon.js';
import { type Layout, type Passage, SUBJECT, spanOf, subjectOf } from './passage.js';

/** A sentence that decides, and what it says of the message. */
export interface Purpose {
  readonly result: CheckResult;
  /** Null where the subject decides: it has no place in a part that could be shown. */
  readonly span: Span | null;
}

/**
 * Holds where a sentence of the message asks now; fails where it says that it is something else and no sentence asks, where
 * it only reminds of an earlier act, and where it is a specimen; unknown where neither is said.
 */
export function purposeOf(layout: Layout, lexicon: Lexicon): Purpose {
  const { concepts } = lexicon;
  const said = layout.passages.filter(({ role }) => role !== 'quoted');
  const heard = [...titlesOf(said), ...subjectOf(layout)];
  const specimen = firstOf(heard, (one) => concepts.specimen.in(one));
  if (specimen) return decided('fails', specimen);
  const form = said.find((passage) => sectionsOf(passage).size >= SECTIONS);
  if (form) return decided('holds', { passage: form, place: { start: 0, end: Math.min(form.text.length, SHOWN) } });
  const asking = said.flatMap((passage) =>
    passage.sentences.filter((place) => asksNow(passage, place, lexicon)).map((place) => ({ passage, place })),
  );
  const reminder = firstOf(heard, (one) => concepts.reminder.in(one));
  const own = reminder
    ? asking.filter(({ passage, place }) => !concepts['earlier-act'].in(saidIn(passage, place)))
    : asking;
  const [ask] = own;
  if (ask) return decided('holds', ask);
  const isMail = said.every((passage) => !isAct(passage));
  const notice = reminder ?? firstOf(heard, (one) => concepts.notice.in(one) || (isMail && isOther(one, lexicon)));
  return notice ? decided('fails', notice) : { result: 'unknown', span: null };
}

const decided = (result: CheckResult, { passage, place }: Sentence): Purpose => ({
  result,
  span: passage.part === SUBJECT ? null : spanOf(passage, place),
});

/** An authority may ask in the title of a document for answers to a questionnaire; a mail alone that speaks of one is a survey. */
const isOther = (said: string, { concepts }: Lexicon): boolean =>
  concepts.survey.in(said) || concepts['other-purpose'].in(said) || said.trimEnd().endsWith('?');

const isAct = ({ document, role }: Passage): boolean => document && role === 'act';

/** Where a message says what it is: the head of each document that it carries, and the mail itself where it carries none. */
function titlesOf(said: readonly Passage[]): Passage[] {
  const documents = said.filter(isAct);
  return documents.length > 0 ? documents.map(headOf) : [...said];
}

/** The sentences of the title, none of which goes on beyond it. */
function headOf(passage: Passage): Passage {
  const sentences = passage.sentences.filter(({ start }) => start < HEAD);
  return { ...passage, sentences: sentences.map(({ start, end }) => ({ start, end: Math.min(end, HEAD) })) };
}
/** Characters of the title of a document. */
const HEAD = 160;

/** A certificate asks by its form. */
const SECTIONS = 5;
const SHOWN = 200;
/** Characters before a word of asking in which its sentence may tell of an earlier act, and behind it in which the data stand. */
const LEAD = 80;
const REACH = 300;

/** A verb that asks, not one that tells of asking, and data behind it before any other deed. */
function asksNow({ folded }: Passage, place: Place, lexicon: Lexicon): boolean {
  const { concepts } = lexicon;
  const wishes = wishesIn(lexicon);
  const sentence = folded.slice(place.start, place.end);
  return concepts.asking.all(sentence).some(({ start, end }) => {
    if (concepts.reporting.in(sentence.slice(Math.max(0, start - LEAD), start))) return false;
    const word = sentence.slice(start, end);
    if (concepts['told-asking'].in(word)) return false;
    const from = place.start + end;
    const last = concepts.performing.in(word) ? from + 2 * REACH : Math.min(place.end, from + REACH);
    const reach = folded.slice(from, last);
    const wanted = wishes.first(reach);
    const other = concepts['other-deed'].first(reach);
    return wanted !== null && (other === null || wanted.start < other.start);
  });
}

/** Data, papers, and what is to be kept, removed or blocked. */
const wishesIn = (lexicon: Lexicon): Finder =>
  either(dataIn(lexicon), lexicon.concepts.document, lexicon.concepts.deed);

interface Sentence {
  readonly passage: Passage;
  readonly place: Place;
}

const saidIn = ({ folded }: Passage, { start, end }: Place): string => folded.slice(start, end);

const sentencesIn = (passage: Passage, is: (sentence: string) => boolean): Sentence[] =>
  passage.sentences.filter((place) => is(saidIn(passage, place))).map((place) => ({ passage, place }));

const firstOf = (passages: readonly Passage[], is: (sentence: string) => boolean): Sentence | null =>
  passages.flatMap((passage) => sentencesIn(passage, is))[0] ?? null;
