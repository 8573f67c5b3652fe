/** Refusals about keys, as sentences that say what to do; those about signatures are in domain/signature. */
import type { Instant } from '../../domain/kernel/instant.js';
import { type Refusal, refusal } from '../../domain/kernel/result.js';
import { instantWords } from '../../domain/law/deadline-words.js';

export const keyRefusals = {
  unknown: refusal(
    'key-unknown',
    'not_found',
    'Aucune clé de ce nom n’attend : elle est inconnue, ou déjà confirmée ou révoquée.',
    'No key of that name waits: it is unknown, or was confirmed or revoked already.',
  ),
  wantsGrant: refusal(
    'key-needs-codes',
    'conflict',
    'Vous n’avez aucune clé de signature qui compte : demandez à un administrateur de réinitialiser votre accès ; une autre personne confirme, puis chacun vous remet un code. Choisissez alors un mot de passe par ces deux codes, ou donnez-les avec votre clé d’accès.',
    'You have no signing key that counts: ask an administrator to reset your access; another person confirms, then each hands you a code. Choose a password by these two codes then, or give them with your passkey.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  codesWrong: refusal(
    'key-codes-wrong',
    'forbidden',
    'Ces deux codes ne vont pas ensemble, ne sont pas les vôtres ou ont déjà servi : vérifiez-les, ou faites réinitialiser votre accès.',
    'These two codes do not go together, are not yours, or were used: check them, or have your access reset.',
  ),
  unproved: refusal(
    'key-unproved',
    'conflict',
    'Cette clé ne compte pour rien : ni une clé plus ancienne de la même personne ni deux personnes ne la prouvent. Refusez-la, et demandez à un administrateur de réinitialiser l’accès de cette personne.',
    'This key counts for nothing: neither an older key of the same person nor two people prove it. Refuse it, and ask an administrator to reset the access of that person.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  notByYou: refusal(
    'key-of-oneself',
    'forbidden',
    'Une clé est confirmée par une autre personne que celle pour qui elle signe, et qui en a elle-même une de confirmée.',
    'A key is confirmed by another person than the one it signs for, who holds a confirmed key too.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  passwordWrong: refusal(
    'signing-refused',
    'forbidden',
    'Rien n’a été signé : mot de passe inexact, code refusé ou déjà employé, ou aucune clé que ce mot de passe ouvre.',
    'Nothing was signed: wrong password, code refused or used before, or no key that this password opens.',
  ),
  otherSite: refusal(
    'passkey-of-other-site',
    'conflict',
    'Cette clé d’accès appartient à un autre nom d’hôte et ne signe rien ici : rendez à GREFFE_PUBLIC_URL son nom d’hôte, ou enregistrez et faites confirmer une nouvelle clé.',
    'This passkey belongs to another host name and signs nothing here: give GREFFE_PUBLIC_URL its host name back, or enrol a new key and have it confirmed.',
  ),
  enrolledAlready: refusal(
    'key-enrolled-already',
    'conflict',
    'Cette clé signe déjà pour vous, ou attend d’être confirmée.',
    'This key signs for you already, or waits to be confirmed.',
  ),
  signs: refusal(
    'passkey-signs',
    'conflict',
    'Cette clé d’accès signe pour vous : révoquez d’abord sa clé de signature, par votre signature ; si vous l’avez perdue, demandez à un administrateur que vos seconds facteurs soient oubliés.',
    'This passkey signs for you: revoke its signing key first, by your signature; if it is lost, ask an administrator that your second factors be forgotten.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  notFirst: refusal(
    'two-keys-already',
    'conflict',
    'Deux personnes peuvent confirmer une clé : les suivantes se confirment à l’écran, par l’une d’elles.',
    'Two people can confirm a key: the next ones are confirmed on the screen, by one of them.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  announced: refusal(
    'founding-announced',
    'conflict',
    'La machine a annoncé cette clé : seule une personne qui confirme les droits met fin à l’annonce, par sa signature.',
    'The machine announced this key: only a person who confirms rights ends the announcement, by their signature.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  mayNotFound: refusal(
    'key-not-of-a-confirmer',
    'conflict',
    'Les deux premières clés sont celles de deux personnes qui peuvent confirmer : administrateur, responsable juridique, DPO, RSSI ou direction.',
    'The first two keys are those of two people who may confirm: administrator, head of legal, DPO, CISO or executive.',
  ),
} as const satisfies Record<string, Refusal>;

/** @param from when the machine confirms the key */
export function foundingWaits(from: Instant): Refusal {
  const { fr, en } = instantWords(from);
  return refusal(
    'founding-waits',
    'conflict',
    `Cette clé est annoncée à tous et se confirme à partir du ${fr} : donnez alors la même commande. D’ici là, une personne qui confirme les droits peut y mettre fin.`,
    `This key is announced to everyone and is confirmed from ${en} on: give the same command then. Until then a person who confirms rights may end it.`,
    'SecNumCloud 3.2, 9.3.f',
  );
}
