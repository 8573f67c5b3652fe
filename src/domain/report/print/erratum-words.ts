/** The words of an erratum of format v1. Never edited once an erratum has used them: other words are another format. */
import { quarter } from '../../kernel/day.js';
import type { Bilingual, Language } from '../../kernel/result.js';
import { shortQuarter } from '../../kernel/written.js';
import type { LabelKind, Labels } from './template.js';

export const erratumWords = {
  title: { fr: 'Erratum', en: 'Erratum' },
  report: { fr: 'Rapport de transparence, {/report|quarter}', en: 'Transparency report, {/report|quarter}' },
  line: {
    fr: 'Édition {/amended/edition}, corrigée par l’édition {/corrected/edition}',
    en: 'Edition {/amended/edition}, corrected by edition {/corrected/edition}',
  },
  count: {
    fr: '{/count?chiffre corrigé|chiffres corrigés} dans le rapport publié.',
    en: '{/count?figure corrected|figures corrected} in the published report.',
  },
  why: { fr: 'Pourquoi', en: 'Why' },
  stays: {
    fr: 'L’édition {/amended/edition}, arrêtée au {/amended/asOf|instant}, reste publiée telle quelle : aucun de ses octets n’est changé. L’édition {/corrected/edition}, arrêtée au {/corrected/asOf|instant}, la remplace dans tout usage de ses chiffres.',
    en: 'Edition {/amended/edition}, counted up to {/amended/asOf|instant}, stays published as it is: not one of its bytes is changed. Edition {/corrected/edition}, counted up to {/corrected/asOf|instant}, takes its place wherever its figures are used.',
  },
  what: { fr: 'Ce qui change', en: 'What changes' },
  none: {
    fr: 'Aucun chiffre ne change : la correction porte sur autre chose.',
    en: 'No figure changes: the correction is about something else.',
  },
  caption: { fr: 'Chiffres corrigés', en: 'Figures corrected' },
  figure: { fr: 'Chiffre', en: 'Figure' },
  was: { fr: 'Édition {/amended/edition}', en: 'Edition {/amended/edition}' },
  is: { fr: 'Édition {/corrected/edition}', en: 'Edition {/corrected/edition}' },
  note: {
    fr: 'Comparé ligne à ligne entre les données jointes aux deux éditions. « – » : sans objet, ou ligne absente ; « s » : nombre masqué.',
    en: 'Compared line by line between the data attached to the two editions. “–”: does not apply, or no such line; “s”: number hidden.',
  },
  check: { fr: 'Vérifier', en: 'Verify' },
  checkText: {
    fr: 'Le programme « greffe report verify », donné cet erratum et les deux éditions, refait la comparaison et compose de nouveau cette page. L’erratum est lié à chaque édition par l’empreinte de son manifeste.',
    en: 'The program “greffe report verify”, given this erratum and the two editions, makes the comparison again and composes this page again. The erratum is tied to each edition by the hash of its manifest.',
  },
  amendedHash: { fr: 'Manifeste corrigé (SHA-256)', en: 'Manifest amended (SHA-256)' },
  correctedHash: { fr: 'Manifeste qui corrige (SHA-256)', en: 'Manifest that corrects (SHA-256)' },
  page: { fr: 'Page {/page} sur {/pages}', en: 'Page {/page} of {/pages}' },
  reason: { fr: 'Publication d’un erratum', en: 'Publication of an erratum' },
  field: { fr: 'Signature électronique de l’erratum', en: 'Electronic signature of the erratum' },
} as const satisfies Record<string, Bilingual>;

const groups: Record<string, Bilingual & { readonly kind?: LabelKind }> = {
  thirdCountryOutsideAgreement: {
    fr: 'Pays tiers, hors accord international',
    en: 'Third countries, outside an agreement',
  },
  totals: { fr: 'Totaux', en: 'Totals' },
  trend: { fr: 'Par trimestre', en: 'By quarter', kind: 'quarters' },
  sections: { fr: 'Famille d’autorités', en: 'Family of authorities', kind: 'sections' },
  countries: { fr: 'Pays', en: 'Country', kind: 'countries' },
  instruments: { fr: 'Texte invoqué', en: 'Text relied on', kind: 'instruments' },
  categories: { fr: 'Catégorie de données', en: 'Category of data', kind: 'categories' },
  refusals: { fr: 'Refus par motif', en: 'Refusals by ground', kind: 'grounds' },
  relayed: { fr: 'Demandes relayées', en: 'Requests relayed', kind: 'relays' },
  channels: { fr: 'Voie', en: 'Way', kind: 'channels' },
  addressees: { fr: 'Destinataire', en: 'Addressee', kind: 'addressees' },
  emergencies: { fr: 'Urgence', en: 'Emergency', kind: 'emergencies' },
  manners: { fr: 'Mode de remise', en: 'Manner of service', kind: 'manners' },
  accounts: { fr: 'Comptes', en: 'Accounts', kind: 'sections' },
  corrections: { fr: 'Corrections', en: 'Corrections' },
  challenges: { fr: 'Contestations', en: 'Challenges' },
  timesBySection: { fr: 'Délai de clôture', en: 'Time to close', kind: 'sections' },
  detail: { fr: 'Catégorie et pays', en: 'Category and country', kind: 'categories' },
  notices: { fr: 'Avis', en: 'Notices', kind: 'notices' },
  times: { fr: 'Délais', en: 'Times' },
  carryOver: { fr: 'Report d’un trimestre à l’autre', en: 'Carried over' },
  accountsByCountry: { fr: 'Comptes par pays', en: 'Accounts by country', kind: 'countries' },
  customers: { fr: 'Clients', en: 'Customers', kind: 'customers' },
  assisted: {
    fr: 'États dont l’entraide est exécutée',
    en: 'States whose requests for assistance are executed',
    kind: 'countries',
  },
  within: { fr: 'En combien de temps', en: 'Within', kind: 'delays' },
  deadlines: { fr: 'Fin fixée par la loi', en: 'End set by law' },
};

const measures: Record<string, Bilingual> = {
  period: { fr: 'ce trimestre', en: 'this quarter' },
  ever: { fr: 'depuis l’origine', en: 'ever' },
  requests: { fr: 'demandes', en: 'requests' },
  thirdCountry: { fr: 'de pays tiers', en: 'from third countries' },
  thirdCountryRefused: { fr: 'de pays tiers, refusées', en: 'from third countries, refused' },
  refusedOrRedirected: { fr: 'refusées ou renvoyées', en: 'refused or redirected' },
  emergencies: { fr: 'présentées comme urgentes', en: 'presented as urgent' },
  forged: { fr: 'faux', en: 'forged' },
  accountsTargeted: { fr: 'comptes visés', en: 'accounts targeted' },
  accountsDisclosed: { fr: 'comptes remis', en: 'accounts disclosed' },
  duplicates: { fr: 'doublons', en: 'duplicates' },
  privateRequests: { fr: 'demandes privées', en: 'private requests' },
  notRequests: { fr: 'messages sans demande', en: 'messages that ask nothing' },
  disclosed: { fr: 'remises', en: 'disclosed' },
  refused: { fr: 'refus', en: 'refused' },
  redirected: { fr: 'renvois', en: 'redirected' },
  clarification: { fr: 'précisions', en: 'clarification' },
  noData: { fr: 'sans donnée', en: 'no data' },
  withdrawn: { fr: 'retraits', en: 'withdrawn' },
  pending: { fr: 'en cours', en: 'pending' },
  other: { fr: 'autre issue', en: 'other outcome' },
  foreign: { fr: 'refus ou renvoi, pays tiers', en: 'refused or redirected, third countries' },
  total: { fr: 'total', en: 'total' },
  count: { fr: 'nombre', en: 'count' },
  received: { fr: 'reçues', en: 'received' },
  targeted: { fr: 'visés', en: 'targeted' },
  agreed: { fr: 'acceptées', en: 'accepted' },
  agreedAndDisclosed: { fr: 'acceptées, puis données remises', en: 'accepted, then data disclosed' },
  lowered: { fr: 'quorum abaissé', en: 'quorum lowered' },
  lodged: { fr: 'introduites', en: 'lodged' },
  upheld: { fr: 'admises', en: 'upheld' },
  rejected: { fr: 'rejetées', en: 'rejected' },
  cases: { fr: 'dossiers', en: 'cases' },
  medianHours: { fr: 'médiane, heures', en: 'median, hours' },
  ninetiethHours: { fr: '90e centile, heures', en: '90th percentile, hours' },
  fewest: { fr: 'seuil de masquage', en: 'threshold of hiding' },
  sisseSent: { fr: 'avis envoyés au SISSE', en: 'notices sent to SISSE' },
  acknowledge: { fr: 'accusé de réception', en: 'acknowledgement' },
  close: { fr: 'clôture', en: 'closing' },
  openBefore: { fr: 'ouverts avant', en: 'open before' },
  closedSince: { fr: 'clos depuis', en: 'closed since' },
  stillOpen: { fr: 'encore ouverts', en: 'still open' },
  foreignPercent: { fr: 'part des refus, pays tiers, %', en: 'share of refusals, third countries, %' },
  quarterPercent: { fr: 'évolution sur le trimestre, %', en: 'change on the quarter, %' },
  yearPercent: { fr: 'évolution sur l’année, %', en: 'change on the year, %' },
  given: { fr: 'donnés', en: 'given' },
  deferred: { fr: 'différés', en: 'deferred' },
  barred: { fr: 'écartés', en: 'barred' },
  owed: { fr: 'dus', en: 'owed' },
  acknowledged: { fr: 'accusés envoyés', en: 'acknowledged' },
  acknowledgedPercent: { fr: 'accusés envoyés, %', en: 'acknowledged, %' },
  closed: { fr: 'closes', en: 'closed' },
  closedPercent: { fr: 'closes, %', en: 'closed, %' },
  metPercent: { fr: 'réponses parties à temps, %', en: 'answers in time, %' },
  receivedAndPending: { fr: 'reçus et en cours', en: 'received and pending' },
};

/** Words of the structure, that tell a reader nothing. */
const silent = new Set(['lines', 'cells', 'outcomes']);

/** `countries/lines/US/refused` as a reader says it: Country, United States, refused. A code without words stays itself. */
export function figureName(figure: string, labels: Labels, language: Language): string {
  const [group = '', ...steps] = figure.split('/').filter((step) => !silent.has(step));
  const kind = groups[group]?.kind;
  const words = (step: string): Bilingual | undefined => {
    const label = kind && kind !== 'quarters' && kind !== 'texts' ? labels[kind]?.[step] : undefined;
    return label ?? measures[step] ?? (group === 'detail' ? labels.countries[step] : undefined);
  };
  const named = (step: string): string =>
    kind === 'quarters' && /-Q[1-4]$/.test(step)
      ? shortQuarter(quarter(step), language)
      : (words(step)?.[language] ?? step);
  return [groups[group]?.[language] ?? group, ...steps.map(named)].join(', ');
}
