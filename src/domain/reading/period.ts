/** The period an act asks about: from when to when, and in whose hours. It is read for people; no rule counts with it. */
import type { Day } from '../kernel/day.js';
import type { Place } from '../law/place.js';
import { words } from './finder.js';
import { type Moment, momentsIn, timesIn, zoneIn } from './moment.js';

export interface Period {
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, as written; null where it has no beginning or no end. */
  readonly from: string | null;
  readonly to: string | null;
  /** Null when the act does not say: then the hours are not known. */
  readonly zone: string | null;
  readonly place: Place;
}

const lead =
  /(?:^|[^\p{L}])(?:du|de|entre|from|between|vom|von|zwischen(?: dem)?|dal|dall'|tra|fra|del|desde|de) ?(?:le |the |dem |el |il )?$/u;
const openLead =
  /(?:^|[^\p{L}])(?:depuis|a compter du|a partir du|since|from|starting(?: on)?|after|seit(?: dem)?|ab(?: dem)?|dal|desde|a partir del) ?(?:le |the |el |il )?$/u;
const joint =
  /^[ ,]*(?:a|au|et|to|and|until|till|through|bis(?: zum)?|und|al|e|y|hasta|jusqu'au|-) ?(?:le |the |dem |el |il )?$/;
const hours = /^[ ,]*(?:entre|between|de|from|von|zwischen|dalle|tra le|entre las) ([^.;]{3,40})/;
const relative = words(
  'depuis (?:\\d+|un|deux|trois|six|douze) (?:jours|semaines|mois|ans?)',
  '(?:les |des |de ces )?(?:\\d+|deux|trois|six|douze) derni(?:ers|eres) (?:jours|semaines|mois|annees)',
  '(?:last|past|previous|preceding) (?:\\d+ )?(?:days|weeks|months|years?)',
  '(?:letzten|vergangenen) (?:\\d+ )?(?:tage|wochen|monate|jahre)n?',
  'ultim[oi]s? (?:\\d+ )?(?:dias|meses|anos|giorni|mesi|anni)',
  'all dates',
);
/** "Du 1er au 31 octobre 2026": the month is written once. */
const bareStart =
  /(?:^|[^\p{L}])(?:du|de|entre le|from(?: the)?|between(?: the)?|vom|dal|dall'|del) ?(\d{1,2})(?:er|\.|st|nd|rd|th|o)? (?:au|et le|to(?: the)?|and(?: the)?|bis(?: zum)?|al) ?$/u;
/** Characters before a day in which a word may make it a beginning. */
const LEAD = 40;
const TAIL = 60;

/** Every period of a folded text, in order; the same words never make two. */
export function periodsIn(folded: string, monthFirst = false): Period[] {
  const moments = momentsIn(folded, monthFirst);
  const found: Period[] = [];
  for (let at = 0; at < moments.length; at += 1) {
    const period =
      bounded(folded, moments, at) ??
      sameMonth(folded, moments[at]) ??
      withinDay(folded, moments[at]) ??
      open(folded, moments[at]);
    if (!period) continue;
    found.push(period);
    while ((moments[at + 1]?.place.start ?? Number.POSITIVE_INFINITY) < period.place.end) at += 1;
  }
  const others = relative.all(folded).map((place): Period => ({ from: null, to: null, zone: null, place }));
  return [...found, ...others].sort((one, other) => one.place.start - other.place.start);
}

const before = (folded: string, at: number): string => folded.slice(Math.max(0, at - LEAD), at);

function bounded(folded: string, moments: readonly Moment[], at: number): Period | null {
  const [first, second] = [moments[at], moments[at + 1]];
  if (!first || !second || !lead.test(before(folded, first.place.start))) return null;
  if (!joint.test(folded.slice(first.place.end, second.place.start))) return null;
  const from = first.day ?? sameYear(folded, first, second);
  return {
    from: from && written(from, first.time),
    to: second.day && written(second.day, second.time),
    zone: second.zone ?? first.zone,
    place: { start: first.place.start, end: second.place.end },
  };
}

/** "Du 1er au 31 octobre 2026": the year is written once. */
function sameYear(folded: string, { place }: Moment, { day }: Moment): Day | null {
  return day === null
    ? null
    : (momentsIn(`${folded.slice(place.start, place.end)} ${day.slice(0, 4)}`)[0]?.day ?? null);
}

function sameMonth(folded: string, moment: Moment | undefined): Period | null {
  const found = moment?.day ? bareStart.exec(before(folded, moment.place.start)) : null;
  const date = found?.[1];
  if (!moment?.day || !found || !date) return null;
  const from = `${moment.day.slice(0, 8)}${date.padStart(2, '0')}`;
  const start = moment.place.start - found[0].length + found[0].indexOf(date);
  const to = written(moment.day, moment.time);
  return from > moment.day ? null : { from, to, zone: moment.zone, place: { start, end: moment.place.end } };
}

function withinDay(folded: string, moment: Moment | undefined): Period | null {
  if (!moment?.day) return null;
  const found = hours.exec(folded.slice(moment.place.end, moment.place.end + TAIL));
  const [from, to, ...more] = timesIn(found?.[1] ?? '');
  if (!found || !from || !to || more.length > 0) return null;
  const end = moment.place.end + found[0].length;
  const zone = zoneIn(folded.slice(moment.place.end, end + TAIL));
  return { from: written(moment.day, from), to: written(moment.day, to), zone, place: { ...moment.place, end } };
}

function open(folded: string, moment: Moment | undefined): Period | null {
  if (!moment?.day || !openLead.test(before(folded, moment.place.start))) return null;
  return { from: written(moment.day, moment.time), to: null, zone: moment.zone, place: moment.place };
}

const written = (day: Day, time: string | null): string => (time === null ? day : `${day}T${time}`);
