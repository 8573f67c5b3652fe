import { expect, test } from '@jest/globals';
import type { OperatorView } from './law.js';
import { kindsOf, type Target } from './target.js';

const tenants = [
  { id: 'town', kind: 'public' },
  { id: 'shop', kind: 'private' },
  { id: 'silent', kind: null },
];
const operator = { tenants } as unknown as OperatorView;
const aimedAt = (...ids: (string | null)[]) => ids.map((tenant) => ({ tenant }) as Target);

test('the kinds of the customers of a request are each named once', () => {
  expect(kindsOf(aimedAt('shop', 'town', 'shop'), operator)).toEqual(['private', 'public']);
});

test.each([
  ['there is no target', aimedAt()],
  ['an account is of no known customer', aimedAt('town', null)],
  ['the directory does not say what one of them is', aimedAt('town', 'silent')],
])('the kinds of the customers of a request are not known where %s', (_, targets) => {
  expect(kindsOf(targets, operator)).toBeUndefined();
});
