/** When a clock ends, by law and safely, with the computation in sentences (Reg. 1182/71; CPP 801). */
import { addDays, addMonths, type Day } from '../kernel/day.js';
import { addHours, dayOf, endOf, type Instant, instant, instantOf } from '../kernel/instant.js';
import type { Bilingual } from '../kernel/result.js';
import { addWorkingDays, type Calendar, nextWorkingDay, workingDaysBetween } from './calendar.js';
import { type ClosedEnd, type Count, type DeadlineRule, deadlineTable } from './deadline-table.js';
import { dayWords, instantWords } from './deadline-words.js';

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

/** The house closes its own day at six in the evening, Paris time. */
const evening = (on: Day): Instant => instantOf(on, '18:00');

const received = (at: Instant): Bilingual => ({
  fr: `Réception : ${instantWords(at).fr}, heure de Paris.`,
  en: `Receipt: ${instantWords(at).en}, Paris time.`,
});

/** The hour in which the event falls is never counted, be it its first instant; Paris is whole hours from UTC. */
const nextFullHour = (at: Instant): Instant => addHours(instant(`${at.slice(0, 14)}00:00.000Z`), 1);

function hours(at: Instant, count: number, regime: 'reg_1182_71' | 'elapsed'): Computed {
  const from = regime === 'elapsed' ? at : nextFullHour(at);
  const legalEnd = addHours(from, count);
  const safeEnd = addHours(at, count);
  const start: Bilingual = {
    fr: `L’heure de réception ne compte pas : la période part de ${instantWords(from).fr} (règl. 1182/71, art. 3 § 1).`,
    en: `The hour of receipt is not counted: the period starts at ${instantWords(from).en} (Reg. 1182/71, art. 3(1)).`,
  };
  const end: Bilingual = {
    fr: `${count} heures écoulées, jours fermés compris : ${instantWords(legalEnd).fr}. Alarme sans l’heure entamée : ${instantWords(safeEnd).fr}.`,
    en: `${count} elapsed hours, closed days included: ${instantWords(legalEnd).en}. Alarm without the begun hour: ${instantWords(safeEnd).en}.`,
  };
  return { legalEnd, safeEnd, steps: regime === 'elapsed' ? [end] : [start, end] };
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

/** The end of the last day where it falls on a closed one; each regime under its own article. */
function rolled(from: Day, raw: Day, closed: ClosedEnd, calendar: Calendar): Rolled {
  if (closed === 'stays') return { end: raw, steps: [] };
  const regulation = closed === 'reg_1182_71';
  const working = nextWorkingDay(raw, calendar);
  const end = regulation ? withTwoWorkingDays(from, raw, working, calendar) : working;
  const steps: Bilingual[] = [];
  if (working !== raw) {
    const article = regulation ? { fr: 'art. 3 § 4', en: 'art. 3(4)' } : { fr: 'CPP, art. 801', en: 'CPP art. 801' };
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

type Long = Extract<Count, { unit: 'days' | 'months' }>;

function daysOrMonths(at: Instant, { unit, count, closed, aim }: Long, calendar: Calendar): Computed {
  const from = dayOf(at);
  const after = unit === 'days' ? addDays : addMonths;
  const raw = after(from, count);
  const { end, steps } = rolled(from, raw, closed, calendar);
  const safeEnd = evening(after(from, aim ?? count));
  const words = unit === 'days' ? { fr: 'jours', en: 'days' } : { fr: 'mois', en: 'month(s)' };
  return {
    legalEnd: endOf(end),
    safeEnd,
    steps: [
      {
        fr: `Le jour de réception ne compte pas ; ${count} ${words.fr} mènent au ${dayWords(raw).fr}.`,
        en: `The day of receipt is not counted; ${count} ${words.en} lead to ${dayWords(raw).en}.`,
      },
      ...steps,
      {
        fr: `La période finit le ${dayWords(end).fr} à 24 heures. Alarme sans report : ${instantWords(safeEnd).fr}.`,
        en: `The period ends on ${dayWords(end).en} at 24:00. Alarm without extension: ${instantWords(safeEnd).en}.`,
      },
    ],
  };
}

function policy(safeEnd: Instant): Computed {
  return {
    legalEnd: null,
    safeEnd,
    steps: [
      {
        fr: `Le texte ne donne pas de nombre ; l’engagement de la maison finit le ${instantWords(safeEnd).fr}.`,
        en: `The text gives no number; the commitment of the house ends on ${instantWords(safeEnd).en}.`,
      },
    ],
  };
}

function foreign(at: Instant, count: number): Computed {
  const safeEnd = evening(addDays(dayOf(at), count));
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

function compute(count: Count, at: Instant, calendar: Calendar): Computed {
  switch (count.unit) {
    case 'hours':
      return hours(at, count.count, count.regime);
    case 'days':
    case 'months':
      return daysOrMonths(at, count, calendar);
    case 'policy_hours':
      return policy(addHours(at, count.count));
    case 'policy_working_days':
      return policy(evening(addWorkingDays(dayOf(at), count.count, calendar)));
    case 'foreign_days':
      return foreign(at, count.count);
  }
}

/** `SLA-24H` and `SLA-5WD` are the house's own: any number of hours or of working days. */
function houseRule(code: string): DeadlineRule | undefined {
  const [, digits, unit] = /^SLA-(\d{1,3})(H|WD)$/.exec(code) ?? [];
  if (digits === undefined) return undefined;
  const count = Number(digits);
  return unit === 'H'
    ? {
        title: { fr: `Engagement de la maison : ${count} h`, en: `Commitment of the house: ${count} h` },
        count: { unit: 'policy_hours', count },
        articles: ['Policy service-levels'],
      }
    : {
        title: {
          fr: `Engagement de la maison : ${count} jours ouvrés`,
          en: `Commitment of the house: ${count} working days`,
        },
        count: { unit: 'policy_working_days', count },
        articles: ['Policy service-levels'],
      };
}

/** `D-CPP801-10`, `D-R1182-2`: days that an act itself sets, counted as French procedure or as Union law counts. */
function setByAct(code: string): DeadlineRule | undefined {
  const [, regime, digits] = /^D-(CPP801|R1182)-([1-9]\d{0,2})$/.exec(code) ?? [];
  if (digits === undefined) return undefined;
  const count = Number(digits);
  const french = regime === 'CPP801';
  return {
    title: { fr: `Délai fixé par l’acte : ${count} jours`, en: `Time limit set by the act: ${count} days` },
    count: { unit: 'days', count, closed: french ? 'cpp_801' : 'reg_1182_71' },
    articles: [french ? 'CPP 801' : 'Reg. 1182/71 art. 3'],
  };
}

export const ruleOfDeadline = (code: string): DeadlineRule | undefined =>
  deadlineTable[code] ?? houseRule(code) ?? setByAct(code);

/**
 * The end of a clock that starts at an instant, days taken in Europe/Paris. Throws a RangeError on an unknown code: codes
 * come from the rules, whose every code the catalogue checks at the start.
 */
export function deadlineOf(code: string, receivedAt: Instant, calendar: Calendar): Deadline {
  const rule = ruleOfDeadline(code);
  if (!rule)
    throw new RangeError(
      `"${code}" is no deadline: take a code of domain/law/deadline-table.ts, D-CPP801-<n>, D-R1182-<n>, SLA-<n>H or SLA-<n>WD.`,
    );
  const { legalEnd, safeEnd, steps } = compute(rule.count, receivedAt, calendar);
  return {
    code,
    title: rule.title,
    legalEnd,
    safeEnd,
    steps: [received(receivedAt), ...steps],
    articles: rule.articles,
  };
}
