/** What an event after receipt starts, row by row, from the texts: no row starts less or more. */
import { describe, expect, it } from '@jest/globals';
import { circumstances } from '../../../../../test/support/case-walk.js';
import { productLaw } from '../../../../../test/support/law.js';
import { inForce } from '../../../classification/rule-book.js';
import { day } from '../../../kernel/day.js';
import { type Instant, instant } from '../../../kernel/instant.js';
import type { LaterStart } from '../../../law/clock.js';
import { startedBy } from '../../model/started-clock.js';
import { absent } from '../../model/state.js';

const law = productLaw();
const nis2 = ['D-NIS2-24H', 'D-NIS2-72H', 'D-NIS2-1M'];
const window = ['D-DIS-10D', 'D-DIS-45D'];

/** Text, rows, event, clocks that it starts, notices that it makes due. */
const texts: [article: string, rows: string[], event: LaterStart, clocks: string[], notices: string[]][] = [
  ['NIS2 23(4)', ['U04', 'U27-ALTERED', 'U31', 'U32', 'U33'], 'incident_known', nis2, ['N_ANSSI']],
  ['GDPR 33', ['U04', 'U27-ALTERED'], 'breach_known', ['D-72H'], ['N_CNIL']],
  ['GDPR 33 and 28(3)(a)', ['U32'], 'breach_known', ['D-72H'], ['N_CNIL', 'N_CUST']],
  ['SecNumCloud 19.6.f', ['U03', 'U04', 'U27-ALTERED', 'U31', 'U32', 'U33'], 'change', ['D-SNC-1M'], ['N_CUST_196F']],
  ['GDPR 12(3)', ['X03'], 'controller_asked', ['D-GDPR-1M'], []],
  ['18 USC 2703(h)', ['U01', 'U02'], 'served_abroad', ['D-US-14D'], []],
  ['EEV 10(4)', ['E05', 'E05-CONTENT'], 'notification', ['D-EEV-96H'], []],
  ['EEV 19(5)', ['E01', 'E02', 'E03', 'E04', 'E05', 'E05-CONTENT', 'E16'], 'made_available', window, []],
  ['EEV 10(3)', ['E02', 'E16'], 'clearance', ['D-EEV-ASAP'], []],
  ['EEV 10(2)', ['E02', 'E16'], 'ground_raised', ['D-EEV-STOP'], []],
  ['TCO 6', ['A20', 'E25'], 'removal', ['D-TCO-6M'], []],
  ['TCO 3(2)', ['X-NOT-A-REQUEST'], 'prior_information', ['D-TCO-12H'], []],
  ['TCO 3(7)', ['A20', 'E25'], 'impossibility_over', ['D-TCO-1H-OVER'], []],
  ['EEV 10(7)', ['E01', 'E02', 'E03', 'E16'], 'impossibility_over', ['SLA-24H-OVER'], []],
  ['EEV 10(4)', ['E04', 'E05', 'E05-CONTENT'], 'impossibility_over', ['SLA-2H-OVER'], []],
  ['EEV 11(6)', ['E06', 'E07'], 'impossibility_over', ['SLA-2H-OVER'], []],
  ['Policy impossibility', ['F05', 'F16', 'F17'], 'impossibility_over', ['SLA-2H-OVER'], []],
  ['Policy impossibility', ['A13', 'A21', 'E23', 'E24'], 'impossibility_over', ['SLA-24H-OVER'], []],
  ['Policy unanswered-question', ['X01', 'X-CATCH-ALL'], 'clarification_asked', ['SLA-10WD-ANSWER'], []],
];
const stated = texts.flatMap(([article, rows, event, clocks, notices]) =>
  rows.map((rule) => ({ article, rule, event, clocks, notices })),
);
const rules = inForce(law, day('2026-11-24')).map(({ rule }) => rule);

describe('an event after receipt', () => {
  it.each(stated)('starts under $rule what $article says: $event, $clocks', ({ rule, event, clocks, notices }) => {
    const later = rules.find(({ id }) => id === rule)?.later[event];
    expect([later?.deadlines, later?.notify]).toEqual([clocks, notices]);
  });

  it('starts nothing under any other rule', () => {
    const known = new Set(stated.map(({ rule, event }) => `${rule} ${event}`));
    const started = rules.flatMap(({ id, later }) => Object.keys(later).map((event) => `${id} ${event}`));
    expect(started.filter((each) => !known.has(each))).toEqual([]);
  });

  it.each([
    ['E05', 'notification', '2026-11-27T16:05:00.000Z', ['2026-12-01T17:00:00.000Z']],
    ['E01', 'made_available', '2026-11-19T09:00:00.000Z', ['2026-11-29T23:00:00.000Z', '2027-01-03T23:00:00.000Z']],
  ] as const)('under %s, %s of %s counts from its own instant', (rule, event, from, ends) => {
    const state = { ...absent, classification: { rule } as never, receivedAt: '2026-11-02T09:00:00.000Z' };
    const at = { ...circumstances, rules: law, clocks: law.clocks, now: '2027-02-01T09:00:00.000Z' as Instant };
    const started = startedBy(event, instant(from), state, at);
    expect(started?.clocks.map(({ legalEnd }) => legalEnd)).toEqual(ends);
  });
});
