/** One case as the report counts it, and which of them may be counted where (DSA 15(1)(a), Reg. 2024/2835). */
import type { Instant } from '../kernel/instant.js';
import type { Channel, CustomerKind, TenantFlag } from '../law/fact.js';
import type { IllegalContent } from '../law/illegal-content.js';
import type {
  Addressee,
  DataCategory,
  Gag,
  Ground,
  InstrumentCode,
  IssuerKind,
  IssuerZone,
  Notice,
  Outcome,
  Relay,
  Verdict,
} from '../law/vocabulary.js';
import type { ChallengeOutcome, CorrectionMark, DeadlineMark, NoticeMark } from './marks.js';

/** An entry of the ledger as far as counting needs it. */
export interface CountedEntry {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly data: unknown;
}

/** A request that was divided, one of its parts, or a request that is neither. */
export type Place = 'whole' | 'part' | 'single';

/** Private requesters and mail that asks nothing are counted apart from requests of public authorities. */
export type CaseNature = 'request' | 'private' | 'not_a_request';

/** How the act came: by a mail or portal system, or as a person recorded its service; NONE where no one did. */
export const manners = ['mail', 'portal', 'bailiff', 'post', 'fax', 'in_person', 'telephone', 'NONE'] as const;
export type Manner = (typeof manners)[number];

/** Sections of the table of law: France judicial, administrative, Europe, third countries, common rows. */
export const lawSections = ['F', 'A', 'E', 'U', 'X'] as const;
export type LawSection = (typeof lawSections)[number] | 'NONE';

export interface CaseRow {
  readonly stream: string;
  readonly receivedAt: Instant;
  /** Quarter of receipt, in days of Paris. */
  readonly quarter: string;
  /** Left the ordinary workflow: MUST stay outside every figure (CSI L881-1). */
  readonly secret: boolean;
  readonly nature: CaseNature;
  /** Totals count requests; tables count the parts of a divided request in its place. */
  readonly place: Place;
  readonly zone: IssuerZone;
  readonly country: string | null;
  readonly kind: IssuerKind;
  readonly bases: readonly InstrumentCode[];
  readonly categories: readonly DataCategory[];
  readonly channel: Channel;
  readonly manner: Manner;
  readonly addressee: Addressee;
  readonly relayedBy: Relay;
  readonly emergency: boolean;
  /** On whose behalf an authority of another State asked; null where it is not recorded. */
  readonly assistedState: string | null;
  /** As a person recorded it; null where it is not recorded. */
  readonly illegalContent: IllegalContent | null;
  readonly verdict: Verdict | null;
  /** Identity of the row of law that decided, or null. */
  readonly row: string | null;
  readonly section: LawSection;
  readonly outcome: Outcome | 'pending';
  readonly grounds: readonly Ground[];
  readonly notices: readonly Notice[];
  /** What became of each of them. */
  readonly noticesGiven: readonly NoticeMark[];
  readonly sisseNoticesSent: number;
  /** The duty of silence that holds now; the one that the law presumes until a person has recorded what was ordered. */
  readonly gag: Gag;
  /** What became of corrections that would weaken its classification, each word once. */
  readonly corrections: readonly CorrectionMark[];
  /** What became of each appeal to a court or an authority. */
  readonly challenges: readonly ChallengeOutcome[];
  readonly accountsTargeted: number;
  readonly accountsDisclosed: number;
  /** Data have left, whether or not the case is closed. */
  readonly releasedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** Messages that repeated or completed the request, arrivals of the same bytes included. */
  readonly joined: number;
  readonly minutesToAcknowledge: number | null;
  readonly minutesToClose: number | null;
  /** Of the request in which the law sets an end to the answer; null where it sets none. */
  readonly deadline: DeadlineMark | null;
  /** As the directory and the act say; none where nothing is known of them. */
  readonly customers: readonly TenantFlag[];
  /** As the directory says; none where one of them is not known. */
  readonly customerKinds: readonly CustomerKind[];
}

/**
 * What may be counted at all: a row of the secret cell is no value of this type, so that no figure can be counted from
 * one, not even a zero (CSI L881-1).
 */
export type PublishableRow = CaseRow & { readonly secret: false };

export const isPublishable = (row: CaseRow): row is PublishableRow => !row.secret;

/** Whether the row stands in tables: there, the parts of a divided request stand for it. */
export const isTabled = ({ place }: Pick<CaseRow, 'place'>): boolean => place !== 'whole';
