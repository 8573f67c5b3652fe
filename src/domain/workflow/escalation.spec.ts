import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import type { Instant } from '../kernel/instant.js';
import {
  dueLevel,
  type Escalation,
  type EscalationLevel,
  instantOfLevel,
  levelFaults,
  nextLevelAt,
  pagesAt,
} from './escalation.js';

const { escalation, circuits } = productLaw();
const known = new Set(circuits.map(({ code }) => code));
const hour = { startsAt: '2026-11-24T14:00:00.000Z', safeEnd: '2026-11-24T15:00:00.000Z' };
const month = { startsAt: '2026-11-24T14:00:00.000Z', safeEnd: '2026-12-24T14:00:00.000Z' };
const at = (time: string) => `2026-11-24T${time}Z` as Instant;
const rungs = (change: (levels: EscalationLevel[]) => EscalationLevel[]): Escalation => ({
  ...escalation,
  rungs: change([...escalation.rungs]),
});
const faultsOf = (table: Escalation) => levelFaults(table, known).map(({ sentence }) => sentence);

describe('the escalation levels of a clock of one hour', () => {
  it('rings at a half, a quarter, a tenth, at the end, and an hour after it', () => {
    expect(escalation.rungs.map((level) => [level.code, instantOfLevel(level, hour)])).toEqual([
      ['half', '2026-11-24T14:30:00.000Z'],
      ['quarter', '2026-11-24T14:45:00.000Z'],
      ['tenth', '2026-11-24T14:54:00.000Z'],
      ['passed', '2026-11-24T15:00:00.000Z'],
      ['unanswered', '2026-11-24T16:00:00.000Z'],
    ]);
  });
  it('never rings a millisecond early', () => {
    expect(dueLevel(escalation, hour, 'tenth', at('14:59:59.999'))).toBeNull();
    expect(dueLevel(escalation, hour, 'tenth', at('15:00:00.000'))?.code).toBe('passed');
  });
  it('reaches no level twice, and skips those that are too late to notify', () => {
    expect(dueLevel(escalation, hour, null, at('14:54:00.000'))?.code).toBe('tenth');
    expect(dueLevel(escalation, hour, 'tenth', at('14:54:00.000'))).toBeNull();
    expect(nextLevelAt(escalation, hour, 'tenth')).toBe('2026-11-24T15:00:00.000Z');
    expect(nextLevelAt(escalation, hour, 'unanswered')).toBeNull();
  });
  it('begins again where the reached level no longer exists', () => {
    expect(dueLevel(escalation, hour, 'gone', at('15:00:00.000'))?.code).toBe('passed');
  });
  it('pages people before the end of short clocks only, and at the end of all', () => {
    const paged = (span: typeof hour, circuit = 'judicial') =>
      escalation.rungs.filter((level) => pagesAt(escalation, level, span, circuit)).map(({ code }) => code);
    expect(paged(hour)).toEqual(['quarter', 'tenth', 'passed', 'unanswered']);
    expect(paged(month)).toEqual(['passed', 'unanswered']);
    expect(paged(month, 'relayed_order')).toEqual(['quarter', 'tenth', 'passed', 'unanswered']);
  });
});

describe('the escalation, checked at the start', () => {
  it('is read as the product writes it', () => {
    expect(faultsOf(escalation)).toEqual([]);
  });
  it('is refused when no alarm is raised at the end, or no one is paged', () => {
    const silent = 'No level raises an alarm and pages at the end of a clock: add one.';
    const without = (changed: Partial<EscalationLevel>) =>
      rungs((all) => all.map((level) => (level.code === 'passed' ? { ...level, ...changed } : level)));
    expect(faultsOf(without({ alarm: false }))).toEqual([silent]);
    expect(faultsOf(without({ pages: 'urgent' }))).toEqual([silent]);
    expect(faultsOf(rungs((all) => all.filter(({ code }) => code !== 'passed')))).toEqual([silent]);
  });
  it('is refused when no one is notified before the end', () => {
    expect(faultsOf(rungs((all) => all.filter(({ left }) => left === 0)))).toEqual([
      'No level comes before the end of a clock: add one.',
    ]);
  });
  it('is refused out of order, with a code twice, or with a level on both sides of the end', () => {
    expect(faultsOf(rungs(([half, quarter, ...more]) => [quarter, half, ...more] as EscalationLevel[]))).toEqual([
      '"half" comes no later than the level before it: put it in its place.',
    ]);
    expect(faultsOf(rungs((all) => all.map((level, n) => (n === 1 ? { ...level, code: 'half' } : level))))).toEqual([
      'The code "half" is there twice: give each level its own.',
    ]);
    expect(faultsOf(rungs((all) => all.map((level, n) => (n === 1 ? { ...level, minutesAfter: 5 } : level))))).toEqual([
      '"quarter" is before the end and after it: keep one of left and minutesAfter.',
    ]);
  });
  it('is refused with a circuit that does not exist', () => {
    expect(faultsOf({ ...escalation, urgent: { hours: 24, circuits: ['nowhere'] } })).toEqual([
      'The circuit "nowhere" is unknown: correct it.',
    ]);
  });
});
