/** The closed vocabularies of the law (docs/law/en/words.md): every rule, fact, event and figure is written in these words. */
import { z } from 'zod';

export const issuerZones = [
  'FR',
  'EU_EEV',
  'EU_DK',
  'EU_INST',
  'EEA_CH',
  'THIRD',
  'INTL',
  'PRIVATE',
  'UNKNOWN',
] as const;
export const IssuerZone = z.enum(issuerZones);
export type IssuerZone = z.infer<typeof IssuerZone>;

/** Where the mailbox of an answer stands: a zone, or the official machine channel of the Member States (EEV 19). */
export const addressZones = [...issuerZones, 'DIS'] as const;
export const AddressZone = z.enum(addressZones);
export type AddressZone = z.infer<typeof AddressZone>;

export const issuerKinds = [
  'court',
  'judge',
  'prosecutor',
  'police',
  'customs',
  'tax',
  'regulator',
  'intelligence',
  'municipality',
  'parliament',
  'lawyer',
  'data_subject',
  'company',
  'international_body',
  'unknown',
] as const;
export const IssuerKind = z.enum(issuerKinds);
export type IssuerKind = z.infer<typeof IssuerKind>;

export const addressees = [
  'OPERATOR',
  'DESIGNATED_ESTABLISHMENT',
  'PARENT',
  'FOREIGN_TECH_PROVIDER',
  'SUBCONTRACTOR',
  'EMPLOYEE',
  'CUSTOMER',
] as const;
export const Addressee = z.enum(addressees);
export type Addressee = z.infer<typeof Addressee>;

/** Who passed the act on; NONE when the issuer wrote itself. */
export const relays = ['NONE', 'PARENT', 'FOREIGN_TECH_PROVIDER', 'SUBCONTRACTOR', 'CUSTOMER'] as const;
export const Relay = z.enum(relays);
export type Relay = z.infer<typeof Relay>;

export const dataCategories = ['SUB', 'IDN', 'TRF', 'CON', 'KEY', 'NPD', 'PRES', 'REM', 'RTI', 'CORP'] as const;
export const DataCategory = z.enum(dataCategories);
export type DataCategory = z.infer<typeof DataCategory>;

export const verdicts = [
  'ADMIT',
  'ADMIT_COND',
  'HOLD',
  'CLARIFY',
  'REFUSE',
  'REFUSE_REDIRECT',
  'ESCALATE',
  'SECRET_CELL',
  'INCIDENT',
  'SPLIT',
  'CLOSE',
  'NOT_A_REQUEST',
] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

export const grounds = [
  'G-AUTH',
  'G-NOPOWER',
  'G-GDPR48',
  'G-GDPR28',
  'G-GDPR49',
  'G-DA32',
  'G-LB1',
  'G-LB1BIS',
  'G-CHANNEL',
  'G-TECH',
  'G-INCOMP',
  'G-OFFENCE',
  'G-SCOPE',
  'G-INFO',
  'G-FACTO',
  'G-PRIV',
  'G-PUBAUTH',
  'G-PROC',
  'G-CLASSIF',
  'G-CONFLICT',
  'G-NONEEV',
] as const;
export const Ground = z.enum(grounds);
export type Ground = z.infer<typeof Ground>;

export const notices = [
  'N_SISSE',
  'N_CUST',
  'N_ANSSI',
  'N_CNIL',
  'N_PARQ',
  'N_BEPI',
  'N_EA',
  'N_EXE',
  'N_ARCOM',
  'N_DATASUBJ',
  'N_CUST_196F',
  'N_SEC',
] as const;
export const Notice = z.enum(notices);
export type Notice = z.infer<typeof Notice>;

export const gags = ['G_JUD', 'G_EEV', 'G_SEC', 'G_TCO', 'G_FOR', 'G_NONE'] as const;
export const Gag = z.enum(gags);
export type Gag = z.infer<typeof Gag>;

/** Roles of the product; a secret officer is cleared for what the secret cell holds, a counsel is an outside lawyer, invited on one case; operations carry out production orders. */
export const roles = [
  'analyst',
  'jurist',
  'head_of_legal',
  'dpo',
  'ciso',
  'executive',
  'secret_officer',
  'auditor',
  'administrator',
  'counsel',
  'operations',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Roles that may consent to what leaves. */
export const approverRoles = ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'] as const;
export const ApproverRole = z.enum(approverRoles);
export type ApproverRole = z.infer<typeof ApproverRole>;

/** A named check (workflows/law/checks.yaml): unknown is never yes. */
export const checkResults = ['holds', 'fails', 'unknown'] as const;
export const CheckResult = z.enum(checkResults);
export type CheckResult = z.infer<typeof CheckResult>;

export const doors = ['smtp', 'mailbox', 'hook', 'api', 'command_line', 'desk', 'signal'] as const;
export const Door = z.enum(doors);
export type Door = z.infer<typeof Door>;

/** How a request that a person enters on the desk came to us. */
/** How a letter that does not go by mail is handed over. */
export const postManners = ['registered', 'simple', 'bailiff', 'by_hand'] as const;
export const PostManner = z.enum(postManners);
export type PostManner = z.infer<typeof PostManner>;

export const serviceManners = ['bailiff', 'post', 'fax', 'in_person', 'telephone', 'mail_file'] as const;
export const ServiceManner = z.enum(serviceManners);
export type ServiceManner = z.infer<typeof ServiceManner>;

/** How a case ended, as the report counts it (docs/law/chapters/transparency.md). */
export const outcomes = [
  'executed',
  'partly',
  'refused',
  'redirected',
  'clarification',
  'withdrawn',
  'no_data',
  'not_a_request',
] as const;
export const Outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof Outcome>;

/** What a prepared payload does once it leaves. */
export const actions = ['disclose', 'refuse', 'clarify', 'inform'] as const;
export const Action = z.enum(actions);
export type Action = z.infer<typeof Action>;

/** What may be done at once and undone later: one person does it, a second confirms (Policy reversible-acts). */
export const reversibleActs = ['preserve', 'remove'] as const;
export const ReversibleAct = z.enum(reversibleActs);
export type ReversibleAct = z.infer<typeof ReversibleAct>;

/** Letters the operator writes; each has its template (templates/letters). */
export const letterKinds = [
  'acknowledgement',
  'refusal',
  'clarification',
  'answer',
  'confirmation',
  'sisse_notice',
  'closing_receipt',
  'anssi_notice',
  'cnil_notice',
  'prosecutor_notice',
  'assistance_notice',
  'arcom_notice',
  'customer_notice',
  'change_notice',
  'data_subject_notice',
] as const;
export const LetterKind = z.enum(letterKinds);
export type LetterKind = z.infer<typeof LetterKind>;

/** Written to an authority of the French State, in French. */
const stateNoticeKinds: readonly LetterKind[] = [
  ...([
    'sisse_notice',
    'anssi_notice',
    'cnil_notice',
    'prosecutor_notice',
    'assistance_notice',
    'arcom_notice',
  ] as const),
];
export const isStateNotice = (kind: LetterKind): boolean => stateNoticeKinds.includes(kind);

/** Tells another than the requester that the request came. */
export const isNotice = (kind: LetterKind): boolean =>
  isStateNotice(kind) || kind === 'customer_notice' || kind === 'change_notice' || kind === 'data_subject_notice';

/** To whom a letter that asks or refuses is written. */
export const recipientKinds = ['requester', 'magistrate', 'central_authority', 'competent_channel'] as const;
export const RecipientKind = z.enum(recipientKinds);
export type RecipientKind = z.infer<typeof RecipientKind>;

/** Sent automatically, without approval: they say only that a request was received and that its case ended. */
export const automaticLetterKinds = ['acknowledgement', 'closing_receipt'] as const satisfies readonly LetterKind[];
export type AutomaticLetterKind = (typeof automaticLetterKinds)[number];

/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/);

/** Code of an instrument in workflows/law/instruments.yaml, such as CPP-60-1 or US-SCA-2703-D. */
export const InstrumentCode = z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/);
export type InstrumentCode = z.infer<typeof InstrumentCode>;

export const Sha256Text = z.string().regex(/^[0-9a-f]{64}$/);

/** Where a text or a form stands on the web. A browser follows no other scheme from a page: `javascript:` would run there. */
export const WebAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });
