/** Days and hours of a computation as people read them, in Paris time with its offset: nights of clock change stay clear. */
import { Temporal } from 'temporal-polyfill';
import { type Day, weekday } from '../kernel/day.js';
import { dayOf, type Instant, OPERATOR_ZONE } from '../kernel/instant.js';
import type { Bilingual } from '../kernel/result.js';
import { writtenDay } from '../kernel/written.js';

const weekdays = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** `mardi 24 novembre 2026`, `Tuesday 24 November 2026`. */
export function dayWords(on: Day): Bilingual {
  const at = weekday(on) - 1;
  return { fr: `${weekdays.fr[at]} ${writtenDay(on, 'fr')}`, en: `${weekdays.en[at]} ${writtenDay(on, 'en')}` };
}

/** `mardi 24 novembre 2026 à 14:37:12 (UTC+01:00)`. */
export function instantWords(at: Instant): Bilingual {
  const { hour, minute, second, offset } = Temporal.Instant.from(at).toZonedDateTimeISO(OPERATOR_ZONE);
  const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  const on = dayWords(dayOf(at));
  return { fr: `${on.fr} à ${clock} (UTC${offset})`, en: `${on.en} at ${clock} (UTC${offset})` };
}
