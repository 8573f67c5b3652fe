/** Every "no" about documents, as a sentence that says what to do. */
import { refusal } from '../../domain/kernel/result.js';

export const refusals = {
  caseUnknown: refusal(
    'case-unknown',
    'not_found',
    'Cette affaire n’existe pas : la liste est dans GET /api/cases.',
    'There is no such case: the list is in GET /api/cases.',
  ),
  caseErased: refusal(
    'case-erased',
    'not_found',
    'Les documents de cette affaire ont été effacés ; son journal demeure.',
    'The documents of this case were erased; its log remains.',
  ),
  partUnknown: refusal(
    'part-unknown',
    'not_found',
    'Ce message n’a pas cette pièce : la liste est dans GET /api/cases/{id}/documents.',
    'This message has no such part: the list is in GET /api/cases/{id}/documents.',
  ),
  partUnreadable: refusal(
    'part-unreadable',
    'conflict',
    'La pièce n’a pu être extraite dans les limites fixées : téléchargez le message d’origine.',
    'The part could not be taken out within the bounds: download the original message.',
  ),
  noSuchPage: refusal(
    'not-a-page',
    'invalid',
    'Ce fichier n’est pas un PDF lisible, ou une zone désigne une page qu’il n’a pas : corrigez les zones.',
    'This file is no readable PDF, or a zone names a page that it lacks: correct the zones.',
  ),
  notRedacted: refusal(
    'not-redacted',
    'conflict',
    'La copie laissait voir quelque chose ou dépassait les limites : aucune n’a été faite. Occultez page par page.',
    'The copy still showed something or went beyond the bounds: none was made. Redact page by page.',
  ),
};
