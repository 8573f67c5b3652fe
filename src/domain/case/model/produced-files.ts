/** Files of operations in a disclosure: each belongs to its target, came whole, and nothing stands against it. */
import { atField, type Refusal, refusal } from '../../kernel/result.js';
import type { Disclosure } from './disclosure.js';
import type { Frozen } from './floor-state.js';
import { type FileOfOrder, handedFile, objectionToScan } from './handed-file.js';
import type { CaseState } from './state.js';

const unknown = refusal(
  'produced-file-not-whole',
  'conflict',
  'Ce fichier n’a pas été remis en entier par les opérations : choisissez un fichier de la liste, ou attendez la fin de son envoi.',
  'Operations did not hand this file in whole: choose a file of the list, or wait until its upload has ended.',
);
const otherTarget = refusal(
  'produced-file-of-another-target',
  'conflict',
  'Ce fichier a été remis pour un autre compte : joignez-le, une fois, à la réponse pour ce compte.',
  'This file was handed in for another target: attach it, once, to the answer for that target.',
);
const orderEnded = refusal(
  'produced-file-of-no-order',
  'conflict',
  'L’instruction pour laquelle ce fichier a été remis est retirée ou déclarée impossible : le fichier ne part pas.',
  'The order for which this file was handed in was withdrawn or declared impossible: the file does not leave.',
);

/** Why a file that was chosen for this target may not be part of its answer. */
export function objectionToChosen(handed: FileOfOrder | undefined, target: string | undefined): Refusal | null {
  if (!handed) return unknown;
  const { order, file } = handed;
  if (order.state === 'withdrawn' || order.state === 'impossible') return orderEnded;
  if (file.target !== target) return otherTarget;
  return objectionToScan(file);
}

/** The same of all files of operations in the table: asked when it is prepared, consented to and sent. */
export function objectionToProduced(
  state: Pick<CaseState, 'production'>,
  table: Frozen<Disclosure> | undefined,
): Refusal | null {
  const { uploads = [], targets = [] } = table ?? {};
  for (const [at, { file, id }] of uploads.entries()) {
    const isFirst = uploads.findIndex((other) => other.id === id || other.file === file) === at;
    const row = targets.find(({ files }) => files.includes(file));
    const objection = isFirst ? objectionToChosen(handedFile(state, id), row?.id) : otherTarget;
    if (objection) return atField(`uploads/${at}`, objection);
  }
  return null;
}
