/** Refusals that several actions of this matter give. */
import { refusal } from '../../../kernel/result.js';

export const clockUnknown = refusal(
  'clock-unknown',
  'invalid',
  'Aucune horloge de ce nom ne court dans ce dossier.',
  'No clock of that name runs in this case.',
);
