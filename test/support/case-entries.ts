/** Streams of case entries written by hand, for what counts them. */
import type { CaseEvent } from '../../src/domain/case/event.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';
import type { Ground, Notice, Outcome, Verdict } from '../../src/domain/law/vocabulary.js';
import type { CountedEntry } from '../../src/domain/report/row.js';
import { anySignature } from './case-walk.js';

export interface WrittenCase {
  readonly number: number;
  readonly receivedAt: string;
  readonly facts?: Partial<RequestFacts>;
  readonly targets?: number;
  readonly judged?: { rule: string; verdict: Verdict; grounds?: Ground[]; notices?: Notice[] };
  readonly acknowledgedAt?: string;
  readonly sisseNoticeAt?: string;
  readonly joined?: number;
  readonly released?: { at: string; accounts: number };
  readonly closed?: { at: string; outcome: Outcome };
}

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const hash = 'a'.repeat(64);

const unknownFacts: RequestFacts = {
  issuerZone: 'UNKNOWN',
  issuerCountry: null,
  issuerKind: 'unknown',
  relayedBy: 'NONE',
  addressee: 'OPERATOR',
  channel: 'OTHER',
  bases: [],
  categories: [],
  tenantFlags: [],
  emergency: false,
  checks: {},
};

type Step = readonly [at: string, event: CaseEvent];

function opening({ number, receivedAt, joined = 0 }: WrittenCase): Step[] {
  const opened: CaseEvent = {
    type: 'case.opened',
    data: { messageId: id(number), door: 'smtp', receivedAt, readable: true, reason: 'request', clocks: [] },
  };
  const joins = Array.from(
    { length: joined },
    (_, index): Step => [
      receivedAt,
      { type: 'case.joined', data: { messageId: id(number * 100 + index), reason: 'x' } },
    ],
  );
  return [[receivedAt, opened], ...joins];
}

function judging({ receivedAt, facts, targets = 1, judged }: WrittenCase): Step[] {
  const steps: Step[] = [];
  if (facts) {
    const data = { targets, targetsDigest: hash, caseReferenceDigest: null, language: 'fr', reader: 'v1' };
    steps.push([receivedAt, { type: 'case.read', data: { ...data, facts: { ...unknownFacts, ...facts } } }]);
  }
  if (judged) {
    const { rule, verdict, grounds = [], notices = [] } = judged;
    const empty = { clocks: [], approvers: [], letterBlocks: [], failing: [], unknown: [], facts: [] };
    const data = {
      row: rule,
      rule,
      verdict,
      grounds,
      notices,
      gag: 'G_NONE' as const,
      circuit: 'c',
      step: 's',
      law: hash,
    };
    steps.push([receivedAt, { type: 'case.classified', data: { ...empty, ...data } }]);
  }
  return steps;
}

function answering({ number, acknowledgedAt, sisseNoticeAt, released, closed }: WrittenCase): Step[] {
  const steps: Step[] = [];
  const sent = { letterId: id(number), sha256: hash };
  if (acknowledgedAt)
    steps.push([acknowledgedAt, { type: 'case.letter_sent', data: { ...sent, kind: 'acknowledgement' } }]);
  if (sisseNoticeAt) steps.push([sisseNoticeAt, { type: 'case.letter_sent', data: { ...sent, kind: 'sisse_notice' } }]);
  if (released) {
    const prepared = { preparationId: id(number), payload: hash, step: 's' };
    const data = { ...prepared, action: 'disclose' as const, letters: [], accountsDisclosed: released.accounts };
    steps.push(
      [released.at, { type: 'case.prepared', data }],
      [released.at, { type: 'case.released', data: { ...prepared, signature: anySignature } }],
    );
  }
  if (closed) {
    const data = { outcome: closed.outcome, accountsDisclosed: released?.accounts ?? 0, step: 's' };
    steps.push([closed.at, { type: 'case.closed', data }]);
  }
  return steps;
}

/** The entries of one case, as the ledger would hold them. */
export function caseEntries(written: WrittenCase): CountedEntry[] {
  const steps = [...opening(written), ...judging(written), ...answering(written)];
  return steps.map(([at, { type, data }], index) => ({
    stream: `case/${id(written.number)}`,
    seq: index + 1,
    type,
    at,
    data,
  }));
}

/** The same as the database takes them: a case closes once each notice that it owes is decided. */
export function loggedEntries(written: WrittenCase): CountedEntry[] {
  const entries = caseEntries(written);
  const closing = entries.findIndex(({ type }) => type === 'case.closed');
  const decided = (written.judged?.notices ?? []).map((notice) => ({
    ...(entries[closing] as CountedEntry),
    type: 'case.notice_decided',
    data: { notice, told: true, noteId: id(written.number) },
  }));
  if (closing < 0) return entries;
  return entries.toSpliced(closing, 0, ...decided).map((entry, index) => ({ ...entry, seq: index + 1 }));
}

const us = { issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' } as const;
const french = { issuerZone: 'FR', issuerCountry: 'FR', issuerKind: 'police' } as const;

/** A quarter with one of everything: the fourth of 2026, and one case carried into it. */
export const aQuarter: readonly WrittenCase[] = [
  {
    number: 1,
    receivedAt: '2026-10-02T08:00:00.000Z',
    facts: { ...us, bases: ['US-SCA-2703'], categories: ['CON'] },
    targets: 2,
    judged: {
      rule: 'U01',
      verdict: 'REFUSE_REDIRECT',
      grounds: ['G-GDPR48', 'G-DA32'],
      notices: ['N_SISSE', 'N_CUST'],
    },
    acknowledgedAt: '2026-10-02T09:30:00.000Z',
    sisseNoticeAt: '2026-10-02T18:00:00.000Z',
    joined: 2,
    closed: { at: '2026-10-05T08:00:00.000Z', outcome: 'redirected' },
  },
  {
    number: 2,
    receivedAt: '2026-10-12T10:00:00.000Z',
    facts: {
      ...us,
      relayedBy: 'FOREIGN_TECH_PROVIDER',
      bases: ['US-CLOUD-ACT', 'US-SCA-2703'],
      categories: ['CON', 'TRF'],
    },
    judged: {
      rule: 'U03',
      verdict: 'REFUSE',
      grounds: ['G-GDPR48', 'G-TECH'],
      notices: ['N_SISSE', 'N_ANSSI', 'N_SEC'],
    },
    acknowledgedAt: '2026-10-12T11:00:00.000Z',
    closed: { at: '2026-10-13T10:00:00.000Z', outcome: 'refused' },
  },
  {
    number: 3,
    receivedAt: '2026-11-02T08:00:00.000Z',
    facts: { ...french, bases: ['CPP-60-1'], categories: ['SUB'] },
    targets: 3,
    judged: { rule: 'F01', verdict: 'ADMIT' },
    acknowledgedAt: '2026-11-02T08:30:00.000Z',
    released: { at: '2026-11-03T08:00:00.000Z', accounts: 3 },
    closed: { at: '2026-11-03T09:00:00.000Z', outcome: 'executed' },
  },
  {
    number: 4,
    receivedAt: '2026-11-20T08:00:00.000Z',
    facts: { ...french, bases: ['CPP-60-1'], categories: ['TRF'], emergency: true },
    judged: { rule: 'F03', verdict: 'ADMIT_COND' },
  },
  {
    number: 5,
    receivedAt: '2026-11-21T08:00:00.000Z',
    facts: {
      issuerZone: 'EU_EEV',
      issuerCountry: 'DE',
      issuerKind: 'prosecutor',
      bases: ['EU-EPOC'],
      categories: ['SUB'],
    },
    judged: { rule: 'E01', verdict: 'ADMIT_COND', notices: ['N_CUST'] },
    acknowledgedAt: '2026-11-21T12:00:00.000Z',
    closed: { at: '2026-11-25T08:00:00.000Z', outcome: 'no_data' },
  },
  { number: 6, receivedAt: '2026-11-22T08:00:00.000Z' },
  {
    number: 7,
    receivedAt: '2026-11-22T09:00:00.000Z',
    facts: { ...french, issuerKind: 'intelligence', bases: ['CSI-L851-1'], categories: ['TRF'] },
    judged: { rule: 'A01', verdict: 'SECRET_CELL', notices: ['N_SEC'] },
  },
  {
    number: 8,
    receivedAt: '2026-11-22T10:00:00.000Z',
    facts: { issuerZone: 'PRIVATE', issuerKind: 'data_subject' },
    judged: { rule: 'X03', verdict: 'REFUSE_REDIRECT' },
    closed: { at: '2026-11-23T10:00:00.000Z', outcome: 'redirected' },
  },
  {
    number: 9,
    receivedAt: '2026-11-22T11:00:00.000Z',
    judged: { rule: 'X-CATCH-ALL', verdict: 'NOT_A_REQUEST' },
    closed: { at: '2026-11-22T12:00:00.000Z', outcome: 'not_a_request' },
  },
  {
    number: 10,
    receivedAt: '2026-09-30T21:59:00.000Z',
    facts: { ...french, bases: ['CPP-77-1-1'], categories: ['SUB'] },
    judged: { rule: 'F02', verdict: 'ADMIT' },
    released: { at: '2026-10-06T08:00:00.000Z', accounts: 1 },
    closed: { at: '2026-10-06T09:00:00.000Z', outcome: 'executed' },
  },
];
