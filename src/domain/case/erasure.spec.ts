import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  head,
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
const at = { rules: law, circuits: circuitsOn(law.circuits, '2026-11-24') };
const judged = { rule: 'F22', row: 'F22', verdict: 'SECRET_CELL' as const, circuit: 'secret_cell', approvers: [] };
const secret: [Command, Actor, typeof at][] = [
  [opened, service, at],
  [read(), service, at],
  [classified(judged), service, at],
];
const close = (outcome: 'redirected' | 'no_data'): Command => ({ type: 'close', outcome });
const follows = (...given: Parameters<typeof run>) => {
  const { state, entries } = run(...given);
  const last = entries.at(-1)?.event;
  return (
    (last &&
      eventOf(last.type)?.follow?.(last.data, state, { ...circumstances, circuit: at.circuits.get(state.circuit) })) ??
    []
  );
};

describe('a case that keeps no content', () => {
  it('is closed by two persons: the first only asks, and nothing is erased', () => {
    const asked = run(...secret, [close('redirected'), jurist, at]).state;
    expect(asked.status).toBe('open');
    expect(follows(...secret, [close('redirected'), jurist, at])).toEqual([]);
    const given = [...secret, [close('redirected'), jurist, at], [close('redirected'), otherJurist, at]] as const;
    expect(run(...given).state).toMatchObject({ status: 'closed', outcome: 'redirected' });
    expect(follows(...given)).toEqual([{ do: 'erase' }]);
  });

  it('is not closed by who asked, under another account either', () => {
    const asked = run(...secret, [close('redirected'), jurist, at]).state;
    expect(refusalOf(asked, close('redirected'), jurist, at)).toMatch(/Another person/);
    expect(refusalOf(asked, close('redirected'), person(91, 'jurist'), at)).toMatch(/Another person/);
  });

  it('stays open where the second person says another outcome', () => {
    const given = [...secret, [close('redirected'), jurist, at], [close('no_data'), head, at]] as const;
    expect(run(...given).state.status).toBe('open');
  });

  it('forgets what was read once the rules say so, and not when one person alone handed it over', () => {
    expect(follows(...secret)).toEqual([{ do: 'forget_reading' }]);
    const handedOver = [...secret.slice(0, 2), [classified({ ...judged, decided: 'hand_over' }), service, at]] as const;
    expect(follows(...handedOver)).toEqual([]);
  });
});
