import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import type { Instant } from '../kernel/instant.js';
import { dueRung, type Escalation, instantOfRung, ladderFaults, nextRungAt, pagesAt, type Rung } from './escalation.js';

const { escalation, circuits } = productLaw();
const known = new Set(circuits.map(({ code }) => code));
const hour = { startsAt: '2026-11-24T14:00:00.000Z', safeEnd: '2026-11-24T15:00:00.000Z' };
const month = { startsAt: '2026-11-24T14:00:00.000Z', safeEnd: '2026-12-24T14:00:00.000Z' };
const at = (time: string) => `2026-11-24T${time}Z` as Instant;
const rungs = (change: (rungs: Rung[]) => Rung[]): Escalation => ({
  ...escalation,
  rungs: change([...escalation.rungs]),
});
const faultsOf = (ladder: Escalation) => ladderFaults(ladder, known).map(({ sentence }) => sentence);

describe('the escalation levels of a clock of one hour', () => {
  it('rings at a half, a quarter, a tenth, at the end, and an hour after it', () => {
    expect(escalation.rungs.map((rung) => [rung.code, instantOfRung(rung, hour)])).toEqual([
      ['half', '2026-11-24T14:30:00.000Z'],
      ['quarter', '2026-11-24T14:45:00.000Z'],
      ['tenth', '2026-11-24T14:54:00.000Z'],
      ['passed', '2026-11-24T15:00:00.000Z'],
      ['unanswered', '2026-11-24T16:00:00.000Z'],
    ]);
  });
  it('never rings a millisecond early', () => {
    expect(dueRung(escalation, hour, 'tenth', at('14:59:59.999'))).toBeNull();
    expect(dueRung(escalation, hour, 'tenth', at('15:00:00.000'))?.code).toBe('passed');
  });
  it('rings no rung twice, and passes over those that nobody could hear in time', () => {
    expect(dueRung(escalation, hour, null, at('14:54:00.000'))?.code).toBe('tenth');
    expect(dueRung(escalation, hour, 'tenth', at('14:54:00.000'))).toBeNull();
    expect(nextRungAt(escalation, hour, 'tenth')).toBe('2026-11-24T15:00:00.000Z');
    expect(nextRungAt(escalation, hour, 'unanswered')).toBeNull();
  });
  it('begins again, rather than never, at a rung that the ladder no longer has', () => {
    expect(dueRung(escalation, hour, 'gone', at('15:00:00.000'))?.code).toBe('passed');
  });
  it('wakes people before the end of short clocks alone, and of all at the end', () => {
    const paged = (span: typeof hour, circuit = 'judicial') =>
      escalation.rungs.filter((rung) => pagesAt(escalation, rung, span, circuit)).map(({ code }) => code);
    expect(paged(hour)).toEqual(['quarter', 'tenth', 'passed', 'unanswered']);
    expect(paged(month)).toEqual(['passed', 'unanswered']);
    expect(paged(month, 'relayed_order')).toEqual(['quarter', 'tenth', 'passed', 'unanswered']);
  });
});

describe('a ladder at the start', () => {
  it('is read as the product writes it', () => {
    expect(faultsOf(escalation)).toEqual([]);
  });
  it('is refused when no alarm is raised at the end, or nobody is woken', () => {
    const silent = 'No rung raises an alarm and pages at the end of a clock: add one.';
    const without = (changed: Partial<Rung>) =>
      rungs((all) => all.map((rung) => (rung.code === 'passed' ? { ...rung, ...changed } : rung)));
    expect(faultsOf(without({ alarm: false }))).toEqual([silent]);
    expect(faultsOf(without({ pages: 'urgent' }))).toEqual([silent]);
    expect(faultsOf(rungs((all) => all.filter(({ code }) => code !== 'passed')))).toEqual([silent]);
  });
  it('is refused when nobody hears before the end', () => {
    expect(faultsOf(rungs((all) => all.filter(({ left }) => left === 0)))).toEqual([
      'No rung comes before the end of a clock: add one.',
    ]);
  });
  it('is refused out of order, with a code twice, or with a rung on both sides of the end', () => {
    expect(faultsOf(rungs(([half, quarter, ...more]) => [quarter, half, ...more] as Rung[]))).toEqual([
      '"half" comes no later than the rung before it: put it in its place.',
    ]);
    expect(faultsOf(rungs((all) => all.map((rung, n) => (n === 1 ? { ...rung, code: 'half' } : rung))))).toEqual([
      'The code "half" is there twice: give each rung its own.',
    ]);
    expect(faultsOf(rungs((all) => all.map((rung, n) => (n === 1 ? { ...rung, minutesAfter: 5 } : rung))))).toEqual([
      '"quarter" is before the end and after it: keep one of left and minutesAfter.',
    ]);
  });
  it('is refused with a circuit that does not exist', () => {
    expect(faultsOf({ ...escalation, urgent: { hours: 24, circuits: ['nowhere'] } })).toEqual([
      'The circuit "nowhere" is unknown: correct it.',
    ]);
  });
});
