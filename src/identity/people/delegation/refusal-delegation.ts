/** Every refusal about a delegation during an absence. */
import { type Refusal, refusal } from '../../../domain/kernel/result.js';
import type { DelegationObjection } from '../../../domain/workflow/delegation.js';

export const absenceOver: Refusal = refusal(
  'absence-over',
  'invalid',
  'Une absence commence avant de finir, finit après maintenant, et dure cent jours au plus.',
  'An absence begins before it ends, ends after now, and lasts a hundred days at most.',
);

export const absencePast: Refusal = refusal(
  'absence-past',
  'invalid',
  'Une absence ne se déclare pas après coup : faites-la commencer aujourd’hui ou plus tard.',
  'An absence is not declared afterwards: let it begin today or later.',
);

export const absenceTaken: Refusal = refusal(
  'absence-taken',
  'conflict',
  'Quelqu’un vous remplace déjà pendant une partie de ce temps : mettez-y fin d’abord.',
  'Another stand-in is named for part of that time already: end that absence first.',
);

export const delegationUnknown: Refusal = refusal(
  'delegation-unknown',
  'not_found',
  'Ce remplacement n’est pas de vous, ou il est déjà fini.',
  'This was not given by you, or it is over already.',
);

const article = 'SecNumCloud 3.2, 9.3.f';

export const delegationObjections: Readonly<Record<DelegationObjection, Refusal>> = {
  closed: refusal(
    'delegate-closed',
    'conflict',
    'Ce compte est fermé ou inconnu : choisissez quelqu’un d’autre.',
    'This account is closed or unknown: choose another person.',
  ),
  themself: {
    code: 'delegate-themself',
    kind: 'conflict',
    sentence: {
      fr: 'C’est la même personne, sous un autre compte : choisissez quelqu’un d’autre.',
      en: 'This is the same person under another account: choose another person.',
    },
    article,
  },
  lacks_roles: {
    code: 'delegate-lacks-roles',
    kind: 'conflict',
    sentence: {
      fr: 'Qui vous remplace doit déjà avoir tous vos rôles : un remplacement n’en donne aucun.',
      en: 'Your delegate must already hold all your roles: a delegation gives none.',
    },
    article,
  },
};
