import { expect, it } from '@jest/globals';
import type { ReadingLane } from '../../domain/intake/reading-lane.js';
import { ChildTurns } from './child-turns.js';

/** Children that start when their turn comes and end on request. */
function children(processors: number) {
  const turns = new ChildTurns(processors);
  const started: { lane: ReadingLane; end: () => void }[] = [];
  const ask = (lane: ReadingLane, count = 1) => {
    for (let n = 0; n < count; n += 1) void turns.take(lane).then((end) => started.push({ lane, end }));
  };
  const settle = async () => {
    for (let n = 0; n < 5; n += 1) await Promise.resolve();
    return started.map(({ lane }) => lane).sort();
  };
  /** Ends the oldest child of the lane. */
  const end = (lane: ReadingLane) => {
    const at = started.findIndex((child) => child.lane === lane);
    started.splice(at, 1)[0]?.end();
  };
  return { ask, settle, end };
}

it.each<ReadingLane>(['small', 'large'])('keeps a child for awaited work behind a flood of %s work', async (flood) => {
  const { ask, settle } = children(4);
  ask(flood, 100);
  await settle();
  ask('awaited');
  expect(await settle()).toContain('awaited');
});

it('keeps a child for small work behind a flood of large work, whatever people wait for', async () => {
  const { ask, settle } = children(4);
  ask('large', 100);
  ask('awaited', 100);
  await settle();
  ask('small');
  expect(await settle()).toContain('small');
});

it('gives large work the next child that ends behind a flood of small work', async () => {
  const { ask, settle, end } = children(2);
  ask('small', 100);
  ask('large');
  expect(await settle()).toEqual(['small', 'small']);
  end('small');
  expect(await settle()).toEqual(['large', 'small']);
});

it('leaves children to small and large work behind a flood of awaited work', async () => {
  const { ask, settle } = children(4);
  ask('awaited', 100);
  await settle();
  ask('large');
  ask('small');
  expect(await settle()).toEqual(['awaited', 'awaited', 'awaited', 'large', 'small']);
});

it('starts awaited work first of all that waits', async () => {
  const { ask, settle, end } = children(2);
  ask('small', 4);
  ask('awaited', 2);
  expect(await settle()).toEqual(['awaited', 'small', 'small']);
  end('awaited');
  expect(await settle()).toEqual(['awaited', 'small', 'small']);
});

it.each([1, 2, 3, 8])(
  'with %s processors runs one child for each and one more, and at the end all work',
  async (processors) => {
    const { ask, settle, end } = children(processors);
    const lanes: readonly ReadingLane[] = ['large', 'small', 'awaited'];
    for (const lane of lanes) ask(lane, 30);
    let ended = 0;
    for (let running = await settle(); running.length > 0; running = await settle()) {
      expect(running.length).toBeLessThanOrEqual(Math.max(2, processors) + 1);
      end(running[ended % running.length] as ReadingLane);
      ended += 1;
    }
    expect(ended).toBe(90);
  },
);
