/** Whether the files of an answer can be collected on the portal; otherwise its mail carries them. */
import { atField, type Refusal, refusal } from '../../kernel/result.js';
import type { Circumstances } from './circumstances.js';
import type { Disclosure } from './disclosure.js';
import type { CaseState } from './state.js';

export const noPortal = refusal(
  'no-delivery-by-portal',
  'conflict',
  'Rien n’est remis par le portail : le profil de l’opérateur ne dit pas combien de jours un paquet y reste, ou le portail n’a pas d’adresse.',
  'Nothing is delivered by the portal: the profile of the operator does not say how many days a package stays there, or the portal has no address.',
);
const portalByPost = refusal(
  'portal-by-post',
  'invalid',
  'Cette réponse part par voie postale, et le lien du portail va à une adresse électronique : joignez les fichiers, ou choisissez une adresse électronique.',
  'This answer goes by post, and the link of the portal goes to a mail address: attach the files, or choose a mail address.',
);

/** Two people chose the postal address of the requester: no mailbox is written to. */
export const isAnsweredByPost = ({ recipient }: Pick<CaseState, 'recipient'>): boolean =>
  recipient?.post === true && recipient.kind === 'requester';

/** Why the files of an answer may not be collected on the portal; null where its mail carries them. */
export function objectionToPortal(
  state: Pick<CaseState, 'recipient'>,
  table: Pick<Disclosure, 'byPortal'> | undefined,
  { deliveryDays }: Pick<Circumstances, 'deliveryDays'>,
): Refusal | null {
  if (!table?.byPortal) return null;
  if (deliveryDays === null) return atField('byPortal', noPortal);
  return isAnsweredByPost(state) ? atField('byPortal', portalByPost) : null;
}
