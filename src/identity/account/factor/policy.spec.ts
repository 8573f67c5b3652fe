import { expect, test } from '@jest/globals';
import { roles } from '../../../domain/law/vocabulary.js';
import { needsFactor } from './policy.js';

test('a second factor is asked of those who decide, who administer, and who come from outside', () => {
  const asked = roles.filter((role) => needsFactor([role], 7));
  expect(asked).toEqual([
    'jurist',
    'head_of_legal',
    'dpo',
    'ciso',
    'executive',
    'secret_officer',
    'administrator',
    'counsel',
    'operations',
  ]);
  expect(needsFactor(['analyst', 'jurist'], 0)).toBe(true);
  expect(roles.filter((role) => needsFactor([role], 'never'))).toEqual([]);
});
