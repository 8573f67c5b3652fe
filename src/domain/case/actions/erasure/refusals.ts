/** Refusals that several actions of this matter give. */
import { refusal } from '../../../kernel/result.js';

export const noErasure = refusal(
  'no-erasure',
  'conflict',
  'Aucun effacement de ce genre n’est ordonné ici.',
  'No such erasure is ordered here.',
);
