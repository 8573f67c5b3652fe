/** Every "no" about what is answered for each target of a disclosure. */
import { atField, refusal } from '../../kernel/result.js';

export const disclosureRefusals = {
  targetsUnanswered: atField(
    'targets',
    refusal(
      'targets-unanswered',
      'invalid',
      'Indiquez pour chaque compte visé, une fois, ce qui est répondu.',
      'Say for each target, once, what is answered.',
    ),
  ),
  noTarget: atField(
    'targets',
    refusal(
      'no-target',
      'invalid',
      'Aucun compte visé n’est retenu : ajoutez celui que la demande désigne.',
      'No target is kept: add the one that the request names.',
    ),
  ),
  notAsked: refusal(
    'category-not-asked',
    'invalid',
    'Cette catégorie de données n’est pas demandée : elle ne peut pas être communiquée.',
    'This category of data is not asked for: it cannot be produced.',
  ),
  fileOfNothing: refusal(
    'file-of-nothing',
    'invalid',
    'Un fichier est joint pour un compte dont rien n’est communiqué (refus, aucune donnée, compte inconnu ou écarté) : retirez-le, ou changez la réponse pour ce compte.',
    'A file is attached for a target of which nothing is produced (withheld, no data, unknown or struck): take it away, or change the answer for this target.',
  ),
  nothingToCollect: atField(
    'byPortal',
    refusal(
      'nothing-to-collect',
      'invalid',
      'Rien n’est communiqué : il n’y a rien à retirer sur le portail. Envoyez la réponse par courriel.',
      'Nothing is produced, so there is nothing to collect on the portal: send the answer by mail.',
    ),
  ),
  fileWithoutTarget: atField(
    'attachments',
    refusal(
      'file-without-target',
      'invalid',
      'Indiquez pour chaque fichier le compte auquel il appartient, ou qu’il vaut pour tous.',
      'Say of each file to which target it belongs, or that it is for all.',
    ),
  ),
  fileMissing: refusal(
    'attachment-missing',
    'invalid',
    'Un compte est à communiquer et aucun fichier n’est joint pour lui : joignez ses données, ou changez la réponse pour ce compte.',
    'A target is to be produced and no file is attached for it: attach its data, or change the answer for this target.',
  ),
  allWithheld: atField(
    'targets',
    refusal(
      'all-withheld',
      'invalid',
      'Rien ne serait communiqué et un compte est refusé : c’est un refus. Préparez un refus, avec son motif.',
      'Nothing would be produced and a target is withheld: this is a refusal. Prepare a refusal, with its ground.',
    ),
  ),
  preparedWithoutTable: refusal(
    'prepared-without-table',
    'conflict',
    'Cette réponse a été préparée avant que la suite donnée à chaque compte visé ne soit consignée : préparez-la de nouveau.',
    'This answer was prepared before the answer for each target was recorded: prepare it again.',
  ),
} as const;
