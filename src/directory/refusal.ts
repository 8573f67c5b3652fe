/** Every "no" about a change of the directory of authorities or of the sovereignty file. */

import { type Refusal, refusal } from '../domain/kernel/result.js';
import type { DirectoryFault } from '../domain/law/directory.js';
import type { DirectoryObjection } from '../domain/signature/directory-change.js';

const SHOWN_FAULTS = 5;

export const changeUnknown = refusal(
  'directory-change-unknown',
  'not_found',
  'Cette modification est inconnue, ou son texte n’est plus celui qui a été signé.',
  'This change is unknown, or its text is no longer the one that was signed.',
);

export const changeEmpty = refusal(
  'directory-change-empty',
  'invalid',
  'Cette modification ne change rien : ajoutez une autorité, ou retirez-en une.',
  'This change changes nothing: add an authority, or take one out.',
);

export const changeOvertaken = refusal(
  'directory-change-overtaken',
  'conflict',
  'Ce qu’elle remplace a changé depuis la proposition : retirez-la et proposez de nouveau.',
  'What it replaces changed after the proposal: withdraw this one and propose again.',
);

/** The first faults are named. */
export function changeFaulty(faults: readonly DirectoryFault[], article = 'Policy authenticity'): Refusal {
  const told = (language: 'fr' | 'en') =>
    faults
      .slice(0, SHOWN_FAULTS)
      .map(({ id, sentence }) => `${id} ${sentence[language]}`)
      .join(' ; ');
  return refusal(
    'directory-change-faulty',
    'invalid',
    `La modification a des fautes : ${told('fr')}.`,
    `The change has faults: ${told('en')}.`,
    article,
  );
}

export const directoryObjections: Readonly<Record<DirectoryObjection, Refusal>> = {
  settled: refusal(
    'directory-change-settled',
    'conflict',
    'Cette modification est déjà proposée, adoptée ou retirée.',
    'This change was proposed, adopted or withdrawn already.',
  ),
  proposed_it: refusal(
    'directory-proposed-it',
    'forbidden',
    'La personne qui a proposé la modification ne l’adopte pas, sous aucun de ses comptes : laissez-la à une autre personne.',
    'The person who proposed the change cannot adopt it, under any account: ask another person.',
    'SecNumCloud 3.2, 9.3.f',
  ),
};
