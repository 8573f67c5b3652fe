/** What the closed words of the law are called, French then English; a word without its names does not compile. */
import type { Channel, TenantFlag } from '../../domain/law/fact.js';
import type {
  Addressee,
  CheckResult,
  Door,
  Gag,
  Ground,
  IssuerZone,
  Notice,
  Outcome,
  Relay,
  Verdict,
} from '../../domain/law/vocabulary.js';
import type { StepKind } from '../../domain/workflow/circuit.js';
import { illegalContentNames as illegalContent } from './illegal-content.js';
import { useLanguage } from './language.js';
import { actionNames, categoryNames, issuerKindNames, letterNames, roleNames } from './law.js';

type Named<Word extends string> = Readonly<Record<Word, readonly [fr: string, en: string]>>;

const verdict: Named<Verdict> = {
  ADMIT: ['À admettre', 'To admit'],
  ADMIT_COND: ['À admettre sous conditions', 'To admit on conditions'],
  HOLD: ['À suspendre', 'To hold'],
  CLARIFY: ['À faire préciser', 'To clarify'],
  REFUSE: ['À refuser', 'To refuse'],
  REFUSE_REDIRECT: ['À refuser et renvoyer', 'To refuse and redirect'],
  ESCALATE: ['À faire trancher', 'To escalate'],
  SECRET_CELL: ['Cellule secrète', 'Secret cell'],
  INCIDENT: ['Incident', 'Incident'],
  SPLIT: ['À scinder', 'To split'],
  CLOSE: ['À clore', 'To close'],
  NOT_A_REQUEST: ['Pas une demande', 'Not a request'],
};
const ground: Named<Ground> = {
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
export const groundArticles: Partial<Readonly<Record<Ground, readonly [fr: string, en: string]>>> = {
  'G-GDPR48': ['RGPD, art. 48', 'GDPR, art. 48'],
  'G-GDPR28': ['RGPD, art. 28', 'GDPR, art. 28'],
  'G-GDPR49': ['RGPD, art. 49', 'GDPR, art. 49'],
  'G-DA32': ['Règlement sur les données, art. 32', 'Data Act, art. 32'],
  'G-LB1': ['Loi n° 68-678, art. 1er', 'Act 68-678, art. 1'],
  'G-LB1BIS': ['Loi n° 68-678, art. 1er bis', 'Act 68-678, art. 1 bis'],
  'G-TECH': ['SecNumCloud 3.2, 19.6', 'SecNumCloud 3.2, 19.6'],
};
const issuerZone: Named<IssuerZone> = {
  FR: ['France', 'France'],
  EU_EEV: ['Union européenne', 'European Union'],
  EU_DK: ['Danemark', 'Denmark'],
  EU_INST: ['Institutions de l’Union', 'Institutions of the Union'],
  EEA_CH: ['EEE et Suisse', 'EEA and Switzerland'],
  THIRD: ['Pays tiers', 'Third country'],
  INTL: ['Organisation internationale', 'International organisation'],
  PRIVATE: ['Personne privée', 'Private person'],
  UNKNOWN: ['Origine inconnue', 'Unknown origin'],
};
const addressee: Named<Addressee> = {
  OPERATOR: ['L’opérateur', 'The operator'],
  DESIGNATED_ESTABLISHMENT: ['L’établissement désigné', 'The designated establishment'],
  PARENT: ['La société mère', 'The parent company'],
  FOREIGN_TECH_PROVIDER: ['Le fournisseur étranger de technologie', 'The foreign technology provider'],
  SUBCONTRACTOR: ['Un sous-traitant', 'A subcontractor'],
  EMPLOYEE: ['Un salarié', 'An employee'],
  CUSTOMER: ['Le client', 'The customer'],
};
const relay: Named<Relay> = {
  NONE: ['Personne : l’auteur écrit lui-même', 'Nobody: the issuer writes itself'],
  PARENT: ['La société mère', 'The parent company'],
  FOREIGN_TECH_PROVIDER: ['Le fournisseur étranger de technologie', 'The foreign technology provider'],
  SUBCONTRACTOR: ['Un sous-traitant', 'A subcontractor'],
  CUSTOMER: ['Le client', 'The customer'],
};
const channel: Named<Channel> = {
  DIS: ['Système informatique décentralisé (DIS)', 'Decentralised IT system (DIS)'],
  PNIJ: ['PNIJ', 'PNIJ'],
  OTHER: ['Autre voie', 'Other channel'],
};
const tenantFlag: Named<TenantFlag> = {
  public_authority: ['Autorité publique', 'Public authority'],
  lawyer: ['Avocat', 'Lawyer'],
  press: ['Presse', 'Press'],
  hds: ['Données de santé', 'Health data'],
  oiv: ['Opérateur d’importance vitale', 'Vital operator'],
  sren31: ['Données sensibles de l’État', 'Sensitive State data'],
  public_content: ['Contenu public', 'Public content'],
};
const gag: Named<Gag> = {
  G_JUD: ['Secret de l’enquête', 'Secrecy of the investigation'],
  G_EEV: ['Silence du règlement e-Evidence', 'Silence under the e-Evidence Regulation'],
  G_SEC: ['Secret de la défense nationale', 'National defence secrecy'],
  G_TCO: ['Silence du règlement TERREG', 'Silence under the TERREG Regulation'],
  G_FOR: ['Silence demandé par un droit étranger, sans force ici', 'Silence asked by foreign law, without force here'],
  G_NONE: ['Aucun silence', 'No silence'],
};
const notice: Named<Notice> = {
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
const outcome: Named<Outcome> = {
  executed: ['Exécutée', 'Executed'],
  partly: ['Exécutée en partie', 'Executed in part'],
  refused: ['Refusée', 'Refused'],
  redirected: ['Renvoyée vers la voie légale', 'Referred to the lawful channel'],
  clarification: ['Précisions demandées', 'Clarification asked'],
  withdrawn: ['Retirée', 'Withdrawn'],
  no_data: ['Aucune donnée', 'No data'],
  not_a_request: ['Pas une demande', 'Not a request'],
};
const stepKind: Named<StepKind> = {
  triage: ['À trier', 'To sort'],
  preparation: ['À préparer', 'To prepare'],
  approval: ['À approuver', 'To approve'],
  dispatch: ['À envoyer', 'To send'],
  end: ['Terminée', 'Ended'],
};
const door: Named<Door> = {
  smtp: ['Courriel', 'E-mail'],
  hook: ['Portail', 'Portal'],
  command_line: ['Ligne de commande', 'Command line'],
};
const checkResult: Named<CheckResult> = {
  holds: ['Rempli', 'Holds'],
  fails: ['Non rempli', 'Fails'],
  unknown: ['Inconnu', 'Unknown'],
};

const vocabulary = {
  ...{ verdict, ground, issuerZone, addressee, relay, channel, tenantFlag, gag, notice, outcome },
  ...{ stepKind, door, checkResult, illegalContent },
};
const tables = {
  ...{
    category: categoryNames,
    issuerKind: issuerKindNames,
    action: actionNames,
    letter: letterNames,
    role: roleNames,
  },
};
export type Vocabulary = keyof typeof vocabulary | keyof typeof tables;

/** Every word of a vocabulary, in its order. */
export const wordsOf = (of: Vocabulary): readonly string[] =>
  Object.keys(of in tables ? tables[of as keyof typeof tables].fr : vocabulary[of as keyof typeof vocabulary]);

/** The name of a word in the language of the reader; a word this version does not know stays as it is. */
export function useNames(): (of: Vocabulary, word: string) => string {
  const { language } = useLanguage();
  return (of, word) => {
    if (of in tables) {
      const table: Partial<Record<string, string>> = tables[of as keyof typeof tables][language];
      return table[word] ?? word;
    }
    const names = (vocabulary[of as keyof typeof vocabulary] as Partial<Named<string>>)[word];
    return names?.[language === 'fr' ? 0 : 1] ?? word;
  };
}
