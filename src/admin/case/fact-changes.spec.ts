import { expect, it } from '@jest/globals';
import { valuesBefore } from './fact-changes.js';

const by = { actor: 'system/reader', at: '2026-11-24T09:00:00.000Z' };
const confirmed = (fact: string, value: unknown, corrected: boolean) => ({
  ...by,
  type: 'case.fact_confirmed',
  data: { fact, value, corrected },
});

it('A correction of a fact stands with the value before it, which a confirmation does not have.', () => {
  const history = [
    { ...by, type: 'case.read', data: { facts: { issuerCountry: 'FR', checks: { act_attached: 'holds' } } } },
    confirmed('act_attached', 'holds', false),
    confirmed('issuerCountry', 'DE', true),
    confirmed('issuerCountry', null, true),
    confirmed('issuerCountry', 'US', true),
    confirmed('signatory_named', 'holds', true),
  ];
  expect([...valuesBefore(history)]).toEqual([
    [2, 'FR'],
    [3, 'DE'],
    [4, null],
    [5, 'unknown'],
  ]);
});
