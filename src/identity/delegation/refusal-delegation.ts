/** Every refusal about a delegation during an absence. */
import type { Refusal } from '../../domain/kernel/result.js';
import type { DelegationObjection } from '../../domain/workflow/delegation.js';

export const absenceOver: Refusal = {
  code: 'absence-over',
  kind: 'invalid',
  sentence: {
    fr: 'Une absence commence avant de finir, finit après maintenant, et dure cent jours au plus.',
    en: 'An absence begins before it ends, ends after now, and lasts a hundred days at most.',
  },
};

export const absenceTaken: Refusal = {
  code: 'absence-taken',
  kind: 'conflict',
  sentence: {
    fr: 'Quelqu’un vous remplace déjà pendant une partie de ce temps : mettez-y fin d’abord.',
    en: 'Somebody stands in for you during part of that time already: end that first.',
  },
};

export const delegationUnknown: Refusal = {
  code: 'delegation-unknown',
  kind: 'not_found',
  sentence: {
    fr: 'Ce remplacement n’est pas de vous, ou il est déjà fini.',
    en: 'This was not given by you, or it is over already.',
  },
};

const article = 'SecNumCloud 3.2, 9.3.f';

export const delegationObjections: Readonly<Record<DelegationObjection, Refusal>> = {
  closed: {
    code: 'delegate-closed',
    kind: 'conflict',
    sentence: {
      fr: 'Ce compte est fermé ou inconnu : choisissez quelqu’un d’autre.',
      en: 'This account is closed or unknown: choose somebody else.',
    },
  },
  themself: {
    code: 'delegate-themself',
    kind: 'conflict',
    sentence: {
      fr: 'C’est la même personne, sous un autre compte : choisissez quelqu’un d’autre.',
      en: 'This is the same person under another account: choose somebody else.',
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
