import { describe, expect, it } from '@jest/globals';
import { type Role, roles } from '../law/vocabulary.js';
import type { Account } from './approval.js';
import { mayBeFirst, objectionToConfirmation, takesOnlyAway } from './grant.js';

const account = (person: string, ...held: Role[]): Account => ({ person, roles: held, active: true });
const people = new Map<string, Account>([
  ['ana', account('ana', 'administrator')],
  ['anas-second', account('ana', 'head_of_legal')],
  ['helene', account('helene', 'head_of_legal')],
  ['camille', account('camille')],
  ['camilles-second', account('camille', 'dpo')],
  ['idriss', account('idriss', 'jurist')],
  ['gone', { ...account('gone', 'executive'), active: false }],
]);
const asked = { person: 'camille', askedBy: 'ana' };

describe('what an administrator asks', () => {
  it.each([
    ['helene', null],
    ['ana', 'asked_it'],
    ['anas-second', 'asked_it'],
    ['camilles-second', 'benefits'],
    ['camille', 'not_permitted'],
    ['idriss', 'not_permitted'],
    ['gone', 'not_permitted'],
    ['nobody', 'not_permitted'],
  ])('confirmed by %s: %s', (by, objection) => {
    expect(objectionToConfirmation(asked, by, people)).toBe(objection);
  });

  it('falls when whoever asked left, or is no administrator', () => {
    for (const askedBy of ['gone', 'idriss', 'nobody']) {
      expect(objectionToConfirmation({ ...asked, askedBy }, 'helene', people)).toBe('asker_gone');
    }
  });

  it('gives nothing to an account that was closed', () => {
    expect(objectionToConfirmation({ ...asked, person: 'gone' }, 'helene', people)).toBe('closed');
  });
});

describe('the first two', () => {
  it('are an administrator, then one who may confirm, then nobody', () => {
    const taken = (holders: number) => roles.filter((role) => mayBeFirst(holders, [role]));
    expect(taken(0)).toEqual(['administrator']);
    expect(taken(1)).toEqual(['head_of_legal', 'dpo', 'ciso', 'executive', 'administrator']);
    expect(taken(2)).toEqual([]);
  });
});

it('tells rights taken away from rights given', () => {
  expect(takesOnlyAway(['jurist', 'dpo'], ['dpo'])).toBe(true);
  expect(takesOnlyAway(['jurist'], ['jurist', 'dpo'])).toBe(false);
  expect(takesOnlyAway([], ['analyst'])).toBe(false);
});
