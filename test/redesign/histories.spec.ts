// @stage slow
/** The histories recorded before the redesign, read back and folded by this version. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Folding, folding } from './domain.js';
import { canonical, entriesOf, fold, type Kept } from './history.js';
import { keptHistories } from './kept.js';

const FEWEST = 1000;
/** Types that an action declared since are in no history of before. */
const TYPES_THEN = 49;

let kept: Kept[];
let real: Folding;

beforeAll(async () => {
  [kept, real] = [keptHistories(), await folding()];
});

/** Names of the histories whose entries fold to other states than they did. */
const different = (how: Folding, among = kept): string[] =>
  among
    .filter((history) => {
      const { states, last } = history;
      return canonical(fold(entriesOf(history), how)) !== canonical({ states, last });
    })
    .map(({ name }) => name);

describe('the case histories recorded before the redesign', () => {
  it('are at least a thousand and hold every type of event that a case could have then', () => {
    expect(kept.length).toBeGreaterThanOrEqual(FEWEST);
    const seen = new Set(kept.flatMap((history) => entriesOf(history).map(({ event }) => event.type)));
    const types = real.CaseEvent.options.map(({ shape }) => shape.type.value);
    expect(types.filter((type) => seen.has(type))).toHaveLength(TYPES_THEN);
    expect(seen.size).toBe(TYPES_THEN);
  });

  it('fold to the states they had then, entry by entry', () => {
    expect(different(real)).toEqual([]);
  });

  it('are found different when one event changes the state in another way', () => {
    const forgetful: Folding = {
      ...real,
      evolve: (state, entry) => ({
        ...real.evolve(state, entry),
        ...(entry.event.type === 'case.recalled' && { recalled: [] }),
      }),
    };
    const recalled = kept.filter((history) => entriesOf(history).some(({ event }) => event.type === 'case.recalled'));
    expect(recalled.length).toBeGreaterThan(0);
    expect(different(forgetful, recalled)).toEqual(recalled.map(({ name }) => name));
  });
});
