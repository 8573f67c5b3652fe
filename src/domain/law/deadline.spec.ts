import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { addDays, day } from '../kernel/day.js';
import {
  addHours,
  dayOf,
  endOf,
  type Instant,
  instant,
  instantFromMilliseconds,
  millisecondsOf,
} from '../kernel/instant.js';
import { isClosed, nationalCalendar, workingDaysBetween } from './calendar.js';
import { deadlineOf, ruleOfDeadline } from './deadline.js';
import { deadlineTable } from './deadline-table.js';

const fixture = (name: string): unknown => JSON.parse(readFileSync(`test/fixtures/law/${name}`, 'utf8'));
const of = (code: string, at: string) => deadlineOf(code, instant(at), nationalCalendar);
const midnightAfter = (on: string): Instant => endOf(day(on));

describe('Regulation 1182/71 and its neighbours', () => {
  it.each([
    ['D-EEV-10D', '2026-11-24T14:37:00+01:00', '2026-12-04'],
    ['D-EEV-10D', '2026-12-15T10:00:00+01:00', '2026-12-28'],
    ['D-EEV-10D', '2026-12-23T10:00:00+01:00', '2027-01-04'],
    ['D-EEV-10D', '2026-12-11T10:00:00+01:00', '2026-12-21'],
    ['D-EEV-CLAR5', '2026-12-24T10:00:00+01:00', '2026-12-29'],
    ['D-EEV-60', '2026-11-24T10:00:00+01:00', '2027-01-25'],
    ['D-EEV-90', '2026-11-24T10:00:00+01:00', '2027-02-22'],
    ['D-DA-1M', '2026-11-24T10:00:00+01:00', '2026-12-24'],
    ['D-DA-1M', '2027-01-31T10:00:00+01:00', '2027-03-01'],
    ['D-SISSE-1M', '2026-11-24T10:00:00+01:00', '2026-12-24'],
    ['D-EEV-OBJ10', '2026-12-15T10:00:00+01:00', '2026-12-25'],
    ['D-R1182-2', '2026-11-27T10:00:00+01:00', '2026-12-01'],
    ['D-R1182-1', '2026-11-26T10:00:00+01:00', '2026-11-27'],
    ['D-R1182-1', '2026-11-27T10:00:00+01:00', '2026-11-30'],
  ])('%s from %s ends on %s at 24:00', (code, at, last) => {
    expect(of(code, at).legalEnd).toBe(midnightAfter(last));
  });

  it.each([
    ['D-EEV-8H', '2026-11-24T14:37:00+01:00', '2026-11-24T23:00:00+01:00', '2026-11-24T22:37:00+01:00'],
    ['D-TCO-1H', '2026-11-24T23:59:00+01:00', '2026-11-25T01:00:00+01:00', '2026-11-25T00:59:00+01:00'],
    ['D-TCO-48H', '2026-10-24T18:20:11+02:00', '2026-10-26T18:00:00+01:00', '2026-10-26T17:20:11+01:00'],
    ['D-EEV-96H', '2026-11-27T17:05:00+01:00', '2026-12-01T18:00:00+01:00', '2026-12-01T17:05:00+01:00'],
    ['D-72H', '2026-11-24T14:00:00+01:00', '2026-11-27T15:00:00+01:00', '2026-11-27T14:00:00+01:00'],
    ['D-CSI-72H', '2026-11-24T14:37:00+01:00', '2026-11-27T14:37:00+01:00', '2026-11-27T14:37:00+01:00'],
  ])('%s from %s ends at %s, alarm %s', (code, at, legal, safe) => {
    expect(of(code, at)).toMatchObject({ legalEnd: instant(legal), safeEnd: instant(safe) });
  });

  it.each([
    ['D-SISSE-0', '2026-10-24T22:05:38+02:00', '2026-10-25T21:05:38+01:00'],
    ['D-DSA-ACK', '2026-11-06T12:44:19+01:00', '2026-11-10T18:00:00+01:00'],
    ['SLA-5WD', '2026-12-22T09:00:00+01:00', '2026-12-30T18:00:00+01:00'],
    ['SLA-2H', '2026-11-01T02:14:09+01:00', '2026-11-01T04:14:09+01:00'],
    ['D-US-14D', '2026-10-24T22:05:38+02:00', '2026-11-07T18:00:00+01:00'],
  ])('%s has no legal end; the house aims at %s → %s', (code, at, safe) => {
    expect(of(code, at)).toMatchObject({ legalEnd: null, safeEnd: instant(safe) });
  });

  it('rolls a French criminal-procedure limit to the next working day (CPP 801)', () => {
    const onHoliday = of('D-CPP801-10', '2026-11-01T10:00:00+01:00');
    expect(onHoliday.legalEnd).toBe(midnightAfter('2026-11-12'));
    expect(onHoliday.steps.map(({ en }) => en).join(' ')).toContain('(CPP art. 801)');
    expect(of('D-CPP801-2', '2026-11-27T10:00:00+01:00').legalEnd).toBe(midnightAfter('2026-11-30'));
    expect(ruleOfDeadline('D-CPP801-0')).toBeUndefined();
  });

  it('explains itself in both languages', () => {
    const { steps } = of('D-EEV-10D', '2026-12-15T10:00:00+01:00');
    expect(steps.map(({ en }) => en.replaceAll('\u00a0', ' '))).toEqual([
      'Receipt: Tuesday 15 December 2026 at 10:00:00 (UTC+01:00), Paris time.',
      'The day of receipt is not counted; 10 days lead to Friday 25 December 2026.',
      'That day is closed: the period ends on the next working day, Monday 28 December 2026 (art. 3(4)).',
      'The period ends on Monday 28 December 2026 at 24:00. Alarm without extension: Friday 25 December 2026 at 18:00:00 (UTC+01:00).',
    ]);
  });

  it('refuses an unknown code', () => {
    expect(() => of('D-NOTHING', '2026-11-24T14:37:00+01:00')).toThrow('"D-NOTHING" is no deadline');
    expect(ruleOfDeadline('SLA-24H')?.count).toEqual({ unit: 'policy_hours', count: 24 });
  });
});

const Vectors = z.looseObject({
  cases: z.array(z.looseObject({ id: z.string(), rule: z.string(), received: z.string(), expected: z.string() })),
});

describe('vectors made elsewhere', () => {
  const { cases } = Vectors.parse(fixture('deadlines.json'));
  const codes: Record<string, string> = {
    '8 h': 'D-EEV-8H',
    '1 h (TERREG)': 'D-TCO-1H',
    '24 h (LCEN 6-1)': 'SLA-24H',
    '10 days': 'D-EEV-10D',
    '60 days preservation': 'D-EEV-60',
    '60 + 30 days preservation': 'D-EEV-90',
  };
  const periods = cases.filter(({ rule }) => rule in codes);

  it.each(periods.map((one) => [one.id, one] as const))('%s', (_, { rule, received, expected }) => {
    const { legalEnd, safeEnd } = of(codes[rule] ?? '', received);
    const inHours = rule.includes(' h');
    const end = inHours ? safeEnd : legalEnd && instantFromMilliseconds(millisecondsOf(legalEnd) - 1_000);
    expect(end).toBe(instant(expected));
  });
});

const Labels = z.array(
  z.looseObject({
    case: z.string(),
    receivedAt: z.string(),
    deadlines: z.array(z.object({ code: z.string(), legalEnd: z.string().nullable(), safeEnd: z.string() })),
  }),
);

describe('the clocks of the labelled requests', () => {
  const clocks = Labels.parse(fixture('labels.json')).flatMap(({ case: name, receivedAt, deadlines }) =>
    deadlines.map((clock) => [name, clock.code, receivedAt, clock] as const),
  );

  it.each(clocks)('%s %s', (_, code, receivedAt, { legalEnd, safeEnd }) => {
    const found = of(code, receivedAt);
    const [last] = /^(\S+)T24:00:00/.exec(legalEnd ?? '')?.slice(1) ?? [];
    const wanted = legalEnd === null ? null : last ? midnightAfter(last) : instant(legalEnd);
    expect(found.legalEnd).toBe(wanted);
    expect(found.safeEnd).toBe(instant(safeEnd));
  });
});

describe('every clock', () => {
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2032, 0, 1) }).map(instantFromMilliseconds);
  const code = fc.constantFrom(...Object.keys(deadlineTable), 'SLA-1H', 'SLA-24H', 'SLA-2WD', 'SLA-10WD');

  it('never ends on a closed day when it rolls', () => {
    const rolling = Object.entries(deadlineTable)
      .filter(([, { count }]) => 'closed' in count && count.closed === 'reg_1182_71')
      .map(([name]) => name);
    fc.assert(
      fc.property(fc.constantFrom(...rolling), moment, (name, at) => {
        const { legalEnd } = deadlineOf(name, at, nationalCalendar);
        const last = addDays(dayOf(legalEnd ?? at), -1);
        expect(isClosed(last, nationalCalendar)).toBe(false);
        expect(workingDaysBetween(dayOf(at), last, nationalCalendar)).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('never ends earlier for a later receipt', () => {
    fc.assert(
      fc.property(code, moment, fc.integer({ min: 0, max: 3_000 }), (name, at, later) => {
        const one = deadlineOf(name, at, nationalCalendar);
        const other = deadlineOf(name, addHours(at, later), nationalCalendar);
        expect(other.safeEnd >= one.safeEnd).toBe(true);
        expect((other.legalEnd ?? '') >= (one.legalEnd ?? '')).toBe(true);
      }),
    );
  });

  it('never alarms after the law', () => {
    fc.assert(
      fc.property(code, moment, (name, at) => {
        const { legalEnd, safeEnd } = deadlineOf(name, at, nationalCalendar);
        expect(legalEnd === null || safeEnd <= legalEnd).toBe(true);
        expect(safeEnd >= at).toBe(true);
      }),
    );
  });
});
