/** A closed case is closed for ever: no person opens it again, and no entry that a thief of a database role writes does. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  classified,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import { circuitsOn } from '../workflow/circuit.js';
import type { Command } from './command.js';
import { CaseEvent } from './event.js';
import { evolve } from './evolve.js';
import type { Actor } from './model/circumstances.js';
import type { CaseState } from './model/state.js';

const law = productLaw();
const at = { rules: law, circuits: circuitsOn(law.circuits, '2026-11-24') };
const judged = { rule: 'F22', row: 'F22', verdict: 'SECRET_CELL' as const, circuit: 'secret_cell', approvers: [] };
const close: Command = { type: 'close', outcome: 'redirected' };
const steps: [Command, Actor, object][] = [
  [opened, service, at],
  [read({ checks: { secrecy_marking: 'holds' } }), service, at],
  [classified(judged), service, at],
  [close, jurist, at],
  [close, head, at],
];
const { state: closed, entries } = run(...steps);

/** One of each type that version 0.1 wrote, as it stands in a log. */
const written = (
  JSON.parse(readFileSync('test/fixtures/histories.json', 'utf8')) as { entries: { event: unknown }[] }[]
)
  .flatMap((history) => history.entries)
  .map(({ event }) => CaseEvent.parse(event));
const oneOfEach = [...new Map(written.map((event) => [event.type, event])).values()];

const standing = ({ status, circuit, messages, receivedAt }: CaseState) => ({ status, circuit, messages, receivedAt });

describe('a closed case of the secret cell', () => {
  it('is one: two persons closed it', () => {
    expect([closed.status, closed.circuit]).toEqual(['closed', 'secret_cell']);
  });

  it.each(oneOfEach.map((event) => [event.type, event] as const))(
    'stays closed and in the cell, with its messages, after %s that is forged',
    (_type, event) => {
      expect(standing(evolve(closed, { event, actor: id(9) }))).toEqual(standing(closed));
    },
  );

  it('stays so after its own entries are written again, all of them', () => {
    expect(standing(entries.reduce(evolve, closed))).toEqual(standing(closed));
  });

  it.each([opened, read({}), classified({ ...judged, circuit: 'disclosure' }), close])(
    'takes no command by which it would open: %j',
    (command) => {
      for (const actor of [jurist, otherJurist, head]) {
        expect(refusalOf(closed, command, actor, at)).toMatch(
          /^(This case is already open|The case is closed: |Only the service records)/,
        );
      }
    },
  );
});

it('an open case is opened once: the entry written again takes no message from it', () => {
  const {
    state,
    entries: [first],
  } = run([opened, service, at], [{ type: 'join', messageId: id(101), reason: 'thread' }, service]);
  if (!first) throw new Error('An entry was written.');
  expect(evolve(state, first).messages).toEqual(state.messages);
});
