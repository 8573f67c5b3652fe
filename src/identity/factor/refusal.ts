/** Every "no" about second factors, as a sentence that says what to do. */
import type { Refusal } from '../../domain/kernel/result.js';

export const codeWrong: Refusal = {
  code: 'code-wrong',
  kind: 'invalid',
  sentence: {
    fr: 'Ce code n’est pas celui du moment, ou le délai est dépassé : saisissez celui que l’application affiche.',
    en: 'This code is not the one of this moment, or the time is over: type the one that the application shows.',
  },
};

export const passkeyRefused = (origin: string): Refusal => ({
  code: 'passkey-refused',
  kind: 'invalid',
  sentence: {
    fr: `La clé d’accès n’a pas pu être vérifiée : ouvrez Greffe à l’adresse ${origin}, puis recommencez.`,
    en: `The passkey could not be verified: open Greffe at ${origin}, then try again.`,
  },
});

export const passkeyTaken: Refusal = {
  code: 'passkey-taken',
  kind: 'conflict',
  sentence: {
    fr: 'Cette clé d’accès est déjà enregistrée.',
    en: 'This passkey is enrolled already.',
  },
};

export const factorUnknown: Refusal = {
  code: 'factor-unknown',
  kind: 'not_found',
  sentence: {
    fr: 'Ce facteur n’est pas enregistré pour vous : la liste est dans GET /api/factors.',
    en: 'This factor is not enrolled for you: the list is in GET /api/factors.',
  },
};

export const lastFactor: Refusal = {
  code: 'last-factor',
  kind: 'conflict',
  sentence: {
    fr: 'C’est votre dernier second facteur et vos rôles en demandent un : enregistrez-en un autre d’abord.',
    en: 'This is your last second factor and your roles ask for one: enrol another one first.',
  },
  article: 'SecNumCloud 3.2, 9.5.a',
};
