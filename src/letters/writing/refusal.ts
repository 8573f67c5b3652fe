/** Every "no" of this room, as a sentence that says what to do. */
import { refusals as ofCases } from '../../domain/case/model/refusal.js';
import { atField, type Refusal, refusal } from '../../domain/kernel/result.js';

export const refusals = {
  caseErased: ofCases.caseErased,
  fileWithoutTarget: ofCases.fileWithoutTarget,
  namesChanged: refusal(
    'names-changed',
    'conflict',
    'Les noms gardés avec cette réponse ne sont pas ceux qui ont été préparés : préparez-la de nouveau et prévenez la personne qui exploite le service.',
    'The names kept with this answer are not those that were prepared: prepare it again and tell the operator of the service.',
  ),
  targetUnnamed: refusal(
    'target-unnamed',
    'invalid',
    'Nommez le compte que vous ajoutez ; le nom d’un compte lu dans la demande ne se change pas ici.',
    'Name the target that you add; the name of one that was read is not changed here.',
  ),
  targetUnexplained: refusal(
    'target-unexplained',
    'invalid',
    'Dites pourquoi ce compte est ajouté ou écarté.',
    'Say why this target is added or struck.',
  ),
  targetTwice: refusal(
    'target-twice',
    'invalid',
    'Ce compte est déjà dans le tableau : il ne compte qu’une fois.',
    'This target is in the table already: it counts once.',
  ),
  fileAltered: refusal(
    'produced-file-altered',
    'conflict',
    'Ce qui est gardé de ce fichier n’est pas ce que les opérations ont remis : ne l’envoyez pas, gardez-le comme preuve et prévenez la personne qui exploite le service.',
    'What is kept of this file is not what operations handed in: do not send it, keep it as evidence and tell the operator of the service.',
  ),
  tooMuchForMail: refusal(
    'produced-files-too-large-for-mail',
    'too_large',
    'Un courriel, chiffré ou non, porte douze mégaoctets de fichiers au plus : choisissez le portail pour les fichiers de cette réponse.',
    'A mail, encrypted or not, carries twelve megabytes of files at most: choose the portal for the files of this answer.',
  ),
  portalUnsealed: atField(
    'byPortal',
    refusal(
      'portal-without-seal',
      'conflict',
      'Aucun cachet ne scelle de paquet ici, et le portail ne remet que des paquets scellés : joignez les fichiers, ou demandez à la personne qui exploite le service de régler GREFFE_LETTER_KEY.',
      'No key seals a package here, and the portal hands out sealed packages alone: attach the files, or ask the operator of the service to set GREFFE_LETTER_KEY.',
    ),
  ),
  portalUntold: atField(
    'byPortal',
    refusal(
      'portal-untold',
      'conflict',
      'La version de cette lettre ne dit pas que les fichiers se retirent sur le portail : joignez-les, ou faites adopter une version qui le dit.',
      'The version of this letter in force does not say that the files are collected on the portal: attach them, or have a version adopted that says so.',
    ),
  ),
  periodBackwards: refusal(
    'period-backwards',
    'invalid',
    'Cette période finit avant de commencer.',
    'This period ends before it begins.',
  ),
  letterUnknown: refusal(
    'letter-unknown',
    'not_found',
    'Ce dossier ne contient pas cette lettre : la liste est dans GET /api/cases/{id}/letters.',
    'This case holds no such letter: the list is in GET /api/cases/{id}/letters.',
  ),
  noNotice: refusal(
    'notice-not-owed',
    'not_found',
    'Cet avis n’est pas dû à présent, ou aucune lettre ne le donne.',
    'This notice is not owed at present, or no letter gives it.',
  ),
  notAsApproved: refusal(
    'not-as-approved',
    'conflict',
    'Cette lettre n’attend pas d’être postée : son envoi n’a pas été décidé, elle a été retenue, ou elle ne correspond plus à ce qui a été approuvé. Relisez le dossier.',
    'This letter does not wait to be posted: it was not released, it was recalled, or it is not what was approved any more. Read the case again.',
  ),
  sealOver: refusal(
    'seal-over',
    'unavailable',
    'Le certificat du cachet des lettres n’est pas valide à présent : prévenez la personne qui exploite le service, puis imprimez la lettre.',
    'The certificate of the seal of letters is not valid at present: inform the operator of the service, then print the letter.',
  ),
  secretNotPrinted: refusal(
    'secret-not-printed',
    'forbidden',
    'Le dossier d’un circuit secret n’est imprimé que par une personne qui peut lire le journal : responsable juridique ou auditeur.',
    'The file of a secret circuit is printed only by a person who may read the log: head of legal or auditor.',
  ),
  evidenceUnknown: refusal(
    'evidence-unknown',
    'not_found',
    'Aucune preuve d’envoi n’est gardée sous cette note.',
    'No evidence of a posting is kept under this note.',
  ),
  letterLeaving: refusal(
    'letter-leaving',
    'conflict',
    'Une lettre de cet envoi est partie, est en train de partir, ou est peut-être partie : elle ne peut plus être retenue. Dans le doute, demandez à son destinataire, puis tranchez l’envoi.',
    'A letter of it has left, is leaving, or may have left: it can no longer be recalled. In doubt, ask its recipient, then settle the delivery.',
  ),
  deliveryKnown: refusal(
    'delivery-known',
    'conflict',
    'Le sort de cet envoi n’est pas incertain : il n’y a rien à trancher.',
    'What became of this delivery is not in doubt: there is nothing to settle.',
  ),
} as const satisfies Record<string, Refusal>;
