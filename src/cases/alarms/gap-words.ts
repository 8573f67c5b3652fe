/** The words of the alarm that an urgent circuit lacks people on call. */
import type { Day } from '../../domain/kernel/day.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import { writtenDay } from '../../domain/kernel/written.js';

/** From that day on. */
export const topicOfGap = (day: Day): string => `roster.gap.${day}`;

/** Null for any other topic. */
export function wordsOfGap(topic: string): Bilingual | null {
  const [, day] = /^roster\.gap\.(\d{4}-\d{2}-\d{2})$/.exec(topic) ?? [];
  return day === undefined
    ? null
    : {
        fr: `astreinte incomplète à partir du ${writtenDay(day as Day, 'fr')}`,
        en: `on-call roster incomplete from ${writtenDay(day as Day, 'en')}`,
      };
}

/** The mail about it. */
export const gapNotice = ({ fr, en }: Bilingual, address: string) => ({
  subject: `Alerte : ${fr} / Alarm: ${en}`,
  text: [
    'Une procédure urgente n’aurait pas les personnes qu’elle demande. L’administrateur complète l’astreinte :',
    address,
    '',
    'An urgent procedure would lack the people that it asks. The administrator completes the roster:',
    address,
    '',
  ].join('\n'),
});
