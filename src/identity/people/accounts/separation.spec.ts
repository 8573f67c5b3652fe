import { expect, test } from '@jest/globals';
import { roles } from '../../../domain/law/vocabulary.js';
import { separateDuties } from './separation.js';

const pairs = roles.flatMap((first) => roles.map((second) => [first, second] as const));
const lonely: readonly string[] = ['administrator', 'auditor', 'counsel', 'operations'];

test.each(pairs)('%s with %s', (first, second) => {
  const forbidden = first !== second && (lonely.includes(first) || lonely.includes(second));
  expect(separateDuties([first, second]).ok).toBe(!forbidden);
});

test('the refusal names the duty that stands alone and what to do', () => {
  const result = separateDuties(['jurist', 'administrator']);
  expect(result.ok || result.refusal.sentence.en).toBe(
    'The role administrator cannot be combined with any other: grant it alone, or to someone else.',
  );
});

test('a role named twice is held once', () => {
  expect(separateDuties(['dpo', 'dpo'])).toEqual({ ok: true, value: ['dpo'] });
});
