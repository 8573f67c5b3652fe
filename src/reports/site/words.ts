/** The words of the public pages, set as their readers expect. */
import { french } from '../../domain/kernel/french.js';
import type { Bilingual } from '../../domain/kernel/result.js';
import type { Verdict } from '../../domain/law/vocabulary.js';

/** The same words, every French one with its spaces. */
const typeset = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(typeset) as T;
  const set = Object.entries(value).map(([key, inner]) => [
    key,
    key === 'fr' && typeof inner === 'string' ? french(inner) : typeset(inner),
  ]);
  return Object.fromEntries(set) as T;
};

/** What a page says and another file wrote: the titles of rules, the names of texts. */
export const said = ({ fr, en }: Bilingual): Bilingual => ({ fr: french(fr), en });

export const words = typeset({
  title: { fr: 'Transparence', en: 'Transparency' },
  purpose: { fr: 'Les demandes de données reçues des autorités', en: 'Requests for data received from authorities' },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  languages: { fr: 'Langue', en: 'Language' },
  reports: { fr: 'Rapports', en: 'Reports' },
  lead: {
    fr: 'Chaque rapport est compté dans un registre en ajout seul, visé par deux personnes, signé et horodaté. Rien n’est remplacé : une correction est une nouvelle édition.',
    en: 'Each report is counted in an append-only ledger, signed off by two people, signed and time-stamped. Nothing is replaced: a correction is a new edition.',
  },
  none: { fr: 'Aucun rapport n’est encore publié.', en: 'No report is published yet.' },
  edition: { fr: 'édition', en: 'edition' },
  published: { fr: 'Publié le', en: 'Published on' },
  reason: { fr: 'Pourquoi cette édition :', en: 'Why this edition:' },
  corrected: { fr: 'Corrigée par l’édition', en: 'Corrected by edition' },
  publishedOn: { fr: 'publiée le', en: 'published on' },
  requests: {
    one: { fr: 'demande reçue', en: 'request received' },
    many: { fr: 'demandes reçues', en: 'requests received' },
  },
  headline: {
    one: {
      fr: 'demande d’un État tiers exécutée hors d’un accord international',
      en: 'third-country request executed outside an international agreement',
    },
    many: {
      fr: 'demandes d’États tiers exécutées hors d’un accord international',
      en: 'third-country requests executed outside an international agreement',
    },
  },
  verify: { fr: 'Vérifier sans nous', en: 'Verify without us' },
  verifyText: {
    fr: 'Le programme « greffe report verify » contrôle la signature, compose de nouveau le rapport depuis son manifeste et compare chaque page ; il ne demande ni réseau ni base de données. « sha256sum --check SHA256SUMS » dit si les fichiers sont ceux qui ont été visés.',
    en: 'The program “greffe report verify” checks the signature, composes the report again from its manifest and compares each page; it needs no network and no database. “sha256sum --check SHA256SUMS” says whether the files are those that were signed off.',
  },
  verifier: {
    fr: 'Vérifier dans ce navigateur, sans rien envoyer',
    en: 'Verify in this browser, sending nothing',
  },
  key: { fr: 'Clé de vérification du registre', en: 'Verifier key of the ledger' },
  guidelines: { fr: 'Guide à l’usage des autorités', en: 'Guidelines for authorities' },
  guidelinesLead: {
    fr: 'Cette page est écrite à partir des règles qui décident. Elle dit, pour chaque situation, ce que l’opérateur répond et sur quel texte.',
    en: 'This page is written from the rules that decide. It says, for each situation, what the operator answers and under which text.',
  },
  situation: { fr: 'Situation', en: 'Situation' },
  answer: { fr: 'Réponse', en: 'Answer' },
  texts: { fr: 'Textes', en: 'Texts' },
  textsCited: { fr: 'Textes cités', en: 'Texts cited' },
  ownRule: { fr: 'Règle de l’opérateur', en: 'A rule of the operator' },
  nothingMore: { fr: 'Rien de plus', en: 'Nothing more' },
  checks: { fr: 'Ce qui est vérifié', en: 'What is checked' },
  feed: { fr: 'Suivre les publications (Atom)', en: 'Follow what is published (Atom)' },
  jsonFeed: { fr: 'Le même fil, en JSON', en: 'The same feed, in JSON' },
  home: { fr: 'Tous les rapports', en: 'All reports' },
  dsa: { fr: 'Rapport de transparence DSA', en: 'DSA transparency report' },
  dsaText: {
    fr: 'Les onze parties des modèles du règlement (UE) 2024/2835, en CSV. Leurs empreintes sont sous le sceau du rapport : « greffe report verify » les compare avec l’option « --dsa ».',
    en: 'The eleven parts of the templates of Regulation (EU) 2024/2835, in CSV. Their hashes stand under the seal of the report: “greffe report verify” compares them with the option “--dsa”.',
  },
  dsaParts: [
    { fr: 'Le rapport et le fournisseur', en: 'The report and the provider' },
    { fr: 'Noms des catégories', en: 'Names of the categories' },
    { fr: 'Injonctions des États membres', en: 'Orders of Member States' },
    { fr: 'Notifications', en: 'Notices' },
    { fr: 'Mesures prises d’office, contenus illicites', en: 'Own-initiative measures, illegal content' },
    { fr: 'Mesures prises d’office, conditions générales', en: 'Own-initiative measures, terms and conditions' },
    { fr: 'Réclamations et récidive', en: 'Complaints and recidivism' },
    { fr: 'Moyens automatisés', en: 'Automated means' },
    { fr: 'Moyens humains', en: 'Human resources' },
    { fr: 'Destinataires actifs par mois', en: 'Average monthly active recipients' },
    { fr: 'Informations qualitatives', en: 'Qualitative information' },
  ],
  files: {
    frErratum: { fr: 'Erratum en français (PDF)', en: 'Erratum in French (PDF)' },
    enErratum: { fr: 'Erratum en anglais (PDF)', en: 'Erratum in English (PDF)' },
    frPdf: { fr: 'Rapport en français (PDF)', en: 'Report in French (PDF)' },
    enPdf: { fr: 'Rapport en anglais (PDF)', en: 'Report in English (PDF)' },
    json: { fr: 'Manifeste (JSON)', en: 'Manifest (JSON)' },
    csv: { fr: 'Chiffres (CSV)', en: 'Figures (CSV)' },
    observations: { fr: 'Chiffres, une observation par ligne (CSV)', en: 'Figures, one observation a row (CSV)' },
    frHtml: { fr: 'Rapport en français (page web)', en: 'Report in French (web page)' },
    enHtml: { fr: 'Rapport en anglais (page web)', en: 'Report in English (web page)' },
    proofs: { fr: 'Preuves de chaque case', en: 'Proofs of every cell' },
    inclusion: { fr: 'Preuve que le registre contient l’édition', en: 'Proof that the log holds the edition' },
    seal: { fr: 'Certificat du sceau', en: 'Certificate of the seal' },
    stampRoots: { fr: 'Racines des autorités d’horodatage', en: 'Roots of the time-stamp authorities' },
    sums: { fr: 'Empreintes (SHA256SUMS)', en: 'Checksums (SHA256SUMS)' },
    formats: {
      fr: 'Formats de ces fichiers, octet par octet, pour écrire son propre programme (en anglais)',
      en: 'Formats of these files, byte by byte, to write a program of your own',
    },
    schema: { fr: 'Schéma du manifeste (JSON Schema)', en: 'Schema of the manifest (JSON Schema)' },
    observationsSchema: {
      fr: 'Schéma des observations (CSV on the Web)',
      en: 'Schema of the observations (CSV on the Web)',
    },
    tableSchema: { fr: 'Schéma des chiffres (CSV on the Web)', en: 'Schema of the figures (CSV on the Web)' },
  },
} as const);

/** What each verdict answers; the secret cell is never described, so it has no words. */
export const answers: Record<Exclude<Verdict, 'SECRET_CELL'>, Bilingual> = typeset({
  ADMIT: { fr: 'Exécutée', en: 'Executed' },
  ADMIT_COND: { fr: 'Exécutée si chaque vérification est satisfaite', en: 'Executed if every check is met' },
  HOLD: { fr: 'Suspendue', en: 'Held' },
  CLARIFY: { fr: 'Précisions demandées', en: 'Clarification asked for' },
  REFUSE: { fr: 'Refusée', en: 'Refused' },
  REFUSE_REDIRECT: { fr: 'Refusée, avec la voie légale à suivre', en: 'Refused, with the lawful route to follow' },
  ESCALATE: { fr: 'Examinée par la direction juridique', en: 'Examined by the head of legal' },
  INCIDENT: { fr: 'Traitée comme un incident', en: 'Handled as an incident' },
  SPLIT: { fr: 'Divisée selon les textes et les données', en: 'Split by text and by data' },
  CLOSE: { fr: 'Classée', en: 'Closed' },
  NOT_A_REQUEST: { fr: 'Pas une demande', en: 'Not a request' },
});
