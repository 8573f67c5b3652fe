/** Refusals that several actions of this matter give. */
import { refusal } from '../../../kernel/result.js';

export const noHold = refusal(
  'no-hold',
  'conflict',
  'Aucune attente de l’autorité de mise en œuvre ne court ici.',
  'No wait for the enforcing authority is running here.',
  'EEV 10(2)',
);
