/** How a request comes in and goes its way. */

import type { CheckResult, Door, PostManner, ServiceManner } from '../../../domain/law/vocabulary.js';
import type { StepKind } from '../../../domain/workflow/circuit.js';
import type { Named } from './named.js';

export const door: Named<Door> = {
  smtp: ['Courriel', 'E-mail'],
  mailbox: ['Boîte aux lettres relevée', 'Mailbox read by IMAP'],
  hook: ['Portail', 'Portal'],
  api: ['Dépôt par une machine', 'Brought by a machine'],
  command_line: ['Ligne de commande', 'Command line'],
  desk: ['Saisie au greffe', 'Entered at the registry'],
  signal: ['Signal d’un système', 'Signal of a system'],
};

export const serviceManner: Named<ServiceManner> = {
  bailiff: ['Commissaire de justice', 'Bailiff'],
  post: ['Courrier postal', 'Post'],
  fax: ['Télécopie', 'Fax'],
  in_person: ['Remise en main propre', 'Handed over in person'],
  telephone: ['Téléphone', 'Telephone'],
  mail_file: ['Fichier d’un courriel', 'File of an e-mail'],
};

export const postManner: Named<PostManner> = {
  registered: ['Recommandé avec avis de réception', 'Registered, with acknowledgement of receipt'],
  simple: ['Courrier simple', 'Ordinary post'],
  bailiff: ['Commissaire de justice', 'Bailiff'],
  by_hand: ['Remise en main propre', 'Handed over in person'],
};

export const checkResult: Named<CheckResult> = {
  holds: ['Oui', 'Yes'],
  fails: ['Non', 'No'],
  unknown: ['Inconnu', 'Unknown'],
};

/** A kind of step, of a circuit. */
export const step: Named<StepKind> = {
  triage: ['Tri', 'Triage'],
  preparation: ['Préparation', 'Preparation'],
  approval: ['Approbation', 'Approval'],
  dispatch: ['Départ', 'Dispatch'],
  end: ['Fin', 'End'],
};

/** Where a request stands: what its step asks for. */
export const stepKind: Named<StepKind> = {
  triage: ['À trier', 'To sort'],
  preparation: ['À préparer', 'To prepare'],
  approval: ['À approuver', 'To approve'],
  dispatch: ['À envoyer', 'To send'],
  end: ['Terminée', 'Ended'],
};
