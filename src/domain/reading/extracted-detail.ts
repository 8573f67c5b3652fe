/** What else an act says that people need to see: its period, offence, authorisations, silence asked, time to answer. */
import { z } from 'zod';
import { Span } from '../law/fact.js';
import type { Place } from '../law/place.js';
import type { Finder } from './finder.js';
import type { Lexicon } from './lexicon.js';
import { momentsIn } from './moment.js';
import { type Passage, sentenceAround, spanOf } from './passage.js';
import { periodsIn } from './period.js';

export const detailKinds = [
  'period',
  'offence',
  'authorisation',
  'confidentiality',
  'answer_by',
  'instruction',
] as const;

/** Shown to people beside the page; no rule and no clock uses it. */
export const ExtractedDetail = z.strictObject({
  kind: z.enum(detailKinds),
  /** As written. */
  text: z.string(),
  span: Span,
  /** Of an authorisation: the day its sentence gives. */
  day: z.iso.date().nullable(),
  /** Of a period: civil hours as written, in the zone the act names. */
  period: z
    .strictObject({ from: z.string().nullable(), to: z.string().nullable(), zone: z.string().nullable() })
    .nullable(),
});
export type ExtractedDetail = z.infer<typeof ExtractedDetail>;

const authorised = ['prosecutor-authorisation', 'controller-authorisation', 'judge-order'] as const;

/** Places kept of one kind in one passage. */
const SHOWN = 20;
const LONGEST = 300;

/** What the passages say, in their order; `monthFirst` says how their author writes 3/4/2026. */
export function detailsIn(passages: readonly Passage[], monthFirst: boolean, lexicon: Lexicon): ExtractedDetail[] {
  const { concepts } = lexicon;
  const authorisations = authorised.map((concept) => concepts[concept]);
  return passages.flatMap((passage) => [
    ...periodsOf(passage, monthFirst, lexicon),
    ...placesOf(passage, 'offence', [concepts['offence-told']]),
    ...placesOf(passage, 'authorisation', authorisations).map((detail) => ({
      ...detail,
      day: dayNear(passage, detail, monthFirst, lexicon),
    })),
    ...placesOf(passage, 'confidentiality', [concepts.confidentiality]),
    ...placesOf(passage, 'answer_by', [concepts['time-to-answer']]),
  ]);
}

/** What a passage says to machines: people see it as the attack it is. */
export function instructionDetails(passage: Passage): ExtractedDetail[] {
  return passage.instructions.slice(0, SHOWN).map((place) => detailOf(passage, 'instruction', place));
}

function detailOf(passage: Passage, kind: ExtractedDetail['kind'], place: Place): ExtractedDetail {
  const text = passage.text.slice(place.start, Math.min(place.end, place.start + LONGEST)).trim();
  return { kind, text, span: spanOf(passage, place), day: null, period: null };
}

function periodsOf(passage: Passage, monthFirst: boolean, lexicon: Lexicon): ExtractedDetail[] {
  return periodsIn(passage.folded, lexicon, monthFirst)
    .slice(0, SHOWN)
    .map(({ place, from, to, zone }) => ({ ...detailOf(passage, 'period', place), period: { from, to, zone } }));
}

function placesOf(passage: Passage, kind: ExtractedDetail['kind'], finders: readonly Finder[]): ExtractedDetail[] {
  const places = finders.flatMap((finder) => finder.all(passage.folded).slice(0, SHOWN));
  const apart = places.filter(
    (place, index) => !places.slice(0, index).some((other) => place.start < other.end && other.start < place.end),
  );
  return apart.sort((one, other) => one.start - other.start).map((place) => detailOf(passage, kind, place));
}

/** The day behind the words, else the one before them, in their sentence. */
function dayNear(passage: Passage, { span }: ExtractedDetail, monthFirst: boolean, lexicon: Lexicon): string | null {
  const place = { start: span.start - passage.start, end: span.end - passage.start };
  const { start, end } = sentenceAround(passage, place);
  const days = momentsIn(passage.folded.slice(start, end), lexicon, monthFirst).filter(({ day }) => day !== null);
  const after = days.find((moment) => start + moment.place.start >= place.start);
  return (after ?? days.at(-1))?.day ?? null;
}
