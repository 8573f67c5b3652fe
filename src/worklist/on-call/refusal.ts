/** Every refusal about the on-call roster. */
import { refusal } from '../../domain/kernel/result.js';

export const onCallRefusals = {
  span: refusal(
    'shift-span',
    'invalid',
    'Une astreinte commence avant de finir, finit après maintenant, et dure trente-et-un jours au plus.',
    'A shift begins before it ends, ends after now, and lasts thirty-one days at most.',
  ),
  person: refusal(
    'shift-person',
    'conflict',
    'Cette personne n’a pas ce rôle, ou son compte est fermé : choisissez-en une autre.',
    'This person does not hold the role, or the account is closed: choose another person.',
    'SecNumCloud 3.2, 9.3',
  ),
  substitute: refusal(
    'shift-substitute',
    'conflict',
    'Le remplaçant est une autre personne, qui a ce rôle et dont le compte est ouvert.',
    'The substitute is another person, who holds the role and whose account is open.',
    'SecNumCloud 3.2, 9.3',
  ),
  unknown: refusal(
    'shift-unknown',
    'not_found',
    'Cette astreinte n’existe pas, ou elle a déjà été retirée.',
    'There is no such shift, or it was removed already.',
  ),
};
