/** When a clock ends, by law and safely, with the computation in sentences (Reg. 1182/71; CPP 801). */
import { addDays, addMonths, type Day } from '../kernel/day.js';
import { addHours, dayOf, endOf, type Instant, instant, instantOf } from '../kernel/instant.js';
import type { Bilingual } from '../kernel/result.js';
import { addWorkingDays, type Calendar, nextWorkingDay, workingDaysBetween } from './calendar.js';
import { type Clocks, clockOn, type NamedClock } from './clock.js';
import { dayWords, instantWords, startWords } from './deadline-words.js';

export interface Deadline {
  readonly code: string;
  readonly title: Bilingual;
  /** The first instant after the period ("24:00" is the first instant of the next day); null where the law has no number. */
  readonly legalEnd: Instant | null;
  /** What alarms follow: never later than the law, without extension. */
  readonly safeEnd: Instant;
  /** The computation, sentence by sentence. */
  readonly steps: readonly Bilingual[];
  readonly articles: readonly string[];
}

interface Computed {
  readonly legalEnd: Instant | null;
  readonly safeEnd: Instant;
  readonly steps: readonly Bilingual[];
}

/** What a computation needs of the law: its clocks, and the days on which nothing ends. */
export interface ClockLaw {
  readonly clocks: Clocks;
  readonly calendar: Calendar;
}

/** The operator closes its own day at six in the evening, Paris time. */
const evening = (on: Day): Instant => instantOf(on, '18:00');

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const started = ({ starts }: NamedClock, at: Instant): Bilingual => ({
  fr: `${capital(startWords[starts].fr)} : ${instantWords(at).fr}, heure de Paris.`,
  en: `${capital(startWords[starts].en)}: ${instantWords(at).en}, Paris time.`,
});

/** The hour in which the event falls is never counted, be it its first instant; Paris is whole hours from UTC. */
const nextFullHour = (at: Instant): Instant => addHours(instant(`${at.slice(0, 14)}00:00.000Z`), 1);

type LegalClock = Extract<NamedClock, { setBy: 'law' }>;

function hours(at: Instant, { amount, calendar }: LegalClock): Computed {
  const elapsed = calendar !== 'reg_1182_71';
  const from = elapsed ? at : nextFullHour(at);
  const legalEnd = addHours(from, amount);
  const safeEnd = addHours(at, amount);
  const start: Bilingual = {
    fr: `L’heure de réception ne compte pas : la période part de ${instantWords(from).fr} (règl. 1182/71, art. 3 § 1).`,
    en: `The hour of receipt is not counted: the period starts at ${instantWords(from).en} (Reg. 1182/71, art. 3(1)).`,
  };
  const end: Bilingual = {
    fr: `${amount} heures écoulées, jours fermés compris : ${instantWords(legalEnd).fr}. Alarme sans l’heure entamée : ${instantWords(safeEnd).fr}.`,
    en: `${amount} elapsed hours, closed days included: ${instantWords(legalEnd).en}. Alarm without the begun hour: ${instantWords(safeEnd).en}.`,
  };
  return { legalEnd, safeEnd, steps: elapsed ? [end] : [start, end] };
}

/** Two working days at least in any period of two days or more (Reg. 1182/71, art. 3(5)). */
function withTwoWorkingDays(from: Day, raw: Day, end: Day, calendar: Calendar): Day {
  const enough = raw <= addDays(from, 1) || workingDaysBetween(from, end, calendar) >= 2;
  return enough ? end : addWorkingDays(from, 2, calendar);
}

interface Rolled {
  readonly end: Day;
  readonly steps: readonly Bilingual[];
}

const closedDay = {
  reg_1182_71: { fr: 'art. 3 § 4', en: 'art. 3(4)' },
  cpp_801: { fr: 'CPP, art. 801', en: 'CPP art. 801' },
  cpc_642: { fr: 'CPC, art. 642', en: 'CPC art. 642' },
};

/** The end of the last day where it falls on a closed one; each regime under its own article. */
function rolled(from: Day, raw: Day, closed: LegalClock['calendar'], calendar: Calendar): Rolled {
  if (closed === 'none') return { end: raw, steps: [] };
  const regulation = closed === 'reg_1182_71';
  const working = nextWorkingDay(raw, calendar);
  const end = regulation ? withTwoWorkingDays(from, raw, working, calendar) : working;
  const steps: Bilingual[] = [];
  if (working !== raw) {
    const article = closedDay[closed];
    steps.push({
      fr: `Ce jour est fermé : la période finit le jour ouvrable suivant, ${dayWords(working).fr} (${article.fr}).`,
      en: `That day is closed: the period ends on the next working day, ${dayWords(working).en} (${article.en}).`,
    });
  }
  if (end !== working) {
    steps.push({
      fr: `Deux jours ouvrables au moins : ${dayWords(end).fr} (art. 3 § 5).`,
      en: `At least two working days: ${dayWords(end).en} (art. 3(5)).`,
    });
  }
  return { end, steps };
}

function daysOrMonths(at: Instant, clock: LegalClock, calendar: Calendar): Computed {
  const { unit, amount, aim = amount } = clock;
  const from = dayOf(at);
  const after = unit === 'days' ? addDays : addMonths;
  const raw = after(from, amount);
  const { end, steps } = rolled(from, raw, clock.calendar, calendar);
  const safeEnd = evening(after(from, aim));
  const words = unit === 'days' ? { fr: 'jours', en: 'days' } : { fr: 'mois', en: 'month(s)' };
  return {
    legalEnd: endOf(end),
    safeEnd,
    steps: [
      {
        fr: `Le jour de réception ne compte pas ; ${amount} ${words.fr} mènent au ${dayWords(raw).fr}.`,
        en: `The day of receipt is not counted; ${amount} ${words.en} lead to ${dayWords(raw).en}.`,
      },
      ...steps,
      {
        fr: `La période finit le ${dayWords(end).fr} à 24 heures. Alarme sans report : ${instantWords(safeEnd).fr}.`,
        en: `The period ends on ${dayWords(end).en} at 24:00. Alarm without extension: ${instantWords(safeEnd).en}.`,
      },
    ],
  };
}

function commitment(safeEnd: Instant): Computed {
  return {
    legalEnd: null,
    safeEnd,
    steps: [
      {
        fr: `Le texte ne donne pas de nombre ; l’engagement de l’exploitant finit le ${instantWords(safeEnd).fr}.`,
        en: `The text gives no number; the commitment of the operator ends on ${instantWords(safeEnd).en}.`,
      },
    ],
  };
}

function foreign(at: Instant, days: number): Computed {
  const safeEnd = evening(addDays(dayOf(at), days));
  return {
    legalEnd: null,
    safeEnd,
    steps: [
      {
        fr: `Délai d’un droit étranger, sans effet sur l’opérateur ; noté au ${instantWords(safeEnd).fr}, conseil étranger seul compétent.`,
        en: `Time limit of a foreign law, without effect on the operator; noted at ${instantWords(safeEnd).en}, for foreign counsel only.`,
      },
    ],
  };
}

function compute(clock: NamedClock, at: Instant, calendar: Calendar): Computed {
  switch (clock.setBy) {
    case 'law':
      return clock.unit === 'hours' ? hours(at, clock) : daysOrMonths(at, clock, calendar);
    case 'operator':
      return commitment(
        clock.unit === 'hours'
          ? addHours(at, clock.amount)
          : evening(addWorkingDays(dayOf(at), clock.amount, calendar)),
      );
    case 'foreign_law':
      return foreign(at, clock.amount);
  }
}

/** Ends under one law that are remembered: cases, and the proof over all of them, ask for the same again and again. */
const MOST_ENDS = 2_000;
const ends = new WeakMap<Clocks, WeakMap<Calendar, Map<string, Deadline>>>();

function endsUnder({ clocks, calendar }: ClockLaw): Map<string, Deadline> {
  const byCalendar = ends.get(clocks) ?? new WeakMap<Calendar, Map<string, Deadline>>();
  const known = byCalendar.get(calendar) ?? new Map<string, Deadline>();
  if (known.size >= MOST_ENDS) known.clear();
  byCalendar.set(calendar, known);
  ends.set(clocks, byCalendar);
  return known;
}

function computed(code: string, startsAt: Instant, { clocks, calendar }: ClockLaw, law: Day): Deadline {
  const clock = clockOn(code, law, clocks);
  if (!clock) throw new RangeError(`"${code}" is no clock of workflows/clocks on ${law}.`);
  const { legalEnd, safeEnd, steps } = compute(clock, startsAt, calendar);
  const { title, articles } = clock;
  return { code, title, legalEnd, safeEnd, steps: [started(clock, startsAt), ...steps], articles };
}

/**
 * The end of a clock that starts at an instant, days taken in Europe/Paris. Throws a RangeError on a code that no clock
 * bears on that day: codes come from the rules, whose every code the catalogue checks at the start.
 * @param law the day whose law computes it
 */
export function deadlineOf(code: string, startsAt: Instant, under: ClockLaw, law: Day = dayOf(startsAt)): Deadline {
  const known = endsUnder(under);
  const key = `${code} ${startsAt} ${law}`;
  const end = known.get(key) ?? computed(code, startsAt, under, law);
  known.set(key, end);
  return end;
}
