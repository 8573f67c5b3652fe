import { describe, expect, it } from '@jest/globals';
import type { Role } from '../law/vocabulary.js';
import { objectionToDelegation } from './delegation.js';

const account = (person: string, ...roles: Role[]) => ({ person, roles, active: true });

describe('who may stand in for an absent person', () => {
  it.each([
    ['another person with the same role', account('a', 'jurist'), account('b', 'jurist'), null],
    ['another person with more roles', account('a', 'jurist'), account('b', 'jurist', 'dpo'), null],
    ['a person who lacks one of the roles', account('a', 'jurist', 'dpo'), account('b', 'jurist'), 'lacks_roles'],
    ['an absent user without a role', account('a'), account('b', 'jurist'), 'lacks_roles'],
    ['the same person under another account', account('a', 'jurist'), account('a', 'jurist'), 'themself'],
    ['a closed account', account('a', 'jurist'), { ...account('b', 'jurist'), active: false }, 'closed'],
    ['an unknown account', account('a', 'jurist'), undefined, 'closed'],
  ] as const)('%s', (_, absent, delegate, objection) => {
    expect(objectionToDelegation(absent, delegate)).toBe(objection);
  });
});
