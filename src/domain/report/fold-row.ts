/** Folds the entries of a case into the row that the report counts: it is never stored. */

import { gagOf, silenced } from '../case/actions/confidentiality/silence.js';
import { eventIn } from '../case/event.js';
import { evolve } from '../case/evolve.js';
import { askedIn } from '../case/model/disclosure.js';
import { PART_OF_REQUEST } from '../case/model/part.js';
import { absent, type CaseState } from '../case/model/state.js';
import { type Day, quarterOf } from '../kernel/day.js';
import { dayOf, type Instant, instant, millisecondsOf } from '../kernel/instant.js';
import type { RequestFacts } from '../law/fact.js';
import type { Door, Notice } from '../law/vocabulary.js';
import type { CountedLaw } from './counted-law.js';
import { type DeadlineMark, type Marks, marksOf, type NoticeMark, unmarked } from './marks.js';
import {
  type CaseNature,
  type CaseRow,
  type CountedEntry,
  type LawSection,
  lawSections,
  type Manner,
  type Place,
} from './row.js';

/** Secrecy outlives a correction of facts: only a later judgement that says otherwise lifts it. */
function isSecret({ state, judgement }: Marks, { secretCircuits }: CountedLaw): boolean {
  if (judgement) return judgement.verdict === 'SECRET_CELL' || secretCircuits.has(judgement.circuit);
  const { facts } = state;
  if (!facts || (facts.issuerZone !== 'FR' && facts.issuerZone !== 'UNKNOWN')) return false;
  return facts.checks.secrecy_marking === 'holds' || (facts.issuerZone === 'FR' && facts.issuerKind === 'intelligence');
}

const placeOf = ({ split, part }: CaseState): Place => (part ? 'part' : split?.cases.length ? 'whole' : 'single');

/** Messages that came after the first; those that a part shows with its request are counted there. */
function joinedIn(entries: readonly CountedEntry[], { part, messages }: CaseState, repeats: Repeats): number {
  if (!part) return messages.length - 1 + messages.reduce((sum, messageId) => sum + repeats(messageId), 0);
  return entries.filter(({ type, data }) => type === 'case.joined' && !isOfRequest(data)).length;
}

const isOfRequest = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'reason' in data && data.reason === PART_OF_REQUEST;

/** A signal is reported by a system: no authority asks anything. */
function natureOf({ outcome, classification, facts, door }: CaseState): CaseNature {
  if (door === 'signal') return 'not_a_request';
  if (outcome === 'not_a_request') return 'not_a_request';
  if (classification?.verdict === 'NOT_A_REQUEST' && !outcome) return 'not_a_request';
  return facts?.issuerZone === 'PRIVATE' ? 'private' : 'request';
}

/** Messages that an operator takes in from a command line are files of mails. */
const mannerOfDoor: Readonly<Record<Door, Manner>> = {
  ...{ smtp: 'mail', mailbox: 'mail', hook: 'portal', api: 'portal' },
  ...{ command_line: 'mail', desk: 'NONE', signal: 'NONE' },
};

function mannerOf({ door, service }: CaseState): Manner {
  if (!service) return mannerOfDoor[door];
  return service.manner === 'mail_file' ? 'mail' : service.manner;
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
  const assistedState = facts?.assistedState ?? null;
  const { bases, categories, channel, addressee, relayedBy, emergency } = same;
  return {
    ...{ zone: issuerZone, country: issuerCountry, kind: issuerKind },
    ...{ bases, categories, channel, addressee, relayedBy, emergency, illegalContent, assistedState },
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

/** Those that a report may name, each once: several rules may ask for the same one. */
const toldIn = ({ classification }: CaseState, { untold }: CountedLaw): readonly Notice[] =>
  [...new Set(classification?.notices ?? [])].filter((notice) => !untold.has(notice));

function noticeMarks(state: CaseState, law: CountedLaw): NoticeMark[] {
  const { heldBack } = law;
  return toldIn(state, law).map((notice) => {
    const decided = state.notices.find((each) => each.notice === notice);
    if (decided) return { notice, fate: decided.told ? 'given' : 'barred' };
    return { notice, fate: heldBack.has(notice) && silenced(state) ? 'deferred' : 'owed' };
  });
}

function deadlineMark({ state, answeredAt, closedAt }: Marks, { answerClocks }: CountedLaw): DeadlineMark | null {
  const ends = state.clocks.flatMap(({ code, legalEnd }) => (legalEnd && answerClocks(code) ? [legalEnd] : []));
  const [earliest] = ends.sort();
  if (!earliest) return null;
  const at = answeredAt ?? closedAt;
  if (!at) return 'open';
  return millisecondsOf(at) <= millisecondsOf(instant(earliest)) ? 'met' : 'late';
}

function marked(entries: readonly CountedEntry[]): Marks {
  let marks = unmarked;
  for (const entry of entries) {
    const event = eventIn(entry);
    const state = evolve(marks.state, { event, actor: '' });
    marks = { ...marks, ...marksOf(event, instant(entry.at), marks), state };
  }
  return marks;
}

/** As the answer that left counts them; before one left, as they were read. */
function targetedIn({ left, targets }: CaseState): number {
  const table = left.findLast(({ disclosure }) => disclosure)?.disclosure;
  return table ? askedIn(table) : targets;
}

/** How often the bytes of a message came again. */
export type Repeats = (messageId: string) => number;

/**
 * Folds the entries of one case, in the order of their sequence; null when it was never opened, and for a part that was
 * returned to its request.
 */
export function rowOf(entries: readonly CountedEntry[], law: CountedLaw, repeats: Repeats = () => 0): CaseRow | null {
  const [first] = entries;
  const marks = marked(entries);
  const { state } = marks;
  if (!first || state.status === 'absent' || state.part?.undone) return null;
  const receivedAt = instant(state.receivedAt);
  return {
    stream: first.stream,
    receivedAt,
    quarter: quarterNameOf(receivedAt),
    secret: isSecret(marks, law),
    nature: natureOf(state),
    place: placeOf(state),
    ...read(state),
    manner: mannerOf(state),
    ...judged(state),
    notices: toldIn(state, law),
    outcome: state.outcome ?? 'pending',
    gag: gagOf(state) ?? 'G_NONE',
    noticesGiven: noticeMarks(state, law),
    sisseNoticesSent: marks.sisseNoticesSent,
    corrections: state.proposed ? [...marks.corrections, 'pending'] : marks.corrections,
    challenges: [...marks.challenges.values()],
    accountsTargeted: targetedIn(state),
    accountsDisclosed: marks.accountsReleased,
    releasedAt: marks.releasedAt,
    closedAt: marks.closedAt,
    joined: joinedIn(entries, state, repeats),
    minutesToAcknowledge: minutesBetween(receivedAt, marks.acknowledgedAt),
    minutesToClose: minutesBetween(receivedAt, marks.closedAt),
    deadline: deadlineMark(marks, law),
    customers: state.facts?.tenantFlags ?? [],
    customerKinds: state.facts?.customerKinds ?? [],
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
    place: 'single',
    ...read(absent),
    manner: 'NONE',
    ...judged(absent),
    outcome: 'not_a_request',
    gag: 'G_NONE',
    noticesGiven: [],
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
    deadline: null,
    customers: [],
    customerKinds: [],
  };
}
