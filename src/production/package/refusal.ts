import { refusal } from '../../domain/kernel/result.js';

export const refusals = {
  packageUnknown: refusal(
    'package-unknown',
    'not_found',
    'Aucun paquet de ce dossier ne correspond.',
    'This case has no such package.',
  ),
  packageRecalled: refusal(
    'package-recalled',
    'conflict',
    'La réponse de ce paquet a été rappelée : il n’est plus remis.',
    'The answer of this package was recalled: it is not handed out any more.',
  ),
  custodyNotSealed: refusal(
    'custody-not-sealed',
    'unavailable',
    'Le certificat de traçabilité ne peut pas être scellé : le cachet des lettres n’est pas configuré, n’est plus valable, ou l’autorité d’horodatage ne répond pas. Réessayez, puis prévenez un administrateur.',
    'The custody certificate cannot be sealed: the seal of letters is not set or no longer valid, or the time-stamp authority does not answer. Try again, then call an administrator.',
  ),
} as const;
