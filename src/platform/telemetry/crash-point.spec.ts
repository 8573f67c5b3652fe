import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../package/package-root.js';
import { crashPoint, crashPoints, watchCrashPoints } from './crash-point.js';

const source = join(packageRoot(), 'src');
const called = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/\bcrashPoint\('([^']+)'\)/g)])
  .map(([, point]) => point);

test('every crash point of the list is compiled in at one place, and no other is', () => {
  expect(called.sort()).toEqual([...crashPoints]);
});

test('there are as many as the promise needs', () => {
  expect(crashPoints.length).toBeGreaterThanOrEqual(80);
});

test('a point is nothing until a test watches', () => {
  expect(() => crashPoint('intake.begun')).not.toThrow();
  const heard: string[] = [];
  watchCrashPoints((point) => heard.push(point));
  crashPoint('intake.begun');
  expect(heard).toEqual(['intake.begun']);
});
