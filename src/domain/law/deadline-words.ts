/** Days and hours of a computation as people read them, in Paris time with its offset: nights of clock change stay clear. */
import { Temporal } from 'temporal-polyfill';
import { type Day, weekday } from '../kernel/day.js';
import { dayOf, type Instant, OPERATOR_ZONE } from '../kernel/instant.js';
import type { Bilingual } from '../kernel/result.js';
import { writtenDay } from '../kernel/written.js';
import type { ClockMover, ClockStart } from './clock.js';

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

/** What starts a clock, as people read it. */
export const startWords: Readonly<Record<ClockStart, Bilingual>> = {
  receipt: { fr: 'réception', en: 'receipt' },
  notification: { fr: 'notification à l’autorité de mise en œuvre', en: 'notification of the enforcing authority' },
  clarification_asked: { fr: 'envoi de notre question', en: 'sending of our question' },
  complete_file: { fr: 'dossier complet', en: 'complete file' },
  opinion_asked: { fr: 'demande d’avis', en: 'request for an opinion' },
  removal: { fr: 'retrait du contenu', en: 'removal of the content' },
  breach_known: { fr: 'connaissance de la violation', en: 'knowledge of the breach' },
  change: { fr: 'modification', en: 'change' },
  clearance: { fr: 'levée de l’attente', en: 'end of the hold' },
  ground_raised: { fr: 'motif de non-exécution soulevé', en: 'ground for non-execution raised' },
  incident_known: { fr: 'connaissance de l’incident', en: 'knowledge of the incident' },
  controller_asked: {
    fr: 'demande parvenue au responsable de traitement',
    en: 'request received by the controller',
  },
  served_abroad: { fr: 'signification à l’étranger', en: 'service abroad' },
  made_available: { fr: 'mise à disposition hors du système', en: 'data made available outside the system' },
  impossibility_over: { fr: 'fin de l’impossibilité', en: 'end of the impossibility' },
  prior_information: { fr: 'information préalable à une injonction', en: 'information before an order' },
  impossibility_reported: { fr: 'impossibilité signalée', en: 'impossibility reported' },
};

/** Who may give a clock another end, as people read it. */
export const moverWords: Readonly<Record<ClockMover, Bilingual>> = {
  issuer: { fr: 'l’autorité d’émission', en: 'the issuing authority' },
  operator: { fr: 'l’exploitant', en: 'the operator' },
  controller: { fr: 'le responsable de traitement', en: 'the controller' },
};
