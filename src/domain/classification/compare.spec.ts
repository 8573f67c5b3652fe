import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { requisition } from '../../../test/support/requisition.js';
import { day } from '../kernel/day.js';
import { instant } from '../kernel/instant.js';
import { deadlineOf } from '../law/deadline.js';
import { classify } from './classify.js';
import { type Advice, adviceOf, compare } from './compare.js';

const sisse = { code: 'D-SISSE-0', legalEnd: null, safeEnd: '2026-11-25T09:00:00.000Z' };
const answer = { code: 'D-EEV-10D', legalEnd: '2026-12-04T23:00:00.000Z', safeEnd: '2026-12-04T17:00:00.000Z' };
const later = { ...sisse, safeEnd: '2026-11-26T09:00:00.000Z' };

const advice: Advice = {
  rule: 'U01',
  row: 'U01',
  verdict: 'REFUSE_REDIRECT',
  grounds: ['G-GDPR48', 'G-LB1BIS'],
  notices: ['N_SISSE'],
  clocks: [sisse],
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
      before: { rule: 'U01', row: 'U01', verdict: 'REFUSE_REDIRECT' },
      after: { rule: after.rule, row: 'U01', verdict: after.verdict },
      differences: [],
    });
  });

  it.each([
    ['grounds', { grounds: ['G-GDPR48', 'G-TECH'] }, ['G-LB1BIS'], ['G-TECH']],
    ['notices', { notices: [] }, ['N_SISSE'], []],
    ['clocks', { clocks: [sisse, answer] }, [], ['D-EEV-10D 2026-12-04T23:00:00.000Z 2026-12-04T17:00:00.000Z']],
    ['clocks', { clocks: [later] }, ['D-SISSE-0 - 2026-11-25T09:00:00.000Z'], ['D-SISSE-0 - 2026-11-26T09:00:00.000Z']],
    ['redirect', { redirect: 'MLAT_BEPI' }, [], ['MLAT_BEPI']],
    ['approvers', { approvers: ['executive'] }, ['head_of_legal'], ['executive']],
    ['circuit', { circuit: 'escalation' }, ['refusal'], ['escalation']],
    ['gag', { gag: 'G_NONE' }, ['G_FOR'], ['G_NONE']],
    ['letterBlocks', { letterBlocks: ['B0'] }, ['B-END'], []],
    ['failing', { failing: ['origin_established'] }, [], ['origin_established']],
    ['unknown', { unknown: ['origin_established'] }, [], ['origin_established']],
  ] as const)('says what is lost and gained of the %s', (aspect, changed, lost, gained) => {
    expect(compare(advice, { ...advice, ...changed })?.differences).toEqual([{ aspect, lost, gained }]);
  });

  it('computes the ends of the clocks from the receipt', () => {
    const law = productLaw();
    const found = classify(requisition, law, day('2026-11-24'));
    const receivedAt = instant('2026-11-24T09:00:00.000Z');
    const { notices, clocks } = adviceOf(found, receivedAt, law);
    expect(notices).toEqual(found.notices.map(({ code }) => code));
    expect(clocks).toEqual(
      found.deadlines.map((code) =>
        expect.objectContaining({ code, safeEnd: deadlineOf(code, receivedAt, law).safeEnd }),
      ),
    );
  });
});
