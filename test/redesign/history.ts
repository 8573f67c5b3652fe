/** The history of one case: what was tried, what was decided, and the states that its entries fold to. */
import { createHash } from 'node:crypto';
import type { Command } from '../../src/domain/case/command.js';
import type { CaseEvent } from '../../src/domain/case/event.js';
import type { Actor, Circumstances } from '../../src/domain/case/model/circumstances.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import type { AddressZone } from '../../src/domain/law/vocabulary.js';
import type { Account } from '../../src/domain/workflow/approval.js';
import type { Domain, Folding } from './domain.js';
import { people, uuid } from './people.js';

/** What of the circumstances differs from one try to the next. */
export interface Given {
  readonly now: string;
  readonly mailbox: AddressZone | null;
  readonly requester: boolean;
  readonly related: boolean;
  readonly signed: boolean;
}

export interface Entry {
  readonly event: CaseEvent;
  readonly actor: string;
}

export interface Try {
  readonly command: Command;
  readonly actor: Actor;
  readonly given: Given;
  readonly events?: readonly CaseEvent[];
  /** Code of the refusal. */
  readonly refused?: string;
}

export interface History {
  readonly name: string;
  readonly tries: readonly Try[];
}

/** What the entries of a history fold to: a digest of the state after each, and the last state whole. */
export interface Folded {
  readonly states: readonly string[];
  readonly last: unknown;
}

/** As it is kept in the repository. */
export type Kept = History & Folded;

/** Texts of objects already written: a state shares most of its parts with the one before. */
const written = new WeakMap<object, string>();

/** JSON with sorted keys, so that equal values have equal texts. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const known = written.get(value);
  if (known !== undefined) return known;
  const fields = Object.entries(value).filter(([, item]) => item !== undefined);
  const text = Array.isArray(value)
    ? `[${value.map(canonical).join()}]`
    : `{${fields
        .map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`)
        .sort()
        .join()}}`;
  written.set(value, text);
  return text;
}

export const digestOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex').slice(0, 16);

export const byline = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.room);

export const entriesOf = ({ tries }: History): Entry[] =>
  tries.flatMap(({ events = [], actor }) => events.map((event) => ({ event, actor: byline(actor) })));

/** Folds entries as they are read back from the log: parsed first, then applied one after the other. */
export function fold(entries: readonly Entry[], { absent, evolve, CaseEvent }: Folding): Folded {
  let state = absent;
  const states = entries.map(({ event, actor }) => {
    state = evolve(state, { event: CaseEvent.parse(event), actor });
    return digestOf(state);
  });
  return { states, last: JSON.parse(canonical(state)) };
}

const accounts = new Map<string, Account>(
  people.map(({ id, roles }, n) => [id, { person: n === people.length - 1 ? uuid(1) : id, roles, active: true }]),
);
const related: Circumstances['related'] = [
  {
    ...{ caseId: uuid(90), common: 'act' },
    floor: { approvers: ['dpo'], fewest: 2, callBack: false, hold: null, strictest: ['dpo'] },
  },
];

export function circumstances(given: Given, { circuits, law }: Domain): Circumstances {
  return {
    circuits,
    escalation: law.escalation,
    clocks: law.clocks,
    notices: law.notices,
    originMethods: law.originMethods,
    calendar: law.calendar,
    authorities: law.authorities,
    callBackNumbers: law.operator.callBackNumbers,
    people: accounts,
    now: given.now as Circumstances['now'],
    requester: given.requester ? 'd'.repeat(64) : null,
    rules: law,
    keys: [uuid(80), uuid(81)],
    mailbox: given.mailbox && { zone: given.mailbox, digest: '2'.repeat(64) },
    answer: null,
    writer: null,
    related: given.related ? related : [],
    parts: [],
    signature: given.signed ? { key: uuid(91), signature: 'A'.repeat(86) } : null,
  };
}

/** What this version decides on each try, what follows from its events, and what it offers at the end. */
export interface Decided {
  readonly decided: readonly unknown[];
  readonly follows: readonly unknown[];
  readonly offers: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Tries again what was tried. The state goes on from the recorded events, so that one decision that differs is one
 * difference and not the rest of the history.
 */
export function decideAgain({ name, tries }: History, domain: Domain): Decided {
  let state: CaseState = domain.absent;
  const decided: unknown[] = [];
  const follows: unknown[] = [];
  for (const { command, actor, given, events = [] } of tries) {
    const found = domain.decide(state, asAskedToday(command, given), actor, circumstances(given, domain));
    decided.push(found.ok ? found.value : found.refusal);
    for (const event of events) {
      state = domain.evolve(state, { event, actor: byline(actor) });
      follows.push(
        domain.followUps(name, event, state, {
          circuit: domain.circuits.get(state.circuit),
          notices: domain.law.notices,
        }),
      );
    }
  }
  const last = tries.at(-1)?.given;
  const at = last && circumstances(last, domain);
  const offers = at ? people.map((actor) => [actor.id, offered(state, actor, at, domain)] as const) : [];
  return { decided, follows, offers: Object.fromEntries(offers) };
}

function offered(state: CaseState, actor: Actor, at: Circumstances, { moves }: Domain): Record<string, string> {
  return Object.fromEntries(moves(state, actor, at).map(({ command, closed }) => [command, closed?.code ?? 'open']));
}

/**
 * A recorded command with what is asked besides since then: the version that recorded it reads the fields that it knows. The
 * reason of the end of a preservation had another name, and a call-back named neither the person, the time nor a paper.
 */
function asAskedToday(command: Try['command'], { now }: Given): Try['command'] {
  if (command.type === 'end_preservation' && 'reason' in command)
    return { ...command, cause: command.reason } as Try['command'];
  if (command.type !== 'record_call_back') return command;
  return { ...command, person: 'Nina Roux', doneAt: now, evidence: 'c'.repeat(64) };
}
