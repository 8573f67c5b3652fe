/** What a person reads of their work each morning: numbers alone, in both languages, and where to begin. */
import type { Day } from '../domain/kernel/day.js';
import { dayOf, hourOf, type Instant } from '../domain/kernel/instant.js';
import { type Calendar, isClosed } from '../domain/law/calendar.js';

/** Open cases, counted. */
export interface DigestCounts {
  /** The step waits for an action of a role of the person. */
  readonly waiting: number;
  readonly own: { readonly open: number; readonly late: number; readonly week: number };
  /** Null for those who do not distribute work. */
  readonly team: { readonly open: number; readonly late: number; readonly unassigned: number } | null;
}

export interface Digest {
  readonly subject: string;
  readonly text: string;
}

/** The working day whose digest may be written now; null before that hour, and on a day on which the operator is closed. */
export function dayOfDigest(asOf: Instant, hour: number, calendar: Calendar): Day | null {
  const today = dayOf(asOf);
  return hourOf(asOf) < hour || isClosed(today, calendar) ? null : today;
}

const french = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`;
const english = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The mail; null where nothing waits and nothing is late. It names no case (docs/promises.md#p7). */
export function digestOf({ waiting, own, team }: DigestCounts, screen: string): Digest | null {
  if (waiting + own.open + (team?.late ?? 0) + (team?.unassigned ?? 0) === 0) return null;
  const { late } = team ?? own;
  return {
    subject: [
      `${french(waiting, 'dossier vous attend', 'dossiers vous attendent')}${late > 0 ? `, ${late} en retard` : ''}`,
      `${english(waiting, 'case waits', 'cases wait')} for you${late > 0 ? `, ${late} late` : ''}`,
    ].join(' / '),
    text: [
      `Attendent un acte de vous : ${french(waiting, 'dossier', 'dossiers')}.`,
      `Vous sont attribués : ${french(own.open, 'dossier ouvert', 'dossiers ouverts')}, dont ${own.late} en retard et ${own.week} à échéance sous sept jours.`,
      ...(team
        ? [
            `Équipe : ${french(team.open, 'dossier ouvert', 'dossiers ouverts')}, dont ${team.late} en retard et ${team.unassigned} sans responsable.`,
          ]
        : []),
      `Ouvrez votre file : ${screen}`,
      '',
      `Waiting for an action of yours: ${english(waiting, 'case', 'cases')}.`,
      `Assigned to you: ${english(own.open, 'open case', 'open cases')}, ${own.late} late and ${own.week} due within seven days.`,
      ...(team
        ? [
            `Team: ${english(team.open, 'open case', 'open cases')}, ${team.late} late and ${team.unassigned} without an owner.`,
          ]
        : []),
      `Open your queue: ${screen}`,
      '',
    ].join('\n'),
  };
}
