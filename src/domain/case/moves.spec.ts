import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  approve,
  circumstances,
  classified,
  confirmZone,
  disclosure,
  head,
  id,
  jurist,
  law,
  opened,
  otherJurist,
  person,
  prepare,
  read,
  refuseIt,
  release,
  run,
  runWhatIsAllowed,
  service,
} from '../../../test/support/case-walk.js';
import { roles } from '../law/vocabulary.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import { replay } from './evolve.js';
import type { Actor } from './model/circumstances.js';
import { absent, type CaseState } from './model/state.js';
import { moves } from './moves.js';

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
          .filter((role) => decide(state, command, person(50, role), circumstances).ok)
          .map((role) => `${command.type} by ${role}`),
      );
      return [name, allowed];
    });
    expect(Object.fromEntries(table)).toMatchSnapshot();
  });

  it('accepts nothing that the table of moves closes', () => {
    const pairs = Object.values(states).flatMap((state) => roles.map((role) => ({ state, actor: person(50, role) })));
    for (const { state, actor } of pairs) {
      const closed = moves(state, actor, circumstances).flatMap((move) =>
        move.closed ? [move.command as string] : [],
      );
      const accepted = commands.filter((command) => decide(state, command, actor, circumstances).ok);
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
