import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { requisition } from '../../../test/support/requisition.js';
import { day } from '../kernel/day.js';
import { classify } from './classify.js';
import { type Advice, adviceOf, compare } from './compare.js';

const advice: Advice = {
  rule: 'U01',
  verdict: 'REFUSE_REDIRECT',
  grounds: ['G-GDPR48', 'G-LB1BIS'],
  notices: ['N_SISSE'],
  clocks: ['D-SISSE-0'],
  approvers: ['head_of_legal'],
  circuit: 'refusal',
  gag: 'G_FOR',
  letterBlocks: ['B0', 'B-END'],
  failing: [],
  unknown: [],
};

describe('two answers compared', () => {
  it('finds no change in the same answer, nor in the order of its lists', () => {
    expect(compare(advice, advice)).toBeNull();
    expect(compare(advice, { ...advice, grounds: ['G-LB1BIS', 'G-GDPR48'] })).toBeNull();
  });

  it.each([
    ['another row', { rule: 'U03' }],
    ['another verdict', { verdict: 'REFUSE' }],
  ] as const)('finds %s where nothing else differs', (_, changed) => {
    const after = { ...advice, ...changed };
    expect(compare(advice, after)).toEqual({
      before: { rule: 'U01', verdict: 'REFUSE_REDIRECT' },
      after: { rule: after.rule, verdict: after.verdict },
      differences: [],
    });
  });

  it.each([
    ['grounds', { grounds: ['G-GDPR48', 'G-TECH'] }, ['G-LB1BIS'], ['G-TECH']],
    ['notices', { notices: [] }, ['N_SISSE'], []],
    ['clocks', { clocks: ['D-SISSE-0', 'SLA-4H'] }, [], ['SLA-4H']],
    ['approvers', { approvers: ['executive'] }, ['head_of_legal'], ['executive']],
    ['circuit', { circuit: 'escalation' }, ['refusal'], ['escalation']],
    ['gag', { gag: 'G_NONE' }, ['G_FOR'], ['G_NONE']],
    ['letterBlocks', { letterBlocks: ['B0'] }, ['B-END'], []],
    ['failing', { failing: ['origin_established'] }, [], ['origin_established']],
    ['unknown', { unknown: ['origin_established'] }, [], ['origin_established']],
  ] as const)('says what is lost and gained of the %s', (aspect, changed, lost, gained) => {
    expect(compare(advice, { ...advice, ...changed })?.differences).toEqual([{ aspect, lost, gained }]);
  });

  it('takes notices and clocks of the rules by their codes', () => {
    const found = classify(requisition, productLaw(), day('2026-11-24'));
    const { notices, clocks } = adviceOf(found);
    expect(notices).toEqual(found.notices.map(({ code }) => code));
    expect(clocks).toEqual(found.deadlines);
  });
});
