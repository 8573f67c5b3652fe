/** A case that entered the secret cell by a correction, and leaves it by another. */
import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import { circuitsOn } from '../workflow/circuit.js';
import { eventOf } from './actions/index.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';

const law = productLaw();
const keys = [id(700), id(701)];
const at = { rules: law, circuits: circuitsOn(law.circuits, '2026-11-24'), keys };
const judged = { rule: 'F22', row: 'F22', verdict: 'SECRET_CELL' as const, circuit: 'secret_cell', approvers: [] };
const officer = person(7, 'secret_officer');
type Step = [Command, Actor, object];
const follows = (...given: Parameters<typeof run>) => {
  const { state, entries } = run(...given);
  const last = entries.at(-1)?.event;
  return (
    (last &&
      eventOf(last.type)?.follow?.(last.data, state, { ...circumstances, circuit: at.circuits.get(state.circuit) })) ??
    []
  );
};

describe('a secrecy that was misjudged', () => {
  const strict = { approvers: ['head_of_legal', 'dpo', 'executive'] as never };
  const clock = { code: 'D-TEST', legalEnd: '2026-11-24T22:00:00.000Z', safeEnd: '2026-11-24T20:00:00.000Z' };
  const mark: Command = { type: 'confirm_fact', confirmed: { fact: 'secrecy_marking', value: 'holds' } };
  const judgedFirst: Step[] = [
    [opened, service, at],
    [read(), service, at],
    [classified({ ...strict, circuit: 'judicial', clocks: [clock] }), service, at],
  ];
  const marked: Step[] = [...judgedFirst, [mark, jurist, at]];
  const proposalOf = (steps: Step[]): number => run(...steps).state.proposed?.seq ?? 0;
  const confirmOf = (steps: Step[]): Command => ({ type: 'confirm_correction', proposal: proposalOf(steps) });
  const entered: Step[] = [...marked, [confirmOf(marked), head, at], [classified(judged), service, at]];
  const unmark: Command = { type: 'confirm_fact', confirmed: { fact: 'secrecy_marking', value: 'fails' } };

  it('is corrected by the secret officer alone, and signed by a second person', () => {
    const state = run(...entered).state;
    for (const other of [jurist, head, dpo]) {
      expect(refusalOf(state, unmark, other, at)).toMatch(/only the secret officer|stage|step/i);
    }
    const proposed = run(...entered, [unmark, officer, at]).state;
    expect(proposed).toMatchObject({ circuit: 'secret_cell', facts: { checks: { secrecy_marking: 'holds' } } });
    expect(proposed.proposed?.weakens).toContain('leaves_cell');
    const confirm = confirmOf([...entered, [unmark, officer, at]]);
    expect(refusalOf(proposed, confirm, otherJurist, at)).not.toBeNull();
    const back = run(...entered, [unmark, officer, at], [confirm, head, at]).state;
    expect(back).toMatchObject({ classification: null, facts: { checks: { secrecy_marking: 'fails' } } });
  });

  it('is said at once to the secret officer, who is paged, when a person proposes it; to no one when they leave', () => {
    const toOfficer = expect.objectContaining({ do: 'notify', audience: ['secret_officer'], page: true });
    expect(follows(...marked)).toContainEqual(toOfficer);
    expect(follows(...entered, [unmark, officer, at])).not.toContainEqual(toOfficer);
  });

  it('gives the case back with the floor, the approvers and the clocks of before', () => {
    const before = run(...judgedFirst).state;
    const inside = run(...entered).state;
    expect(inside.clocks).toEqual(before.clocks);
    expect(inside.floor).toEqual({ ...before.floor, since: inside.floor.since });
    const confirm = confirmOf([...entered, [unmark, officer, at]]);
    const back = run(...entered, [unmark, officer, at], [confirm, head, at], [classified(), service, at]).state;
    expect(back.floor).toMatchObject({ strictest: strict.approvers });
    expect(back.floor.approvers).toEqual(expect.arrayContaining([...strict.approvers, 'jurist']));
    expect(back.clocks).toEqual(before.clocks);
  });

  it('is not left by asking the rules again', () => {
    const state = run(...entered).state;
    expect(refusalOf(state, classified(), jurist, at)).toBe('This action is not available at this stage.');
  });
});
