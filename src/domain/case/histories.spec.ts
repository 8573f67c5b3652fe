/** Ten histories of cases of version 0.1: every type of event that a case could have then, and the states they folded to. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { canonical } from '../ledger/canonical.js';
import { CaseEvent } from './event.js';
import { type CaseEntry, evolve } from './evolve.js';
import { absent, type CaseState } from './model/state.js';

const TYPES_OF_0_1 = 49;

interface History {
  readonly name: string;
  readonly entries: readonly { readonly event: unknown; readonly actor: string }[];
  /** The first 16 digits of SHA-256 over the canonical JSON of the state after each entry. */
  readonly states: readonly string[];
  readonly last: unknown;
}
const histories = JSON.parse(readFileSync('test/fixtures/histories.json', 'utf8')) as History[];

/** As it is stored: without what is undefined, and without `gags`, which the state keeps since 0.2 (course-silence.spec.ts). */
const stored = ({ gags: _gags, ...state }: CaseState): unknown => JSON.parse(JSON.stringify(state));
const digestOf = (state: CaseState): string =>
  createHash('sha256')
    .update(canonical(stored(state)))
    .digest('hex')
    .slice(0, 16);

/** The states after each entry, read as from the log. */
function statesOf({ entries }: History, step: typeof evolve): CaseState[] {
  let state = absent;
  return entries.map(({ event, actor }) => {
    state = step(state, { event: CaseEvent.parse(event), actor });
    return state;
  });
}

describe('the histories of cases that version 0.1 wrote', () => {
  it('hold every type of event that a case could have then', () => {
    const types = histories.flatMap(({ entries }) => entries.map(({ event }) => CaseEvent.parse(event).type));
    expect(new Set(types).size).toBe(TYPES_OF_0_1);
  });

  it.each(histories)('fold to the states they had then, entry by entry: $name', (history) => {
    const states = statesOf(history, evolve);
    const last = states.at(-1);
    expect(last && stored(last)).toEqual(history.last);
    expect(states.map(digestOf)).toEqual(history.states);
  });

  it('are found different when one event changes the state in another way', () => {
    const forgetful = (state: CaseState, entry: CaseEntry): CaseState => ({
      ...evolve(state, entry),
      ...(entry.event.type === 'case.recalled' && { recalled: [] }),
    });
    const different = histories.filter((each) => statesOf(each, forgetful).map(digestOf).join() !== each.states.join());
    const recalled = histories.filter(({ entries }) =>
      entries.some(({ event }) => CaseEvent.parse(event).type === 'case.recalled'),
    );
    expect(recalled.length).toBeGreaterThan(0);
    expect(different).toEqual(recalled);
  });
});
