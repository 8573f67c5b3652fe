/** Every "no" about the upkeep of the law. */
import { notPermitted } from '../../access/refusal.js';
import type { DraftReport } from '../../catalogue/draft/check-draft.js';
import { type Refusal, refusal } from '../../domain/kernel/result.js';
import type { LawObjection } from '../../domain/signature/law-draft.js';

const byTwo = 'SecNumCloud 3.2, 9.3.f';
const SHOWN_FAULTS = 3;

export const draftUnknown = refusal(
  'law-draft-unknown',
  'not_found',
  'Ce projet est inconnu, ou son texte n’est plus celui qui a été enregistré.',
  'This draft is unknown, or its text is no longer the one that was recorded.',
);

export const replayMissing = refusal(
  'law-draft-not-replayed',
  'conflict',
  'Essayez d’abord ce projet sur le passé, pour ce jour et sous le droit actuel.',
  'Try this draft on the past first, for this day and under the law of today.',
);

export const replayRuns = refusal(
  'law-replay-runs',
  'conflict',
  'Un essai de ce projet est en cours : attendez sa fin.',
  'A trial of this draft is running: wait for its end.',
);

export const checkRuns = refusal(
  'law-check-runs',
  'too_many',
  'Un contrôle que vous avez demandé est en cours : attendez sa réponse.',
  'A check that you asked for is running: wait for its answer.',
);

export const daysReversed = refusal(
  'law-replay-days',
  'invalid',
  'Le dernier jour précède le premier : échangez-les.',
  'The last day lies before the first: exchange them.',
);

export const letterBeginsOtherwise = refusal(
  'law-letter-day',
  'conflict',
  'Une lettre du projet vaut à partir d’un autre jour : écrivez ce jour dans son champ « validFrom ».',
  'A letter of the draft holds from another day on: write this day in its field “validFrom”.',
);

export const textUnknown = refusal(
  'law-text-unknown',
  'not_found',
  'Aucune règle et aucun délai ne cite ce texte.',
  'No rule and no clock cites this text.',
);

/** A draft with faults is not kept; the first of them are named. */
export function draftFaulty({ faults }: Extract<DraftReport, { ok: false }>): Refusal {
  const told = faults.slice(0, SHOWN_FAULTS).map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`);
  return refusal(
    'law-draft-faulty',
    'invalid',
    `Le projet a des fautes : ${told.join(' ')}`,
    `The draft has faults: ${told.join(' ')}`,
  );
}

export const lawObjections: Readonly<Record<LawObjection, Refusal>> = {
  not_permitted: notPermitted('law.adopt'),
  settled: refusal(
    'law-draft-settled',
    'conflict',
    'Ce projet est déjà proposé, adopté ou retiré.',
    'This draft was proposed, adopted or withdrawn already.',
  ),
  not_proposed: refusal(
    'law-draft-not-proposed',
    'conflict',
    'Ce projet n’est pas proposé : le responsable juridique le propose d’abord.',
    'This draft is not proposed: the head of legal proposes it first.',
  ),
  drafted_it: refusal(
    'law-drafted-it',
    'forbidden',
    'Qui a rédigé le projet ne l’adopte pas, sous aucun de ses comptes : laissez-le à une autre personne.',
    'The person who wrote the draft cannot adopt it, under any account: ask another person.',
    byTwo,
  ),
  proposed_it: refusal(
    'law-proposed-it',
    'forbidden',
    'Qui a proposé le projet ne l’adopte pas, sous aucun de ses comptes : laissez-le à une autre personne.',
    'The person who proposed the draft cannot adopt it, under any account: ask another person.',
    byTwo,
  ),
  day_passed: refusal(
    'law-day-passed',
    'conflict',
    'Le jour doit être à venir : à partir de ce jour, le droit adopté vaut.',
    'The day must lie ahead: from that day on the adopted law holds.',
  ),
};
