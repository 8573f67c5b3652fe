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
} as const;
