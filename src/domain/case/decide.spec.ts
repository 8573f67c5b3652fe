import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RequestFacts } from '../law/fact.js';
import { type Role, roles } from '../law/vocabulary.js';
import type { Circuit, Step } from '../workflow/circuit.js';
import type { Actor, Command } from './command.js';
import { decide } from './decide.js';
import { CaseEvent } from './event.js';
import { type CaseEntry, evolve, replay } from './evolve.js';
import { moves } from './moves.js';
import { absent, type CaseState } from './state.js';

const step = (id: string, kind: Step['kind'], on: Step['on']): Step => ({
  id,
  kind,
  desk: 'legal',
  title: { fr: id, en: id },
  cite: ['policy'],
  on,
});
const circuit = (code: string, dispatch: Step['on']): Circuit => ({
  code,
  title: { fr: code, en: code },
  validFrom: '2022-01-01',
  validTo: null,
  start: 'triage',
  steps: [
    step('triage', 'triage', {
      confirm_fact: 'triage',
      classify: 'triage',
      prepare: 'approval',
      withdraw: 'ended',
      close: 'ended',
    }),
    step('approval', 'approval', { approve: 'leaving', send_back: 'triage', withdraw: 'ended' }),
    step('leaving', 'dispatch', { ...dispatch, send_back: 'triage' }),
    step('ended', 'end', {}),
  ],
});
const circuits = new Map([
  ['quarantine', circuit('quarantine', {})],
  ['disclosure', circuit('disclosure', { release: 'ended' })],
  ['refusal', circuit('refusal', { refuse: 'ended' })],
]);

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const person = (n: number, ...held: Role[]): Actor => ({ kind: 'person', id: id(n), roles: held });
const jurist = person(1, 'jurist');
const otherJurist = person(2, 'jurist');
const head = person(3, 'head_of_legal');
const dpo = person(4, 'dpo');
const service: Actor = { kind: 'system', room: 'classification' };
const payload = 'a'.repeat(64);
const law = 'b'.repeat(64);

const facts: RequestFacts = {
  issuerZone: 'FR',
  issuerCountry: 'FR',
  issuerKind: 'police',
  relayedBy: 'NONE',
  addressee: 'OPERATOR',
  channel: 'OTHER',
  bases: ['CPP-60-1'],
  categories: ['SUB'],
  tenantFlags: [],
  emergency: false,
  checks: {},
};
const opened: Command = {
  type: 'open',
  messageId: id(100),
  door: 'smtp',
  receivedAt: '2026-11-24T13:37:12.000Z',
  readable: true,
  reason: 'first_contact',
  clocks: [],
};
const read = (changed: Partial<RequestFacts> = {}): Command => ({
  type: 'record_reading',
  reading: {
    facts: { ...facts, ...changed },
    language: 'fr',
    targets: 2,
    targetsDigest: law,
    caseReferenceDigest: null,
    reader: '1',
  },
});
const classified = (changed: Partial<Extract<Command, { type: 'classify' }>['classification']> = {}): Command => ({
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
const confirmZone: Command = { type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'FR' } };
const prepare = (action: 'disclose' | 'refuse'): Command => ({
  type: 'prepare',
  preparationId: id(200),
  action,
  payload,
  letters: [],
  accountsDisclosed: action === 'disclose' ? 1 : 0,
});
const approve = (role: 'jurist' | 'head_of_legal' | 'dpo'): Command => ({
  type: 'approve',
  preparationId: id(200),
  payload,
  role,
});
const release: Command = { type: 'release', preparationId: id(200), payload };
const refuseIt: Command = { type: 'refuse', preparationId: id(200), payload };

const actorText = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.room);

/** Runs commands in order; throws on the first refusal, with its sentence. */
function run(...given: [Command, Actor][]): { state: CaseState; entries: CaseEntry[] } {
  let state = absent;
  const entries: CaseEntry[] = [];
  for (const [command, actor] of given) {
    const decided = decide(state, command, actor, circuits);
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
function runWhatIsAllowed(given: [Command, Actor][]): { state: CaseState; entries: CaseEntry[] } {
  const entries: CaseEntry[] = [];
  let state = absent;
  for (const [command, actor] of given) {
    const decided = decide(state, command, actor, circuits);
    const added = decided.ok ? decided.value.map((event) => ({ event, actor: actorText(actor) })) : [];
    entries.push(...added);
    state = added.reduce(evolve, state);
  }
  return { state, entries };
}

function refusalOf(state: CaseState, command: Command, actor: Actor): string {
  const decided = decide(state, command, actor, circuits);
  if (decided.ok) throw new Error(`${command.type} was accepted`);
  return decided.refusal.sentence.en;
}

const disclosure: [Command, Actor][] = [
  [opened, service],
  [read(), service],
  [classified(), service],
  [confirmZone, jurist],
];

describe('the walk of a French requisition', () => {
  it('goes from the door to the release through three people', () => {
    const { state } = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [release, head],
      [{ type: 'close' }, service],
    );
    expect(state).toMatchObject({ status: 'closed', outcome: 'executed', step: 'ended' });
  });

  it('does not release without the confirmation of the facts it stands on', () => {
    const { state } = run([opened, service], [read(), service], [classified(), service]);
    expect(refusalOf(state, prepare('disclose'), jurist)).toBe(
      'A fact on which the classification stands has been confirmed by nobody.',
    );
  });

  it('does not release while a check is unknown', () => {
    const { state } = run(...disclosure, [classified({ unknown: ['offence_meets_threshold'] }), service]);
    expect(refusalOf(state, prepare('disclose'), jurist)).toBe(
      'A required check fails or is unknown: unknown never means yes.',
    );
  });

  it.each(['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK', 'UNKNOWN'] as const)(
    'never discloses to %s, whatever the rules said',
    (issuerZone) => {
      const { state } = run([opened, service], [read({ issuerZone }), service], [classified({ facts: [] }), service]);
      expect(refusalOf(state, prepare('disclose'), jurist)).toBe(
        'A third-country request is executed only under an international agreement.',
      );
    },
  );
});

describe('separation of duties', () => {
  const prepared = run(...disclosure, [prepare('disclose'), jurist]).state;
  const approved = run(...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist]).state;

  it('refuses the preparer as approver and as releaser', () => {
    const sentence = 'Whoever prepared it can neither approve it nor let it go.';
    expect(refusalOf(prepared, approve('jurist'), jurist)).toBe(sentence);
    expect(refusalOf(approved, release, jurist)).toBe(sentence);
  });

  it('refuses the approver as releaser, and a second consent of one person', () => {
    const sentence = 'One person consents once, and does not let go what they approved.';
    expect(refusalOf(approved, release, otherJurist)).toBe(sentence);
    const two = run(
      ...disclosure,
      [classified({ approvers: ['head_of_legal', 'dpo'] }), service],
      [prepare('disclose'), jurist],
      [approve('head_of_legal'), person(3, 'head_of_legal', 'dpo')],
    ).state;
    expect(refusalOf(two, approve('dpo'), person(3, 'head_of_legal', 'dpo'))).toBe(sentence);
    expect(refusalOf(two, release, otherJurist)).toBe('The current step of the circuit does not allow this.');
  });

  it('binds the consent to exactly what leaves', () => {
    const other = { ...approve('jurist'), payload: 'c'.repeat(64) } as Command;
    expect(refusalOf(prepared, other, otherJurist)).toBe(
      'What would leave has changed since you saw it: read it again before you consent.',
    );
  });

  it('voids the consents when the preparation is sent back', () => {
    const { state } = run(
      ...disclosure,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [{ type: 'send_back', preparationId: id(200), noteId: id(300) }, head],
    );
    expect(state.preparation).toBeNull();
    expect(state.step).toBe('triage');
  });

  it('gives the administrator and the auditor nothing to decide', () => {
    for (const role of ['administrator', 'auditor'] as const) {
      const open = moves(prepared, person(9, role), circuits).filter((move) => move.closed === null);
      expect(open).toEqual([]);
    }
  });
});

describe('a third-country refusal', () => {
  const refusal: [Command, Actor][] = [
    [opened, service],
    [read({ issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' }), service],
    [
      classified({
        row: 'U01',
        rule: 'U01',
        verdict: 'REFUSE_REDIRECT',
        circuit: 'refusal',
        approvers: ['head_of_legal', 'dpo'],
      }),
      service,
    ],
  ];

  it('needs every asked role, each by a different person, then a third hand', () => {
    const { state } = run(
      ...refusal,
      [prepare('refuse'), jurist],
      [approve('head_of_legal'), head],
      [approve('dpo'), dpo],
      [refuseIt, otherJurist],
      [{ type: 'close' }, service],
    );
    expect(state.outcome).toBe('redirected');
  });

  it('can never be turned into a release', () => {
    const { state } = run(...refusal);
    expect(refusalOf(state, prepare('disclose'), jurist)).toMatch(/classification in force does not lead/);
  });
});

describe('every command in every state by every role', () => {
  const states: Record<string, CaseState> = {
    absent,
    opened: run([opened, service]).state,
    read: run([opened, service], [read(), service]).state,
    classified: run(...disclosure).state,
    prepared: run(...disclosure, [prepare('disclose'), jurist]).state,
    approved: run(...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist]).state,
    released: run(...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist], [release, head])
      .state,
    closed: run([opened, service], [{ type: 'close', outcome: 'not_a_request' }, jurist]).state,
  };
  const commands: Command[] = [
    confirmZone,
    classified(),
    { type: 'assign', to: id(1) },
    prepare('disclose'),
    approve('jurist'),
    { type: 'send_back', preparationId: id(200), noteId: id(300) },
    refuseIt,
    release,
    { type: 'close', outcome: 'not_a_request' },
    { type: 'withdraw', noteId: id(300) },
    { type: 'note', noteId: id(300), digest: law },
    { type: 'join', messageId: id(101), reason: 'same_reference' },
  ];

  it('opens exactly these moves', () => {
    const table = Object.entries(states).map(([name, state]) => {
      const allowed = commands.flatMap((command) =>
        roles
          .filter((role) => decide(state, command, person(50, role), circuits).ok)
          .map((role) => `${command.type} by ${role}`),
      );
      return [name, allowed];
    });
    expect(Object.fromEntries(table)).toMatchSnapshot();
  });

  it('accepts nothing that the table of moves closes', () => {
    const pairs = Object.values(states).flatMap((state) => roles.map((role) => ({ state, actor: person(50, role) })));
    for (const { state, actor } of pairs) {
      const closed = moves(state, actor, circuits).flatMap((move) => (move.closed ? [move.command as string] : []));
      const accepted = commands.filter((command) => decide(state, command, actor, circuits).ok);
      expect(accepted.filter((command) => closed.includes(command.type))).toEqual([]);
    }
  });
});

describe('properties of the case', () => {
  const pool: [Command, Actor][] = [
    ...disclosure,
    [classified({ approvers: ['jurist', 'head_of_legal'] }), service],
    [prepare('disclose'), jurist],
    [prepare('disclose'), head],
    [approve('jurist'), jurist],
    [approve('jurist'), otherJurist],
    [approve('head_of_legal'), head],
    [release, jurist],
    [release, otherJurist],
    [release, head],
    [{ type: 'send_back', preparationId: id(200), noteId: id(300) }, head],
    [{ type: 'close' }, service],
    [{ type: 'close', outcome: 'not_a_request' }, jurist],
  ];

  it('never releases without three different people, and any prefix replays to the live state', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pool), { maxLength: 40 }), (given) => {
        const { state, entries } = runWhatIsAllowed(given);
        expect(replay(entries)).toEqual(state);
        const { preparation } = state;
        if (preparation?.dispatchedBy) {
          const people = [
            preparation.preparedBy,
            preparation.dispatchedBy,
            ...preparation.consents.map((c) => c.person),
          ];
          expect(new Set(people).size).toBe(people.length);
          expect(people.length).toBeGreaterThanOrEqual(3);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
