/** The issuer's own reference: the one to quote in every answer (Policy reference). */
import type { Span } from '../law/fact.js';
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import type { Concept } from './concept.js';
import type { Lexicon } from './lexicon.js';
import { type Layout, type Passage, spanOf } from './passage.js';
import { bare, docket, lettered, parquet } from './register-number.js';

export interface Reference {
  /** As written. */
  readonly text: string;
  readonly span: Span | null;
}

/** A reference holds digits; between them letters, marks and, for registers such as "26 GJ 4471", single spaces. */
const value =
  '((?:r\\.g\\.n\\.r\\. |[a-z]{1,4}\\.? )?[\\p{L}\\d](?=[\\p{L}\\d./:()_-]{0,80}\\d)[\\p{L}\\d./:()_-]{1,80}(?: [a-z]{2,4} [\\d][\\d./-]{0,40})?)';
/** Behind its title: the sign of a number, and what is numbered. */
const numbered = new RegExp(`\\.?(?: ?(?:n[o°]s?|nr|#))?[ .,:°#]{1,5}(?:n[o°][ .]{1,2})?${value}`, 'uy');
const signed = new RegExp(` ?n[o°][ .,:°#]{1,5}(?:n[o°][ .]{1,2})?${value}`, 'uy');
/** Chinese writes no spaces: up to the end of the clause. */
const numberedInChinese = /[:： ]*([^\s，。；]{4,60})/uy;

/** Heavier titles name the case of the issuer; lighter ones an order, a decision or a message within it. */
const titles = [
  { weight: 7, concept: 'case-number-title', behind: numbered },
  { weight: 7, concept: 'investigation-title', behind: signed },
  { weight: 6, concept: 'our-reference-title', behind: numbered },
  { weight: 6, concept: 'report-number-title', behind: numbered },
  { weight: 5, concept: 'reference-title', behind: numbered },
  { weight: 4, concept: 'matter-title', behind: numbered },
  { weight: 3, concept: 'decision-title', behind: numbered },
  { weight: 6, concept: 'file-number', behind: numberedInChinese },
] as const satisfies readonly { weight: number; concept: Concept; behind: RegExp }[];

interface Placed {
  readonly place: Place;
  readonly own: number;
}

function numbersIn(folded: string, { concepts }: Lexicon): Placed[] {
  const titled = titles.flatMap(({ weight, concept, behind }) =>
    concepts[concept].all(folded).flatMap((title) => {
      behind.lastIndex = title.end;
      const [whole = '', written] = behind.exec(folded) ?? [];
      const end = title.end + whole.length;
      return written === undefined ? [] : [{ place: { start: end - written.length, end }, own: weight }];
    }),
  );
  const isOfJudge = ({ start, end }: Place) =>
    concepts['investigating-judge-number'].in(folded.slice(start, end).replace(/[\d ]+$/, ''));
  return [
    ...titled,
    ...docket(folded).map((place) => ({ place, own: 4 })),
    ...parquet(folded).map((place) => ({ place, own: 5 })),
    ...lettered(folded).flatMap((place) => (isOfJudge(place) ? [{ place, own: 6 }] : [])),
  ];
}

/** Just before a number that is no reference: a law, a person, a company, an invoice; then a bracket, a sign or a letter at most. */
const joins = /^\.?\)? ?(?:\(\w*\)? ?)?(?:n[o°]\.? ?)?(?:[a-z]\.? ?)?$/;
const section = /§ ?(?:\(\w+\) ?)?(?:n[o°]\.? ?)?(?:[a-z]\.? ?)?$/;

interface Candidate extends Reference {
  readonly key: string;
  readonly score: number;
}

/** The likeliest reference of the issuer's act; null when none is given. */
export function referenceOf(layout: Layout, lexicon: Lexicon): Reference | null {
  const subjects = [layout.outer, ...layout.inner].map(({ headers }) => headers.subject);
  const subjectText = subjects.map(fold).join('\n');
  const fromText = layout.passages.flatMap((passage) => candidatesIn(passage, subjectText, lexicon));
  const fromSubjects = [...subjects]
    .reverse()
    .flatMap((subject) => candidates({ text: subject, folded: fold(subject), passage: null }, 2, lexicon));
  const all = [...fromText, ...fromSubjects];
  const best = all
    .map((one) => ({ ...one, score: one.score + Math.min(2, all.filter(({ key }) => key === one.key).length - 1) }))
    .sort((one, other) => other.score - one.score)[0];
  return best ? { text: best.text, span: best.span } : null;
}

function candidatesIn(passage: Passage, subjects: string, lexicon: Lexicon): Candidate[] {
  const weight = { act: 2, cover: 1, quoted: 0 }[passage.role];
  return candidates({ text: passage.text, folded: passage.folded, passage }, weight, lexicon).map((one) => ({
    ...one,
    score: one.score + (subjects.includes(one.key) ? 3 : 0),
  }));
}

interface Said {
  readonly text: string;
  readonly folded: string;
  /** Null of the subject of a mail. */
  readonly passage: Passage | null;
}

function candidates({ text, folded, passage }: Said, weight: number, lexicon: Lexicon): Candidate[] {
  const found = numbersIn(folded, lexicon);
  const loose = passage ? [] : bare(folded).map((place) => ({ place, own: 1 }));
  return [...found, ...loose].flatMap(({ place, own }) => {
    const { written, start } = tidy(text.slice(place.start, place.end), place.start);
    if (!isReference(written, folded.slice(Math.max(0, start - 40), start), lexicon)) return [];
    const span = passage ? spanOf(passage, { start, end: start + written.length }) : null;
    const early = start < 700 ? 1 : 0;
    return [{ text: balanced(written), span, key: fold(balanced(written)), score: own + weight + early }];
  });
}

/** Without the punctuation after it, nor a small word before it: registers are written in capitals. */
function tidy(text: string, start: number): { written: string; start: number } {
  const word = /^\p{Ll}+\.? /u.exec(text)?.[0] ?? '';
  return { written: text.slice(word.length).replace(/[.,;:)\]\-\s]+$/, ''), start: start + word.length };
}

function isReference(written: string, before: string, { concepts }: Lexicon): boolean {
  const digits = written.replace(/\D/g, '').length;
  const isLong = digits >= 2 && written.length >= 4 && written.length <= 60;
  if (!isLong || isDay(written) || section.test(before)) return false;
  return !concepts['other-number'].all(before).some(({ end }) => joins.test(before.slice(end)));
}

function isDay(written: string): boolean {
  return /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$|^\d{1,4}$|^(?:\d{1,3}\.){3}\d{1,3}$/.test(written);
}

/** A closing bracket lost with the punctuation is given back. */
function balanced(written: string): string {
  return written.split('(').length > written.split(')').length ? `${written})` : written;
}
