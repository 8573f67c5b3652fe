/** What is asked for, what is proposed and why, what is sent, who is informed, and how it ends. */
import type { TargetAnswer } from '../../../domain/case/model/disclosure.js';
import type {
  Action,
  DataCategory,
  Gag,
  Ground,
  LetterKind,
  Notice,
  Outcome,
  Verdict,
} from '../../../domain/law/vocabulary.js';
import type { Named } from './named.js';

export const category: Named<DataCategory> = {
  SUB: ['Identité de l’abonné', 'Subscriber identity'],
  IDN: ['Identifiants de connexion', 'Access identifiers'],
  TRF: ['Données de trafic', 'Traffic data'],
  CON: ['Contenu', 'Content'],
  KEY: ['Clés et secrets', 'Keys and secrets'],
  NPD: ['Données non personnelles', 'Non-personal data'],
  PRES: ['Conservation', 'Preservation'],
  REM: ['Retrait', 'Removal'],
  RTI: ['Interception en temps réel', 'Real-time interception'],
  CORP: ['Pièces de l’entreprise', 'Corporate records'],
};

export const targetAnswer: Named<TargetAnswer['answer']> = {
  produce: ['Communiquer', 'Produce'],
  part: ['Communiquer en partie', 'Produce in part'],
  withhold: ['Refuser', 'Withhold'],
  no_data: ['Aucune donnée', 'No data'],
  unknown: ['Compte inconnu', 'Unknown account'],
  struck: ['Écarter : ce n’est pas un compte visé', 'Strike: not a target'],
};

export const verdict: Named<Verdict> = {
  ADMIT: ['Recevable', 'Admissible'],
  ADMIT_COND: ['Recevable sous conditions', 'Admissible on conditions'],
  HOLD: ['À suspendre', 'To hold'],
  CLARIFY: ['À faire préciser', 'To clarify'],
  REFUSE: ['À refuser', 'To refuse'],
  REFUSE_REDIRECT: ['À refuser et renvoyer', 'To refuse and redirect'],
  ESCALATE: ['À soumettre au responsable juridique', 'For the head of legal'],
  SECRET_CELL: ['Cellule secrète', 'Secret cell'],
  INCIDENT: ['Incident de sécurité', 'Security incident'],
  SPLIT: ['À diviser', 'To split'],
  CLOSE: ['À clore', 'To close'],
  NOT_A_REQUEST: ['Pas une demande', 'Not a request'],
};

export const ground: Named<Ground> = {
  'G-AUTH': ['Origine non établie, acte falsifié ou non signé', 'Origin not established, act forged or unsigned'],
  'G-NOPOWER': ['L’auteur n’a pas de pouvoir sur l’opérateur', 'The author has no power over the operator'],
  'G-GDPR48': [
    'Décision d’un pays tiers sans accord international',
    'Third-country decision, no international agreement',
  ],
  'G-GDPR28': [
    'L’opérateur n’agit que sur instruction de son client',
    'The operator acts on its customer’s instructions only',
  ],
  'G-GDPR49': ['Aucune dérogation ne s’applique', 'No derogation applies'],
  'G-DA32': ['Accès d’un pays tiers à des données non personnelles', 'Third-country access to non-personal data'],
  'G-LB1': ['Intérêts économiques essentiels', 'Essential economic interests'],
  'G-LB1BIS': ['Preuve recherchée pour une procédure étrangère', 'Evidence sought for foreign proceedings'],
  'G-CHANNEL': ['La voie entre États existe et a été contournée', 'The channel between States was bypassed'],
  'G-TECH': ['Le partenaire n’a aucun accès technique aux données', 'The partner has no technical access to the data'],
  'G-INCOMP': ['L’auteur n’est pas compétent pour ces données', 'The author is not competent for these data'],
  'G-OFFENCE': ['Le seuil de l’infraction n’est pas atteint', 'The threshold of the offence is not met'],
  'G-SCOPE': [
    'Hors du service, de la période ou disproportionnée',
    'Outside the service or period, or disproportionate',
  ],
  'G-INFO': ['Demande incomplète ou manifestement erronée', 'Incomplete request, or manifest error'],
  'G-FACTO': ['Impossibilité de fait', 'De facto impossibility'],
  'G-PRIV': ['Immunité, secret professionnel, liberté de la presse', 'Immunity, privilege, freedom of the press'],
  'G-PUBAUTH': ['Données d’une autorité publique d’un autre État', 'Data of a public authority of another State'],
  'G-PROC': ['Adressée au sous-traitant sans justification', 'Sent to the processor without justification'],
  'G-CLASSIF': ['Informations classifiées', 'Classified information'],
  'G-CONFLICT': ['Conflit avec le droit d’un pays tiers', 'Conflict with the law of a third country'],
  'G-NONEEV': ['Autorité non liée par le règlement e-Evidence', 'Authority not bound by the e-Evidence Regulation'],
};

/** The article behind a ground, as the report cites it. */
export const groundArticle: Partial<Readonly<Record<Ground, readonly [fr: string, en: string]>>> = {
  'G-GDPR48': ['RGPD, art. 48', 'GDPR, art. 48'],
  'G-GDPR28': ['RGPD, art. 28', 'GDPR, art. 28'],
  'G-GDPR49': ['RGPD, art. 49', 'GDPR, art. 49'],
  'G-DA32': ['Règlement sur les données, art. 32', 'Data Act, art. 32'],
  'G-LB1': ['Loi n° 68-678, art. 1er', 'Act 68-678, art. 1'],
  'G-LB1BIS': ['Loi n° 68-678, art. 1er bis', 'Act 68-678, art. 1 bis'],
  'G-TECH': ['SecNumCloud 3.2, 19.6', 'SecNumCloud 3.2, 19.6'],
};

export const action: Named<Action> = {
  disclose: ['Communiquer les données', 'Disclose the data'],
  refuse: ['Refuser', 'Refuse'],
  clarify: ['Demander des précisions', 'Ask for particulars'],
  inform: ['Confirmer ce qui a été fait', 'Confirm what was done'],
};

export const letter: Named<LetterKind> = {
  acknowledgement: ['Accusé de réception', 'Acknowledgement'],
  refusal: ['Lettre de refus', 'Letter of refusal'],
  clarification: ['Demande de précisions', 'Request for particulars'],
  answer: ['Réponse', 'Answer'],
  confirmation: ['Confirmation', 'Confirmation'],
  sisse_notice: ['Information du SISSE', 'Notice to the SISSE'],
  closing_receipt: ['Récépissé de clôture', 'Receipt of the closing'],
  anssi_notice: ['Information de l’ANSSI', 'Notice to the ANSSI'],
  cnil_notice: ['Notification à la CNIL', 'Notification to the CNIL'],
  prosecutor_notice: ['Signalement au parquet', 'Report to the public prosecutor'],
  assistance_notice: ['Copie au bureau de l’entraide pénale', 'Copy to the mutual assistance office'],
  arcom_notice: ['Saisine de l’Arcom', 'Request to the Arcom'],
  customer_notice: ['Information du client', 'Notice to the customer'],
  change_notice: ['Information de tous les clients', 'Notice to all customers'],
  data_subject_notice: ['Information de la personne concernée', 'Notice to the data subject'],
};

export const notice: Named<Notice> = {
  N_SISSE: ['SISSE', 'SISSE'],
  N_CUST: ['Client concerné', 'Customer concerned'],
  N_ANSSI: ['ANSSI', 'ANSSI'],
  N_CNIL: ['CNIL', 'CNIL'],
  N_PARQ: ['Parquet', 'Public prosecutor'],
  N_BEPI: ['Bureau de l’entraide pénale (BEPI)', 'Mutual assistance office (BEPI)'],
  N_EA: ['Autorité chargée de la mise en œuvre', 'Enforcing authority'],
  N_EXE: ['Direction générale', 'Management'],
  N_ARCOM: ['Arcom', 'Arcom'],
  N_DATASUBJ: ['Personne concernée', 'Data subject'],
  N_CUST_196F: ['Tous les clients', 'All customers'],
  N_SEC: ['Officier de sécurité', 'Security officer'],
};

export const gag: Named<Gag> = {
  G_JUD: ['Secret de l’enquête', 'Secrecy of the investigation'],
  G_EEV: ['Silence du règlement e-Evidence', 'Silence under the e-Evidence Regulation'],
  G_SEC: ['Secret de la défense nationale', 'National defence secrecy'],
  G_TCO: ['Silence du règlement TERREG', 'Silence under the TERREG Regulation'],
  G_FOR: ['Silence demandé par un droit étranger, sans force ici', 'Silence asked by foreign law, without force here'],
  G_NONE: ['Aucun silence', 'No silence'],
};

export const outcome: Named<Outcome> = {
  executed: ['Exécutée', 'Executed'],
  partly: ['Exécutée en partie', 'Executed in part'],
  refused: ['Refusée', 'Refused'],
  redirected: ['Renvoyée vers la voie légale', 'Referred to the lawful channel'],
  clarification: ['Précisions demandées', 'Clarification asked'],
  withdrawn: ['Retirée', 'Withdrawn'],
  no_data: ['Aucune donnée', 'No data'],
  not_a_request: ['Pas une demande', 'Not a request'],
};
