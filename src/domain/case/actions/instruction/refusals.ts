/** What stands against an instruction to operations, and against its answer. */
import { refusal } from '../../../kernel/result.js';

export const noMeasure = refusal(
  'no-measure',
  'conflict',
  'Ce circuit ne demande pas cette mesure, ou elle est déjà ordonnée.',
  'This circuit does not ask for this measure, or it was ordered already.',
);
export const instructionUnknown = refusal(
  'instruction-unknown',
  'not_found',
  'Aucune instruction aux opérations ne correspond.',
  'There is no such instruction to operations.',
);
export const answeredAlready = refusal(
  'instruction-answered-already',
  'conflict',
  'Les opérations ont déjà répondu à cette instruction : le service juridique en donne une autre.',
  'Operations have answered this instruction already: the legal team gives another.',
);
export const orderedIt = refusal(
  'ordered-it',
  'forbidden',
  'Qui a ordonné une mesure ne confirme, ne lève et ne décide rien à son sujet, sous aucun de ses comptes.',
  'The person who ordered a measure does not confirm it, release it or decide on it, under any of their accounts.',
  'SecNumCloud 3.2, 9.3.f',
);
export const endedIt = refusal(
  'ended-it',
  'forbidden',
  'Qui a mis fin à la conservation n’en ordonne pas la levée aux opérations, sous aucun de ses comptes.',
  'The person who ended the preservation does not order its release from operations, under any of their accounts.',
  'SecNumCloud 3.2, 9.3.f',
);
export const nothingToExtend = refusal(
  'nothing-to-extend',
  'conflict',
  'Les opérations connaissent déjà la fin de cette conservation, ou aucune ne court.',
  'Operations know the end of this preservation already, or none runs.',
);
export const nothingToRelease = refusal(
  'nothing-to-release',
  'conflict',
  'Rien ne se lève : la conservation court encore, l’incident n’est pas qualifié, ou les opérations n’ont pas confirmé.',
  'There is nothing to release: the preservation still runs, the incident is not decided, or operations did not confirm.',
);
