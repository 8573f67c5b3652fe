/** Every "no" about an outside counsel. */
import { refusal } from '../domain/kernel/result.js';

export const refusals = {
  /** One answer for another case, an end that passed and an invitation withdrawn: it teaches nothing. */
  briefUnknown: refusal(
    'brief-unknown',
    'not_found',
    'Vous n’êtes pas invité sur ce dossier, ou votre accès a pris fin.',
    'You are not invited on this case, or your access is over.',
  ),
  invitationUnknown: refusal(
    'invitation-unknown',
    'not_found',
    'Cette invitation n’est pas de ce dossier, ou elle a déjà été retirée.',
    'This invitation is not of this case, or it was withdrawn already.',
  ),
  secretMatter: refusal(
    'secret-matter',
    'forbidden',
    'Ce dossier relève de la cellule secrète : nul ne l’ouvre hors d’elle.',
    'This case is of the secret cell: no user outside of it can open it.',
    'CP 413-9 ; CSI L881-1',
  ),
  notLeading: refusal(
    'not-leading',
    'forbidden',
    'Seul le responsable juridique, ou le juriste qui conduit le dossier, y invite un conseil extérieur.',
    'Only the head of legal, or the jurist who leads the case, invites an outside counsel on it.',
    'SecNumCloud 3.2, 9.3',
  ),
  notCounsel: refusal(
    'not-counsel',
    'invalid',
    'Cette personne n’a pas un compte ouvert de conseil extérieur : un administrateur le demande, une autre personne le confirme.',
    'This person has no open account of outside counsel: an administrator asks for one, another person confirms.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  worksHere: refusal(
    'of-the-operator',
    'conflict',
    'Cette personne travaille aussi ici sous un autre compte : un conseil extérieur ne peut pas être un membre du personnel de l’opérateur.',
    'This person works here too, under another account: an outside counsel cannot be a member of the operator’s staff.',
    'SecNumCloud 3.2, 9.3.f',
  ),
  counselTaken: refusal(
    'counsel-taken',
    'conflict',
    'Ce conseil est déjà invité sur un dossier : mettez-y fin d’abord, il n’en voit qu’un à la fois.',
    'This counsel is invited on a case already: end that first, they see one at a time.',
  ),
  endOutOfRange: refusal(
    'end-out-of-range',
    'invalid',
    'L’accès finit après maintenant, et dans un an au plus.',
    'The access ends after now, and within a year.',
  ),
} as const;
