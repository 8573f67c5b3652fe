/** Every refusal about signatures and the keys that make them, as a sentence that says what to do. */

import type { Instant } from '../kernel/instant.js';
import { type Refusal, refusal } from '../kernel/result.js';
import { instantWords } from '../law/deadline-words.js';
import type { SignatureObjection } from './objection.js';

export const signatureRefusals = {
  missing: refusal(
    'signature-missing',
    'forbidden',
    'Cet acte porte la signature de la personne : signez-le par POST /api/session/signatures, ou par votre clé d’accès.',
    'This act carries the signature of the person: sign it by POST /api/session/signatures, or by your passkey.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  keyUnknown: refusal(
    'signing-key-unknown',
    'forbidden',
    'Cette clé de signature n’est pas la vôtre, ou n’est pas enregistrée : enregistrez-en une sur la page de votre compte.',
    'This signing key is not yours, or is not enrolled: enrol one on the page of your account.',
  ),
  keyWaiting: refusal(
    'signing-key-waiting',
    'forbidden',
    'Cette clé de signature attend encore la confirmation d’une seconde personne : demandez-la à qui confirme les droits.',
    'This signing key still waits for the confirmation of a second person: ask someone who confirms rights.',
    'SecNumCloud 3.2, 9.3 f',
  ),
  keyRevoked: refusal(
    'signing-key-revoked',
    'forbidden',
    'Cette clé de signature a été révoquée : signez avec une autre, ou enregistrez-en une nouvelle.',
    'This signing key was revoked: sign with another one, or enrol a new one.',
  ),
  suspended: refusal(
    'account-suspended',
    'forbidden',
    'Ce compte est suspendu et ne signe rien : la suspension prend fin d’elle-même, ou deux personnes la lèvent.',
    'This account is suspended and signs nothing: the suspension ends by itself, or two people lift it.',
    'SecNumCloud 3.2, 9.2.c',
  ),
  notInList: refusal(
    'signature-of-list',
    'invalid',
    'Une signature de liste ne couvre que des refus : cet acte porte une signature à lui seul.',
    'The signature of a list covers refusals only: this act carries a signature of its own.',
  ),
  wrong: refusal(
    'signature-wrong',
    'stale',
    'La signature ne porte pas sur cet acte tel qu’il est maintenant : relisez-le, puis signez de nouveau.',
    'The signature is not over this act as it is now: read it again, then sign again.',
  ),
  userNotVerified: refusal(
    'user-not-verified',
    'forbidden',
    'La clé d’accès n’a pas vérifié son porteur : donnez-lui un code PIN ou une empreinte, puis signez de nouveau.',
    'The passkey did not verify its holder: set a PIN or a fingerprint on it, then sign again.',
    'WebAuthn 3, 7.2',
  ),
  passwordKeysClosed: refusal(
    'password-keys-closed',
    'forbidden',
    'Cette installation n’admet que les clés d’accès pour signer : enregistrez-en une sur la page de votre compte.',
    'This installation takes passkeys only to sign: enrol one on the page of your account.',
  ),
  copiesClosed: refusal(
    'passkey-can-be-copied',
    'forbidden',
    'Cette installation refuse les clés d’accès qui peuvent être copiées d’un appareil à l’autre : employez une clé liée à son appareil.',
    'This installation refuses passkeys that can be copied between devices: use one that is bound to its device.',
  ),
  passkeyNeeded: refusal(
    'passkey-needed',
    'forbidden',
    'Cette demande a été étrangère : sa réponse avec des données ne se signe que par une clé d’accès, jamais par un mot de passe.',
    'This request was foreign at some time: an answer with data is signed by a passkey only, never by a password.',
    'RGPD, art. 48',
  ),
} as const;

const byObjection: Readonly<Record<Exclude<SignatureObjection['why'], 'wrong'>, Refusal>> = {
  unknown: signatureRefusals.keyUnknown,
  of_another: signatureRefusals.keyUnknown,
  waiting: signatureRefusals.keyWaiting,
  revoked: signatureRefusals.keyRevoked,
  suspended: signatureRefusals.suspended,
  list: signatureRefusals.notInList,
};

export function refusalOf(objection: SignatureObjection): Refusal {
  if (objection.why !== 'wrong') return byObjection[objection.why];
  return objection.fault === 'user_not_verified' ? signatureRefusals.userNotVerified : signatureRefusals.wrong;
}

/** @param from when a consent of that person will count */
export function consentTooEarly(from: Instant): Refusal {
  const { fr, en } = instantWords(from);
  return refusal(
    'consent-too-early',
    'forbidden',
    `Votre rôle ou votre clé vous a été donné il y a peu : votre accord à une réponse qui remet des données compte à partir du ${fr}. D’ici là, une autre personne de ce rôle donne le sien.`,
    `Your role or your key was given lately: your consent to an answer with data counts from ${en} on. Until then another person of that role gives theirs.`,
    'SecNumCloud 3.2, 9.3 f',
  );
}
