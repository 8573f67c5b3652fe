import { expect, it } from '@jest/globals';
import { readingLane } from './reading-lane.js';

const KIB = 1024;

it.each([
  ['a mail of a few pages is small', 'smtp', 64 * KIB, false, 'small'],
  ['a mail that may hold a scan is large', 'smtp', 64 * KIB + 1, false, 'large'],
  ['a webhook has no person who waits', 'hook', 1, false, 'small'],
  ['what a person brings is awaited, whatever its size', 'command_line', 9_000 * KIB, false, 'awaited'],
  ['what a person took up again is awaited', 'smtp', 9_000 * KIB, true, 'awaited'],
] as const)('%s', (_name, door, size, isTakenUp, lane) => {
  expect(readingLane({ door, size }, isTakenUp)).toBe(lane);
});
