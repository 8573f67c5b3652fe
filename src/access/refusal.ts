/** Every "no" of this room, as a sentence that says what to do. */

import { type PersonAction, permissions } from '../domain/case/permission.js';
import { type Refusal, refusal } from '../domain/kernel/result.js';
import type { Role } from '../domain/law/vocabulary.js';
import { oneOfRoles } from './role-words.js';

export const sessionRequired: Refusal = refusal(
  'session-required',
  'unauthenticated',
  'Aucune session ouverte : connectez-vous, puis recommencez.',
  'No open session: sign in, then try again.',
);

/** One answer for a wrong password, an unknown address and a closed account: it teaches nothing (ASVS 5.0, 6.3.8). */
export const signInRefused: Refusal = refusal(
  'sign-in-refused',
  'unauthenticated',
  'Adresse ou mot de passe inexact, ou compte fermé. Vérifiez la saisie ou demandez à l’administrateur.',
  'Wrong address or password, or closed account. Check what you typed or ask the administrator.',
);

export const tooManyAttempts: Refusal = refusal(
  'too-many-attempts',
  'too_many',
  'Trop d’essais de connexion : attendez le délai indiqué, ou utilisez une clé d’accès ou le navigateur où vous vous êtes déjà connecté.',
  'Too many sign-in attempts: wait for the time stated, or use a passkey or the browser in which you have signed in before.',
  'SecNumCloud 3.2, 9.5.b',
);

export const crossSiteRequest: Refusal = refusal(
  'cross-site-request',
  'forbidden',
  'La requête vient d’un autre site : agissez depuis les pages de Greffe.',
  'The request comes from another site: act from the pages of Greffe.',
);

export const tokenMissing: Refusal = refusal(
  'csrf-token-missing',
  'forbidden',
  'Le jeton X-CSRF-Token manque ou ne va pas avec la session : lisez-le dans GET /api/session.',
  'The X-CSRF-Token is missing or does not belong to the session: read it from GET /api/session.',
);

export const notPermitted = (action: PersonAction): Refusal =>
  refusal(
    'not-permitted',
    'forbidden',
    `Vos rôles ne le permettent pas. Il faut l’un de ceux-ci : ${oneOfRoles(permissions[action], 'fr')}.`,
    `Your roles do not allow it. It takes one of these: ${oneOfRoles(permissions[action], 'en')}.`,
    'SecNumCloud 3.2, 9.3',
  );

export const rolesIncompatible = (role: Role): Refusal =>
  refusal(
    'roles-incompatible',
    'conflict',
    `Le rôle ${oneOfRoles([role], 'fr')} ne se cumule avec aucun autre : donnez-le seul, ou à une autre personne.`,
    `The role ${oneOfRoles([role], 'en')} cannot be combined with any other: grant it alone, or to someone else.`,
    'SecNumCloud 3.2, 9.3.f',
  );

export const ownRoles: Refusal = refusal(
  'own-roles',
  'forbidden',
  'Nul ne change ses propres droits : demandez à un autre administrateur.',
  'No one changes their own rights: ask another administrator.',
  'SecNumCloud 3.2, 9.3.f',
);

export const personUnknown: Refusal = refusal(
  'person-unknown',
  'not_found',
  'Cette personne n’est pas inscrite : la liste est dans GET /api/people.',
  'This person is not registered: the list is in GET /api/people.',
);

export const sessionUnknown: Refusal = refusal(
  'session-unknown',
  'not_found',
  'Cette session n’est pas ouverte, ou n’est pas à cette personne : relisez la liste des sessions.',
  'This session is not open, or not of this person: read the list of sessions again.',
);

export const emailTaken: Refusal = refusal(
  'email-taken',
  'conflict',
  'Cette adresse est déjà celle d’une personne inscrite : les comptes sont nominatifs.',
  'This address already belongs to a registered person: accounts are personal.',
  'SecNumCloud 3.2, 9.2.a',
);

/** The screen asks for a proof of presence, then sends the same write again. */
export const stepUpRequired: Refusal = refusal(
  'step-up-required',
  'forbidden',
  'Cet acte demande de prouver votre présence : passez par POST /api/session/step-up, puis recommencez.',
  'This act asks you to prove that you are there: go through POST /api/session/step-up, then try again.',
  'OWASP ASVS 5.0, 7.5.3',
);

export const secondFactorDue: Refusal = refusal(
  'second-factor-due',
  'forbidden',
  'Vos rôles demandent un second facteur et le délai est passé : enregistrez une clé d’accès ou une application d’authentification.',
  'Your roles ask for a second factor and the time to enrol is over: enrol a passkey or an authenticator application.',
  'SecNumCloud 3.2, 9.5.a',
);

/** One answer for every way in which a second factor fails: it teaches nothing. */
export const factorRefused: Refusal = refusal(
  'factor-refused',
  'unauthenticated',
  'Code ou clé d’accès refusé, déjà utilisé, ou délai dépassé : attendez le code suivant, ou recommencez la connexion.',
  'Code or passkey refused, used before, or out of time: wait for the next code, or start the sign-in again.',
);

export const proofRefused: Refusal = refusal(
  'proof-refused',
  'forbidden',
  'La preuve de présence est refusée : donnez votre mot de passe et un code nouveau, ou votre clé d’accès.',
  'The proof of presence is refused: give your password and a new code, or your passkey.',
);

export const notLocked: Refusal = refusal(
  'account-not-locked',
  'conflict',
  'Ce compte n’est pas bloqué : il n’y a rien à lever.',
  'This account is not locked: there is nothing to lift.',
);
