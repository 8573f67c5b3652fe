/** One case as the report counts it: folded from its entries, never stored (DSA 15(1)(a), Reg. 2024/2835). */
import { CaseEvent } from '../case/event.js';
import { evolve } from '../case/evolve.js';
import { absent, type CaseState } from '../case/model/state.js';
import { type Day, quarterOf } from '../kernel/day.js';
import { dayOf, type Instant, instant, millisecondsOf } from '../kernel/instant.js';
import type { Channel, RequestFacts } from '../law/fact.js';
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
import { type ChallengeOutcome, type CorrectionMark, type Marks, marksOf, unmarked } from './marks.js';

/** An entry of the ledger as far as counting needs it. */
export interface CountedEntry {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly at: string;
  readonly data: unknown;
}

/** Private requesters and mail that asks nothing are counted apart from requests of public authorities. */
type CaseNature = 'request' | 'private' | 'not_a_request';

/** Sections of the table of law: France judicial, administrative, Europe, third countries, common rows. */
export const lawSections = ['F', 'A', 'E', 'U', 'X'] as const;
type LawSection = (typeof lawSections)[number] | 'NONE';

export interface CaseRow {
  readonly stream: string;
  readonly receivedAt: Instant;
  /** Quarter of receipt, in days of Paris. */
  readonly quarter: string;
  /** Left the ordinary workflow: MUST stay outside every figure (CSI L881-1). */
  readonly secret: boolean;
  readonly nature: CaseNature;
  readonly zone: IssuerZone;
  readonly country: string | null;
  readonly kind: IssuerKind;
  readonly bases: readonly InstrumentCode[];
  readonly categories: readonly DataCategory[];
  readonly channel: Channel;
  readonly addressee: Addressee;
  readonly relayedBy: Relay;
  readonly emergency: boolean;
  /** As a person recorded it; null where nobody did. */
  readonly illegalContent: IllegalContent | null;
  readonly verdict: Verdict | null;
  /** Identity of the row of law that decided, or null. */
  readonly row: string | null;
  readonly section: LawSection;
  readonly outcome: Outcome | 'pending';
  readonly grounds: readonly Ground[];
  readonly notices: readonly Notice[];
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
}

/**
 * What may be counted at all: a row of the secret cell is no value of this type, so that no figure can be counted from
 * one, not even a zero (CSI L881-1).
 */
export type PublishableRow = CaseRow & { readonly secret: false };

export const isPublishable = (row: CaseRow): row is PublishableRow => !row.secret;

/** Secrecy outlives a correction of facts: only a later judgement that says otherwise lifts it. */
function isSecret({ state, judgement }: Marks): boolean {
  if (judgement) return judgement.verdict === 'SECRET_CELL' || judgement.circuit === 'secret_cell';
  const { facts } = state;
  if (!facts || (facts.issuerZone !== 'FR' && facts.issuerZone !== 'UNKNOWN')) return false;
  return facts.checks.secrecy_marking === 'holds' || (facts.issuerZone === 'FR' && facts.issuerKind === 'intelligence');
}

function gagOf({ silence, classification }: CaseState): Gag {
  if (!silence) return classification?.gag ?? 'G_NONE';
  return silence.over ? 'G_NONE' : silence.gag;
}

function natureOf({ outcome, classification, facts }: CaseState): CaseNature {
  if (outcome === 'not_a_request') return 'not_a_request';
  if (classification?.verdict === 'NOT_A_REQUEST' && !outcome) return 'not_a_request';
  return facts?.issuerZone === 'PRIVATE' ? 'private' : 'request';
}

const quarters = new Map<Day, string>();

/** A log has few days and many requests. */
function quarterNameOf(receivedAt: Instant): string {
  const day = dayOf(receivedAt);
  const name = quarters.get(day) ?? quarterOf(day).name;
  quarters.set(day, name);
  return name;
}

const minutesBetween = (from: Instant, to: Instant | null): number | null =>
  to && Math.max(0, Math.round((millisecondsOf(to) - millisecondsOf(from)) / 60_000));

function sectionOf(rule: string | undefined): LawSection {
  return lawSections.find((section) => rule?.startsWith(section)) ?? 'NONE';
}

const unread = {
  issuerZone: 'UNKNOWN',
  issuerCountry: null,
  issuerKind: 'unknown',
  bases: [],
  categories: [],
  channel: 'OTHER',
  addressee: 'OPERATOR',
  relayedBy: 'NONE',
  emergency: false,
} as const satisfies Partial<RequestFacts>;

function read({ facts }: CaseState) {
  const { issuerZone, issuerCountry, issuerKind, ...same } = facts ?? unread;
  const illegalContent = facts?.illegalContent ?? null;
  const { bases, categories, channel, addressee, relayedBy, emergency } = same;
  return {
    ...{ zone: issuerZone, country: issuerCountry, kind: issuerKind },
    ...{ bases, categories, channel, addressee, relayedBy, emergency, illegalContent },
  };
}

function judged({ classification }: CaseState) {
  return {
    verdict: classification?.verdict ?? null,
    row: classification?.row ?? null,
    section: sectionOf(classification?.rule),
    grounds: classification?.grounds ?? [],
    notices: classification?.notices ?? [],
  };
}

function marked(entries: readonly CountedEntry[]): Marks {
  let marks = unmarked;
  for (const entry of entries) {
    const event = CaseEvent.parse({ type: entry.type, data: entry.data });
    const state = evolve(marks.state, { event, actor: '' });
    marks = { ...marks, ...marksOf(event, instant(entry.at), marks), state };
  }
  return marks;
}

/** How often the bytes of a message came again. */
export type Repeats = (messageId: string) => number;

/** Folds the entries of one case, in the order of their sequence; null when it was never opened. */
export function rowOf(entries: readonly CountedEntry[], repeats: Repeats = () => 0): CaseRow | null {
  const [first] = entries;
  const marks = marked(entries);
  const { state } = marks;
  if (!first || state.status === 'absent') return null;
  const receivedAt = instant(state.receivedAt);
  return {
    stream: first.stream,
    receivedAt,
    quarter: quarterNameOf(receivedAt),
    secret: isSecret(marks),
    nature: natureOf(state),
    ...read(state),
    ...judged(state),
    outcome: state.outcome ?? 'pending',
    gag: gagOf(state),
    sisseNoticesSent: marks.sisseNoticesSent,
    corrections: state.proposed ? [...marks.corrections, 'pending'] : marks.corrections,
    challenges: [...marks.challenges.values()],
    accountsTargeted: state.targets,
    accountsDisclosed: marks.accountsReleased,
    releasedAt: marks.releasedAt,
    closedAt: marks.closedAt,
    joined: state.messages.length - 1 + state.messages.reduce((sum, messageId) => sum + repeats(messageId), 0),
    minutesToAcknowledge: minutesBetween(receivedAt, marks.acknowledgedAt),
    minutesToClose: minutesBetween(receivedAt, marks.closedAt),
  };
}

/** A message that was judged to ask nothing: kept, and counted by its receipt; it never became a case. */
export function rowOfNoRequest(stream: string, receivedAt: Instant): CaseRow {
  return {
    stream,
    receivedAt,
    quarter: quarterNameOf(receivedAt),
    secret: false,
    nature: 'not_a_request',
    ...read(absent),
    ...judged(absent),
    outcome: 'not_a_request',
    gag: 'G_NONE',
    sisseNoticesSent: 0,
    corrections: [],
    challenges: [],
    accountsTargeted: 0,
    accountsDisclosed: 0,
    releasedAt: null,
    closedAt: null,
    joined: 0,
    minutesToAcknowledge: null,
    minutesToClose: null,
  };
}
