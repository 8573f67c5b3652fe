/** The period an act asks about: from when to when, and in whose hours. It is read for people; no rule counts with it. */
import type { Day } from '../kernel/day.js';
import type { Place } from '../law/place.js';
import type { Concept } from './concept.js';
import type { Lexicon } from './lexicon.js';
import { type Moment, momentsIn, timesIn, zoneIn } from './moment.js';

export interface Period {
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, as written; null where it has no beginning or no end. */
  readonly from: string | null;
  readonly to: string | null;
  /** Null when the act does not say: then the hours are not known. */
  readonly zone: string | null;
  readonly place: Place;
}

/** "Du 1er au 31 octobre 2026": the month is written once. */
const bareDate = /(?:^|[^\p{L}\p{N}])(\d{1,2})(?:\p{L}{1,2}|\.)? +([^\p{N}.;]{1,20})$/u;
/** Characters before a day in which a word may make it a beginning. */
const LEAD = 40;
const TAIL = 60;

/** Every period of a folded text, in order; the same words never make two. */
export function periodsIn(folded: string, lexicon: Lexicon, monthFirst = false): Period[] {
  const moments = momentsIn(folded, lexicon, monthFirst);
  const found: Period[] = [];
  for (let at = 0; at < moments.length; at += 1) {
    const period =
      bounded(folded, moments, at, lexicon) ??
      sameMonth(folded, moments[at], lexicon) ??
      withinDay(folded, moments[at], lexicon) ??
      open(folded, moments[at], lexicon);
    if (!period) continue;
    found.push(period);
    while ((moments[at + 1]?.place.start ?? Number.POSITIVE_INFINITY) < period.place.end) at += 1;
  }
  const others = lexicon.concepts['counted-back']
    .all(folded)
    .map((place): Period => ({ from: null, to: null, zone: null, place }));
  return [...found, ...others].sort((one, other) => one.place.start - other.place.start);
}

const before = (folded: string, at: number): string => folded.slice(Math.max(0, at - LEAD), at);

/** True where the words end with one of the concept. */
const leads = (concept: Concept, said: string, { concepts }: Lexicon): boolean => {
  const trimmed = said.replace(/[ ']+$/, '');
  return concepts[concept].all(trimmed).some(({ end }) => end === trimmed.length);
};

/** True of a hyphen, or of the words that join two days and of nothing else. */
function joins(said: string, { concepts }: Lexicon): boolean {
  const words = said.replace(/^[ ,]+|[ ']+$/g, '');
  return (
    words === '-' || concepts['period-joint'].all(words).some(({ start, end }) => start === 0 && end === words.length)
  );
}

function bounded(folded: string, moments: readonly Moment[], at: number, lexicon: Lexicon): Period | null {
  const [first, second] = [moments[at], moments[at + 1]];
  if (!first || !second || !leads('period-begins', before(folded, first.place.start), lexicon)) return null;
  if (!joins(folded.slice(first.place.end, second.place.start), lexicon)) return null;
  const from = first.day ?? sameYear(folded, first, second, lexicon);
  return {
    from: from && written(from, first.time),
    to: second.day && written(second.day, second.time),
    zone: second.zone ?? first.zone,
    place: { start: first.place.start, end: second.place.end },
  };
}

/** "Du 1er mars au 3 avril 2026": the year is written once. */
function sameYear(folded: string, { place }: Moment, { day }: Moment, lexicon: Lexicon): Day | null {
  if (day === null) return null;
  const [first] = momentsIn(`${folded.slice(place.start, place.end)} ${day.slice(0, 4)}`, lexicon);
  return first?.day ?? null;
}

function sameMonth(folded: string, moment: Moment | undefined, lexicon: Lexicon): Period | null {
  const said = moment?.day ? before(folded, moment.place.start) : '';
  const found = bareDate.exec(said);
  const [, date = '', joint = ''] = found ?? [];
  if (!moment?.day || !found || !joins(joint, lexicon)) return null;
  const at = found.index + found[0].indexOf(date);
  if (!leads('period-begins', said.slice(0, at), lexicon)) return null;
  const from = `${moment.day.slice(0, 8)}${date.padStart(2, '0')}`;
  const start = moment.place.start - said.length + at;
  const to = written(moment.day, moment.time);
  return from > moment.day ? null : { from, to, zone: moment.zone, place: { start, end: moment.place.end } };
}

function withinDay(folded: string, moment: Moment | undefined, lexicon: Lexicon): Period | null {
  if (!moment?.day) return null;
  const said = folded.slice(moment.place.end, moment.place.end + TAIL);
  const lead = lexicon.concepts['period-begins'].first(said);
  if (!lead || !/^[ ,]*$/.test(said.slice(0, lead.start))) return null;
  const between = /^ [^.;]{3,40}/.exec(said.slice(lead.end))?.[0] ?? '';
  const [from, to, ...more] = timesIn(between);
  if (!from || !to || more.length > 0) return null;
  const end = moment.place.end + lead.end + between.length;
  const zone = zoneIn(folded.slice(moment.place.end, end + TAIL), lexicon);
  return { from: written(moment.day, from), to: written(moment.day, to), zone, place: { ...moment.place, end } };
}

function open(folded: string, moment: Moment | undefined, lexicon: Lexicon): Period | null {
  if (!moment?.day || !leads('period-opens', before(folded, moment.place.start), lexicon)) return null;
  return { from: written(moment.day, moment.time), to: null, zone: moment.zone, place: moment.place };
}

const written = (day: Day, time: string | null): string => (time === null ? day : `${day}T${time}`);
