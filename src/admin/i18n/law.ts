/** The closed words of the law, in both languages; a word without its name does not compile. */
import type { Action, DataCategory, Ground, IssuerKind, LetterKind, Role } from '../../domain/law/vocabulary.js';
import type { Language } from './language.js';

type Names<Word extends string> = Readonly<Record<Language, Readonly<Record<Word, string>>>>;

export const roleNames: Names<Role> = {
  fr: {
    analyst: 'Analyste',
    jurist: 'Juriste',
    head_of_legal: 'Responsable juridique',
    dpo: 'DPO',
    ciso: 'RSSI',
    executive: 'Direction',
    auditor: 'Auditeur',
    administrator: 'Administrateur',
  },
  en: {
    analyst: 'Analyst',
    jurist: 'Jurist',
    head_of_legal: 'Head of legal',
    dpo: 'DPO',
    ciso: 'CISO',
    executive: 'Executive',
    auditor: 'Auditor',
    administrator: 'Administrator',
  },
};

export const actionNames: Names<Action> = {
  fr: {
    disclose: 'Communiquer les données',
    refuse: 'Refuser',
    clarify: 'Demander des précisions',
    inform: 'Confirmer ce qui a été fait',
  },
  en: {
    disclose: 'Disclose the data',
    refuse: 'Refuse',
    clarify: 'Ask for particulars',
    inform: 'Confirm what was done',
  },
};

export const letterNames: Names<LetterKind> = {
  fr: {
    acknowledgement: 'Accusé de réception',
    refusal: 'Lettre de refus',
    clarification: 'Demande de précisions',
    answer: 'Réponse',
    confirmation: 'Confirmation',
    sisse_notice: 'Information du SISSE',
  },
  en: {
    acknowledgement: 'Acknowledgement',
    refusal: 'Letter of refusal',
    clarification: 'Request for particulars',
    answer: 'Answer',
    confirmation: 'Confirmation',
    sisse_notice: 'Notice to the SISSE',
  },
};

export const categoryNames: Names<DataCategory> = {
  fr: {
    SUB: 'Identité de l’abonné',
    IDN: 'Identifiants de connexion',
    TRF: 'Données de trafic',
    CON: 'Contenu',
    KEY: 'Clés et secrets',
    NPD: 'Données non personnelles',
    PRES: 'Conservation',
    REM: 'Retrait',
    RTI: 'Interception en temps réel',
    CORP: 'Pièces de l’entreprise',
  },
  en: {
    SUB: 'Subscriber identity',
    IDN: 'Access identifiers',
    TRF: 'Traffic data',
    CON: 'Content',
    KEY: 'Keys and secrets',
    NPD: 'Non-personal data',
    PRES: 'Preservation',
    REM: 'Removal',
    RTI: 'Real-time interception',
    CORP: 'Corporate records',
  },
};

export const issuerKindNames: Names<IssuerKind> = {
  fr: {
    court: 'Juridiction',
    judge: 'Juge',
    prosecutor: 'Ministère public',
    police: 'Police ou gendarmerie',
    customs: 'Douane',
    tax: 'Administration fiscale',
    regulator: 'Autorité de régulation',
    intelligence: 'Service de renseignement',
    municipality: 'Collectivité',
    parliament: 'Parlement',
    lawyer: 'Avocat',
    data_subject: 'Personne concernée',
    company: 'Entreprise',
    international_body: 'Organisation internationale',
    unknown: 'Auteur non établi',
  },
  en: {
    court: 'Court',
    judge: 'Judge',
    prosecutor: 'Prosecutor',
    police: 'Police',
    customs: 'Customs',
    tax: 'Tax authority',
    regulator: 'Regulator',
    intelligence: 'Intelligence service',
    municipality: 'Municipality',
    parliament: 'Parliament',
    lawyer: 'Lawyer',
    data_subject: 'Data subject',
    company: 'Company',
    international_body: 'International body',
    unknown: 'Author not established',
  },
};

export const groundNames: Names<Ground> = {
  fr: {
    'G-AUTH': 'Origine non établie',
    'G-NOPOWER': 'Auteur sans pouvoir',
    'G-GDPR48': 'RGPD, art. 48',
    'G-GDPR28': 'RGPD, art. 28',
    'G-GDPR49': 'RGPD, art. 49',
    'G-DA32': 'Règlement sur les données, art. 32',
    'G-LB1': 'Loi 68-678, art. 1',
    'G-LB1BIS': 'Loi 68-678, art. 1 bis',
    'G-CHANNEL': 'Canal non conforme',
    'G-TECH': 'Impossibilité technique',
    'G-INCOMP': 'Auteur incompétent',
    'G-OFFENCE': 'Infraction hors seuil',
    'G-SCOPE': 'Demande trop large',
    'G-INFO': 'Mentions manquantes',
    'G-FACTO': 'Impossibilité de fait',
    'G-PRIV': 'Immunité ou privilège',
    'G-PUBAUTH': 'Données d’une autorité publique',
    'G-PROC': 'Procédure non conforme',
    'G-CLASSIF': 'Données classifiées',
    'G-CONFLICT': 'Conflit de lois',
    'G-NONEEV': 'Hors e-Evidence',
  },
  en: {
    'G-AUTH': 'Origin not established',
    'G-NOPOWER': 'Author without power',
    'G-GDPR48': 'GDPR, art. 48',
    'G-GDPR28': 'GDPR, art. 28',
    'G-GDPR49': 'GDPR, art. 49',
    'G-DA32': 'Data Act, art. 32',
    'G-LB1': 'Law 68-678, art. 1',
    'G-LB1BIS': 'Law 68-678, art. 1 bis',
    'G-CHANNEL': 'Wrong channel',
    'G-TECH': 'Technically impossible',
    'G-INCOMP': 'Author not competent',
    'G-OFFENCE': 'Offence below the threshold',
    'G-SCOPE': 'Request too broad',
    'G-INFO': 'Particulars missing',
    'G-FACTO': 'De facto impossibility',
    'G-PRIV': 'Immunity or privilege',
    'G-PUBAUTH': 'Data of a public authority',
    'G-PROC': 'Procedure not followed',
    'G-CLASSIF': 'Classified data',
    'G-CONFLICT': 'Conflict of laws',
    'G-NONEEV': 'Outside e-Evidence',
  },
};
