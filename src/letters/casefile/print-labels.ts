/** The words of a printed case file that are neither law nor content. */
import type { TargetAnswer } from '../../domain/case/model/disclosure.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import type { KnownBy } from '../../domain/reading/known-by.js';
import type { LetterInFile } from './case-contents.js';

export const labels = {
  title: { fr: 'Dossier', en: 'Case' },
  confidential: {
    fr: 'Confidentiel : document interne du service juridique',
    en: 'Confidential: internal document of the legal desk',
  },
  particulars: { fr: 'Le dossier', en: 'The case' },
  messages: { fr: 'Messages reçus', en: 'Messages received' },
  facts: { fr: 'Faits et leurs sources', en: 'Facts and their sources' },
  decisions: { fr: 'Décisions, accords et actes des personnes', en: 'Decisions, consents and acts of people' },
  letters: { fr: 'Lettres', en: 'Letters' },
  deadlines: { fr: 'Délais', en: 'Deadlines' },
  log: { fr: 'Entrées du journal', en: 'Entries of the log' },

  times: {
    fr: 'Toutes les heures sont celles de Paris (Europe/Paris), avec leur décalage sur UTC.',
    en: 'All times are those of Paris (Europe/Paris), with their offset from UTC.',
  },
  recorded: {
    fr: 'Cette impression est inscrite au journal, avec le nom de la personne et l’empreinte SHA-256 de ce fichier.',
    en: 'This print is recorded in the log, with the name of the person and the SHA-256 of this file.',
  },
  glyphs: {
    fr: 'Un caractère que la police de ce document n’a pas est écrit par son code Unicode, comme [U+4E2D].',
    en: 'A character that the font of this document lacks is written as its Unicode code, such as [U+4E2D].',
  },
  leftOut: {
    fr: 'N’y sont pas : le contenu des pièces jointes et des lettres, que leurs empreintes désignent ; les avis d’un conseil extérieur, couverts par le secret (loi n° 71-1130 du 31 décembre 1971, art. 66-5).',
    en: 'Not in it: the content of attachments and letters, which their digests identify; the opinions of outside counsel, which are privileged (French law no. 71-1130 of 31 December 1971, art. 66-5).',
  },
  sealed: { fr: 'Scellé par', en: 'Sealed by' },
  notSealed: {
    fr: 'Non scellé : aucun cachet des lettres n’est configuré. Seule l’entrée du journal établit ce fichier.',
    en: 'Not sealed: no seal of letters is configured. The entry of the log alone establishes this file.',
  },
  printedBy: { fr: 'Imprimé par', en: 'Printed by' },
  printedAt: { fr: 'Imprimé le', en: 'Printed on' },
  erased: {
    fr: 'Le contenu de ce dossier a été effacé, ou est verrouillé : restent ses décisions, ses empreintes et son journal.',
    en: 'The content of this case was erased, or is locked: its decisions, its digests and its log remain.',
  },
  textsLeftOut: {
    fr: 'Les personnes qui ont le rôle de celle qui imprime ne lisent pas les messages : leur texte n’y est pas.',
    en: 'People with the role of the one who prints do not read messages: their text is not in it.',
  },

  reference: { fr: 'Référence', en: 'Reference' },
  status: { fr: 'Statut', en: 'Status' },
  open: { fr: 'En cours', en: 'Open' },
  closed: { fr: 'Clos', en: 'Closed' },
  outcome: { fr: 'Issue', en: 'Outcome' },
  circuit: { fr: 'Circuit', en: 'Circuit' },
  step: { fr: 'Étape', en: 'Step' },
  received: { fr: 'Reçu le', en: 'Received' },
  assignee: { fr: 'Responsable', en: 'Assignee' },
  unassigned: { fr: 'Non attribué', en: 'Not assigned' },
  subject: { fr: 'Objet', en: 'Subject' },
  requester: { fr: 'Requérant', en: 'Requester' },
  theirReference: { fr: 'Référence de l’autorité', en: 'Reference of the authority' },
  targets: { fr: 'Comptes et identifiants visés', en: 'Accounts and identifiers concerned' },
  answersByTarget: { fr: 'Réponse pour chaque compte visé', en: 'Answer for each target' },
  noTable: { fr: 'Aucune communication de données n’est préparée.', en: 'No disclosure is prepared.' },
  target: { fr: 'Compte visé', en: 'Target' },
  answer: { fr: 'Réponse', en: 'Answer' },
  ofThat: { fr: 'Précisions', en: 'Details' },
  added: { fr: 'ajouté par la personne qui prépare', en: 'added by the preparer' },
  unreadable: { fr: 'Nom effacé', en: 'Name erased' },
  advice: { fr: 'Avis des règles', en: 'Advice of the rules' },
  grounds: { fr: 'Motifs', en: 'Grounds' },
  law: { fr: 'Droit appliqué', en: 'Law applied' },
  service: { fr: 'Le service', en: 'The service' },
  former: { fr: 'Compte inconnu', en: 'Unknown account' },

  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  dated: { fr: 'Daté du', en: 'Dated' },
  arrived: { fr: 'Arrivé le', en: 'Arrived' },
  digest: { fr: 'Empreinte SHA-256', en: 'SHA-256' },
  attachments: { fr: 'Pièces', en: 'Attachments' },
  unread: { fr: 'Aucun texte n’est gardé de ce message.', en: 'No text of this message is kept.' },
  noMessage: { fr: 'Aucun message.', en: 'No message.' },
  body: { fr: 'corps du message', en: 'body of the message' },

  fact: { fr: 'Fait', en: 'Fact' },
  value: { fr: 'Valeur', en: 'Value' },
  source: { fr: 'Source', en: 'Source' },
  confirmedBy: { fr: 'Confirmé par', en: 'Confirmed by' },
  concluded: { fr: 'Conclu, sans passage', en: 'Concluded, no passage' },
  readInMessage: { fr: 'Lu dans un message', en: 'Read in a message' },
  nothingRead: { fr: 'Rien n’est lu', en: 'Nothing read' },
  stated: { fr: 'Établi par une personne', en: 'Established by a person' },
  notConfirmed: { fr: 'Non confirmé', en: 'Not confirmed' },
  noFacts: { fr: 'Aucun fait n’est lu.', en: 'No fact is read.' },
  none: { fr: 'Aucun', en: 'None' },
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  unknown: { fr: 'Inconnu', en: 'Unknown' },

  noDecision: { fr: 'Aucune personne n’a encore agi.', en: 'No person has acted yet.' },
  signed: { fr: 'signé', en: 'signed' },

  noLetter: { fr: 'Aucune lettre n’est écrite.', en: 'No letter is written.' },
  recipient: { fr: 'Destinataire', en: 'Recipient' },
  state: { fr: 'État', en: 'State' },
  template: { fr: 'Modèle', en: 'Template' },
  files: { fr: 'Fichiers', en: 'Files' },

  clock: { fr: 'Délai', en: 'Deadline' },
  legalEnd: { fr: 'Terme légal', en: 'Legal end' },
  safeEnd: { fr: 'À tenir avant', en: 'To be met before' },
  noLegalEnd: { fr: 'sans délai', en: 'without delay' },
  running: { fr: 'Court', en: 'Running' },
  over: { fr: 'Ne court plus', en: 'No longer running' },
  noDeadline: { fr: 'Aucun délai.', en: 'No deadline.' },

  place: { fr: 'Rang', en: 'Place' },
  time: { fr: 'Heure', en: 'Time' },
  entry: { fr: 'Entrée', en: 'Entry' },
  leaf: { fr: 'Empreinte de l’entrée', en: 'Hash of the entry' },
  notYetSealed: { fr: 'à sceller', en: 'to be sealed' },
  logOf: {
    fr: 'Le rang est celui de l’entrée dans le journal entier ; l’empreinte est celle de sa feuille (RFC 6962).',
    en: 'The place is that of the entry in the whole log; the hash is that of its leaf (RFC 6962).',
  },
} as const satisfies Record<string, Bilingual>;

export type Label = keyof typeof labels;

/** Facts that are no checks, in the order of a reading. */
export const factLabels = {
  issuerKind: { fr: 'Qualité de l’auteur', en: 'Kind of issuer' },
  issuerCountry: { fr: 'Pays de l’auteur', en: 'Country of the issuer' },
  issuerZone: { fr: 'Zone de l’auteur', en: 'Zone of the issuer' },
  bases: { fr: 'Textes invoqués', en: 'Texts relied on' },
  categories: { fr: 'Données demandées', en: 'Data asked for' },
  addressee: { fr: 'Destinataire de l’acte', en: 'Addressee of the act' },
  relayedBy: { fr: 'Transmise par', en: 'Passed on by' },
  channel: { fr: 'Voie', en: 'Channel' },
  tenantFlags: { fr: 'Qualité du client visé', en: 'Kind of customer concerned' },
  emergency: { fr: 'Urgence', en: 'Emergency' },
  illegalContent: { fr: 'Contenu illicite selon l’ordre (DSA)', en: 'Illegal content, by the order (DSA)' },
  assistedState: { fr: 'État dont l’entraide est exécutée', en: 'State whose request for assistance is executed' },
} as const satisfies Record<string, Bilingual>;

/** What is answered for one target: as the desk says it. */
export const answerLabels: Readonly<Record<TargetAnswer['answer'], Bilingual>> = {
  produce: { fr: 'Communiquer', en: 'Produce' },
  part: { fr: 'Communiquer en partie', en: 'Produce in part' },
  withhold: { fr: 'Refuser', en: 'Withhold' },
  no_data: { fr: 'Aucune donnée', en: 'No data' },
  unknown: { fr: 'Compte inconnu', en: 'Unknown account' },
  struck: { fr: 'Écarter : ce n’est pas un compte visé', en: 'Strike: not a target' },
};

/** How a fact is known: as the desk says it. */
export const knownByLabels: Readonly<Record<KnownBy, Bilingual>> = {
  signed: { fr: 'message signé', en: 'signed message' },
  field: { fr: 'champ ou case cochée', en: 'field or ticked box' },
  document: { fr: 'texte de la pièce', en: 'text of the document' },
  mail: { fr: 'corps du courriel', en: 'body of the mail' },
  quoted: { fr: 'message cité seulement', en: 'quoted message only' },
  picture: { fr: 'lu dans une image', en: 'read in a picture' },
  concluded: { fr: 'conclu', en: 'concluded' },
};

export const deliveryLabels: Readonly<Record<LetterInFile['delivery'], Bilingual>> = {
  waiting: { fr: 'Pas envoyée', en: 'Not sent' },
  to_post: { fr: 'À poster', en: 'To be posted' },
  attempting: { fr: 'Envoi en cours', en: 'Being sent' },
  failed: { fr: 'Envoi en échec, à reprendre', en: 'Sending failed, to be tried again' },
  unknown: { fr: 'Envoi incertain', en: 'Delivery in doubt' },
  sent: { fr: 'Envoyée', en: 'Sent' },
  recalled: { fr: 'Envoi annulé', en: 'Recalled' },
};
