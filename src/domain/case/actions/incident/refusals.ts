/** What stands against a decision about an incident. */
import { atField, refusal } from '../../../kernel/result.js';

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
