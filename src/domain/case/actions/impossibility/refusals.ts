/** Refusals that several actions of this matter give. */
import { refusal } from '../../../kernel/result.js';

export const nothingImpossible = refusal(
  'nothing-impossible',
  'conflict',
  'Aucune impossibilité qui puisse cesser n’est constatée dans ce dossier.',
  'No impossibility that may end is stated in this case.',
);
