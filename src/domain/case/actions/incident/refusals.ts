/** What stands against a measure or a decision about an incident. */
import { atField, refusal } from '../../../kernel/result.js';

export const noMeasure = refusal(
  'no-measure',
  'conflict',
  'Ce circuit ne demande pas cette mesure, ou elle est déjà ordonnée.',
  'This circuit does not ask for this measure, or it was ordered already.',
);
export const nothingOrdered = refusal(
  'nothing-ordered',
  'conflict',
  'Aucune mesure ordonnée n’attend cela.',
  'No measure that was ordered waits for this.',
);
export const orderedIt = refusal(
  'ordered-it',
  'forbidden',
  'Qui a ordonné une mesure ne confirme, ne lève et ne décide rien à son sujet, sous aucun de ses comptes.',
  'The person who ordered a measure does not confirm it, lift it or decide on it, under any of their accounts.',
  'SecNumCloud 3.2, 9.3.f',
);
export const notAnIncident = refusal(
  'not-an-incident',
  'conflict',
  'Le circuit de ce dossier ne traite pas d’incident.',
  'The circuit of this case handles no incident.',
);
export const decisionWeaker = refusal(
  'decision-weaker',
  'conflict',
  'Une décision plus grave a été prise : elle ne peut plus être atténuée.',
  'A graver decision was taken: it cannot be made less grave.',
  'NIS2, art. 23; GDPR, art. 33',
);
export const knownToCome = atField(
  'knownAt',
  refusal(
    'known-to-come',
    'invalid',
    'Indiquez depuis quand c’est connu : un instant passé.',
    'State since when it is known: an instant in the past.',
  ),
);
