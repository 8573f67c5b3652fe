import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Loop } from './loop.js';

/** Resolves when `condition` holds; the time limit of the specification ends a hang. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await wait(1);
}

/** Whatever would begin without a pause has begun after that. */
async function turns(): Promise<void> {
  for (let count = 0; count < 20; count += 1) await turn();
}

test('a loop repeats its step without a pause as long as there is more to do', async () => {
  let steps = 0;
  const loop = new Loop(async () => {
    steps += 1;
    return steps < 5 ? 0 : Number.POSITIVE_INFINITY;
  });
  loop.start();
  await until(() => steps === 5);
  await turns();
  await loop.stop();
  expect(steps).toBe(5);
});

test('a loop that is started twice runs one step at a time', async () => {
  let inProgress = 0;
  let most = 0;
  let steps = 0;
  const loop = new Loop(async () => {
    inProgress += 1;
    most = Math.max(most, inProgress);
    await wait(1);
    inProgress -= 1;
    steps += 1;
    return 0;
  });
  loop.start();
  loop.start();
  await until(() => steps >= 5);
  await loop.stop();
  expect(most).toBe(1);
});

test('a nudge ends the pause, and skips the pause after the step in progress', async () => {
  let steps = 0;
  const loop = new Loop(async () => {
    steps += 1;
    if (steps === 2) loop.nudge();
    return Number.POSITIVE_INFINITY;
  });
  loop.start();
  await until(() => steps === 1);
  await turns();
  loop.nudge();
  await until(() => steps === 3);
  await loop.stop();
  expect(steps).toBe(3);
});

test('stopping a loop waits for the step in progress and begins no other', async () => {
  const ends: string[] = [];
  let isInStep = false;
  const loop = new Loop(async () => {
    isInStep = true;
    await wait(20);
    ends.push('step');
    return 0;
  });
  loop.start();
  await until(() => isInStep);
  await loop.stop();
  ends.push('stop');
  await turns();
  expect(ends).toEqual(['step', 'stop']);
});

test('a loop can be started again, even before its stop has ended, and then stopped for good', async () => {
  let inProgress = 0;
  let most = 0;
  let steps = 0;
  const loop = new Loop(async () => {
    inProgress += 1;
    most = Math.max(most, inProgress);
    await wait(10);
    inProgress -= 1;
    steps += 1;
    return 0;
  });
  loop.start();
  await turns();
  const stopped = loop.stop();
  loop.start();
  await stopped;
  const before = steps;
  await until(() => steps >= before + 2);
  await loop.stop();
  const after = steps;
  await turns();
  expect([most, steps - after]).toEqual([1, 0]);
});
