/** A small law of circuits, the people of a desk, and the commands that carry one request through: for unit specs. */
import type { Command } from '../../src/domain/case/command.js';
import { decide } from '../../src/domain/case/decide.js';
import { CaseEvent } from '../../src/domain/case/event.js';
import { type CaseEntry, evolve } from '../../src/domain/case/evolve.js';
import type { Actor, Circumstances } from '../../src/domain/case/model/circumstances.js';
import { absent, type CaseState } from '../../src/domain/case/model/state.js';
import type { Instant } from '../../src/domain/kernel/instant.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';
import type { Role } from '../../src/domain/law/vocabulary.js';
import type { Signature } from '../../src/domain/signature/signature.js';
import type { People } from '../../src/domain/workflow/approval.js';
import type { Circuit, Step } from '../../src/domain/workflow/circuit.js';
import type { Escalation } from '../../src/domain/workflow/escalation.js';
import { clocks } from './clocks.js';
import { noticeRules } from './notice-rules.js';
import { originMethods, policeEntry } from './origin-methods.js';
import { requisition } from './requisition.js';
import { smallRules } from './small-rules.js';
import { tableOf } from './target-table.js';

const roles: Role[] = ['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'];
const step = (id: string, kind: Step['kind'], on: Step['on']): Step => ({
  id,
  kind,
  desk: 'legal',
  roles: kind === 'end' ? [] : roles,
  hours: kind === 'end' ? null : 24,
  title: { fr: id, en: id },
  cite: ['policy'],
  on,
});
const circuit = (
  code: string,
  opens: Circuit['opens'],
  letters: Circuit['letters'],
  dispatch: Step['on'],
): Circuit => ({
  code,
  title: { fr: code, en: code },
  validFrom: '2022-01-01',
  validTo: null,
  start: 'triage',
  opens,
  closes: ['executed', 'no_data', 'refused', 'redirected', 'withdrawn', 'not_a_request'],
  letters,
  acts: code === 'disclosure' ? ['preserve'] : [],
  callBack: false,
  ...{ secret: false, incident: null, suspended: null },
  keeping: code === 'disclosure' ? { hours: 24, warnHours: 72 } : null,
  ...{ keepsContent: true, keepsMinimum: false },
  consent: { quorum: 1, hours: 72 },
  steps: [
    step('triage', 'triage', {
      confirm_fact: 'triage',
      classify: 'triage',
      prepare: 'approval',
      act: 'triage',
      withdraw: 'ended',
      close: 'ended',
    }),
    step('approval', 'approval', { approve: 'leaving', send_back: 'triage', withdraw: 'ended' }),
    step('leaving', 'dispatch', { ...dispatch, send_back: 'triage' }),
    step('ended', 'end', {}),
  ],
});
const disclosing = { step: 'triage', prepare: ['disclose' as const] };
const refusing = { step: 'triage', prepare: ['refuse' as const] };
export const circuits = new Map([
  ['quarantine', circuit('quarantine', {}, [], {})],
  [
    'disclosure',
    circuit('disclosure', { ADMIT: disclosing, ADMIT_COND: disclosing }, ['answer'], { release: 'ended' }),
  ],
  ['refusal', circuit('refusal', { REFUSE: refusing, REFUSE_REDIRECT: refusing }, ['refusal'], { refuse: 'ended' })],
]);

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const person = (n: number, ...held: Role[]): Actor => ({ kind: 'person', id: id(n), roles: held });
export const jurist = person(1, 'jurist');
export const otherJurist = person(2, 'jurist');
export const head = person(3, 'head_of_legal');
export const dpo = person(4, 'dpo');
export const service: Actor = { kind: 'system', room: 'classification' };
export const payload = 'a'.repeat(64);
export const law = 'b'.repeat(64);
/** Of a shape alone: whose it is, is verified beside the decision. */
export const anySignature: Signature = { key: id(900), signature: 'A'.repeat(86) };
/** Digest of who asks, as the checks stand. */
export const requester = 'd'.repeat(64);

/** Accounts 1 to 89 are each a person of its own; account 90 + n is a second account of person n. */
export const people: People = new Map(
  Array.from({ length: 99 }, (_, at) => {
    const account = { person: id(at < 89 ? at + 1 : at - 89), roles, active: true };
    return [id(at + 1), account] as const;
  }),
);

/** Half of the time, and the end. */
export const escalation: Escalation = {
  urgent: { hours: 24, circuits: [] },
  rungs: [
    { code: 'half', left: 0.5, minutesAfter: 0, alarm: false, tells: ['desk'], pages: 'urgent' },
    { code: 'passed', left: 0, minutesAfter: 0, alarm: true, tells: ['desk'], pages: 'always' },
  ],
};

export const circumstances: Circumstances = {
  circuits,
  escalation,
  clocks,
  ...{ calendar: { territory: null }, notices: noticeRules, originMethods },
  authorities: [policeEntry],
  callBackNumbers: [
    {
      authority: 'fr-police',
      number: '+33 1 99 00 40 01',
      source: { fr: 'Annuaire officiel', en: 'Official directory' },
      verifiedAt: '2026-01-01',
      expiresAt: '2026-12-31',
    },
  ],
  people,
  now: '2026-11-24T14:00:00.000Z' as Instant,
  requester,
  rules: smallRules,
  ...{ mailbox: null, answer: { known: true, candidates: 1 }, writer: null, related: [], parts: [], keys: [] },
  ...{ deliveryDays: 30, signature: anySignature },
};

export const opened: Command = {
  type: 'open',
  messageId: id(100),
  door: 'smtp',
  receivedAt: '2026-11-24T13:37:12.000Z',
  readable: true,
  reason: 'first_contact',
  clocks: [],
};
export const read = (changed: Partial<RequestFacts> = {}): Command => ({
  type: 'record_reading',
  reading: {
    facts: { ...requisition, ...changed },
    language: 'fr',
    targets: 2,
    targetsDigest: law,
    caseReferenceDigest: null,
    reader: '1',
  },
});
export const classified = (
  changed: Partial<Extract<Command, { type: 'classify' }>['classification']> = {},
): Command => ({
  type: 'classify',
  classification: {
    row: 'F01',
    rule: 'F01',
    verdict: 'ADMIT',
    grounds: [],
    notices: [],
    clocks: [],
    gag: 'G_JUD',
    circuit: 'disclosure',
    approvers: ['jurist'],
    letterBlocks: [],
    failing: [],
    unknown: [],
    facts: ['issuerZone'],
    law,
    ...changed,
  },
});
export const confirmZone: Command = { type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } };
export const prepare = (action: 'disclose' | 'refuse'): Command => ({
  type: 'prepare',
  preparationId: id(200),
  action,
  payload,
  letters: [],
  ...(action === 'disclose' ? { attached: 1, disclosure: tableOf(2, 1) } : { attached: 0 }),
});
export const approve = (role: 'jurist' | 'head_of_legal' | 'dpo'): Command => ({
  type: 'approve',
  preparationId: id(200),
  payload,
  role,
  requester,
});
export const release: Command = { type: 'release', preparationId: id(200), payload };
export const refuseIt: Command = { type: 'refuse', preparationId: id(200), payload };

export const actorText = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.room);

type Given = readonly [Command, Actor, Partial<Circumstances>?];
const hence = (changed: Partial<Circumstances> | undefined): Circumstances => ({ ...circumstances, ...changed });

/** Runs commands in order; throws on the first refusal, with its sentence. */
export function run(...given: Given[]): { state: CaseState; entries: CaseEntry[] } {
  let state = absent;
  const entries: CaseEntry[] = [];
  for (const [command, actor, changed] of given) {
    const decided = decide(state, command, actor, hence(changed));
    if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.code}`);
    for (const event of decided.value) {
      const entry = { event: CaseEvent.parse(event), actor: actorText(actor) };
      entries.push(entry);
      state = evolve(state, entry);
    }
  }
  return { state, entries };
}

/** Runs commands in order and passes over those that are refused: a refused command changes nothing. */
export function runWhatIsAllowed(given: readonly Given[]): { state: CaseState; entries: CaseEntry[] } {
  const entries: CaseEntry[] = [];
  let state = absent;
  for (const [command, actor, changed] of given) {
    const decided = decide(state, command, actor, hence(changed));
    const added = decided.ok ? decided.value.map((event) => ({ event, actor: actorText(actor) })) : [];
    entries.push(...added);
    state = added.reduce(evolve, state);
  }
  return { state, entries };
}

/** The state after one command; throws when it is refused, with the code. */
export function taken(state: CaseState, command: Command, actor: Actor, at: Circumstances = circumstances): CaseState {
  const decided = decide(state, command, actor, at);
  if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.code}`);
  return decided.value.reduce((before, event) => evolve(before, { event, actor: actorText(actor) }), state);
}

export function refusalOf(
  state: CaseState,
  command: Command,
  actor: Actor,
  changed: Partial<Circumstances> = {},
): string {
  const decided = decide(state, command, actor, hence(changed));
  if (decided.ok) throw new Error(`${command.type} was accepted`);
  return decided.refusal.sentence.en;
}

export const disclosure: [Command, Actor][] = [
  [opened, service],
  [read(), service],
  [classified(), service],
  [confirmZone, jurist],
];
