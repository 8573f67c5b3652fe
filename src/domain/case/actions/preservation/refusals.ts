/** Refusals that several actions of this matter give. */
import { refusal } from '../../../kernel/result.js';

export const nothingKept = refusal(
  'nothing-kept',
  'conflict',
  'Aucune conservation de ce genre ne court ici.',
  'No such preservation is running here.',
  'EEV 11',
);
