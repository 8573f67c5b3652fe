/** Every "no" about second factors, as a sentence that says what to do. */
import { type Refusal, refusal } from '../../../domain/kernel/result.js';

export const codeWrong: Refusal = refusal(
  'code-wrong',
  'invalid',
  'Ce code n’est pas celui du moment, ou le délai est dépassé : saisissez celui que l’application affiche.',
  'This code is not the one of this moment, or the time is over: type the one that the application shows.',
);

export const passkeyRefused = (origin: string): Refusal =>
  refusal(
    'passkey-refused',
    'invalid',
    `La clé d’accès n’a pas pu être vérifiée : ouvrez Greffe à l’adresse ${origin}, puis recommencez.`,
    `The passkey could not be verified: open Greffe at ${origin}, then try again.`,
  );

export const passkeyTaken: Refusal = refusal(
  'passkey-taken',
  'conflict',
  'Cette clé d’accès est déjà enregistrée.',
  'This passkey is enrolled already.',
);

export const factorUnknown: Refusal = refusal(
  'factor-unknown',
  'not_found',
  'Ce facteur n’est pas enregistré pour vous : la liste est dans GET /api/factors.',
  'This factor is not enrolled for you: the list is in GET /api/factors.',
);

export const lastFactor: Refusal = refusal(
  'last-factor',
  'conflict',
  'C’est votre dernier second facteur et vos rôles en demandent un : enregistrez-en un autre d’abord.',
  'This is your last second factor and your roles ask for one: enrol another one first.',
  'SecNumCloud 3.2, 9.5.a',
);
