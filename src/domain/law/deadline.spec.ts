import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { clockLaw, clocks } from '../../../test/support/clocks.js';
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
import { clockOn, FAMILY_NUMBER } from './clock.js';
import { deadlineOf } from './deadline.js';

const fixture = (name: string): unknown => JSON.parse(readFileSync(`test/fixtures/law/${name}`, 'utf8'));
const of = (code: string, at: string) => deadlineOf(code, instant(at), clockLaw);
const midnightAfter = (on: string): Instant => endOf(day(on));

describe('the computation of a clock', () => {
  it('names the article that moves an end under French criminal procedure', () => {
    const { steps } = of('D-CPP801-10', '2026-11-01T10:00:00+01:00');
    expect(steps.map(({ en }) => en).join(' ')).toContain('(CPP art. 801)');
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

  it('refuses an unknown code, and a clock on a day on which it is not in force', () => {
    expect(() => of('D-NOTHING', '2026-11-24T14:37:00+01:00')).toThrow('"D-NOTHING" is no clock of workflows/clocks');
    expect(() => of('D-EEV-10D', '2021-11-24T14:37:00+01:00')).toThrow('on 2021-11-24');
  });

  it('takes the number of a family from its code, and refuses one that is no number', () => {
    const on = day('2026-11-24');
    expect(clockOn('SLA-36H', on, clocks)).toMatchObject({
      amount: 36,
      title: { en: 'Internal target: 36 h' },
    });
    expect(clockOn('SLA-24H', on, clocks)?.use).toBe('before_judgement');
    for (const code of ['D-CPP801-0', 'SLA-0H', 'SLA-1000H', 'SLA-<n>H', 'SLA-H', 'SLA-1.5H']) {
      expect([code, clockOn(code, on, clocks)]).toEqual([code, undefined]);
    }
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
  const named = clocks.map((clock) => clock.code.replace(FAMILY_NUMBER, '7'));
  const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2032, 0, 1) }).map(instantFromMilliseconds);
  const code = fc.constantFrom(...named, 'SLA-1H', 'SLA-24H', 'SLA-2WD', 'SLA-10WD');

  it('never ends on a closed day when it rolls', () => {
    const rolling = clocks
      .filter((clock) => clock.setBy === 'law' && clock.unit !== 'hours' && clock.calendar === 'reg_1182_71')
      .map((clock) => clock.code.replace(FAMILY_NUMBER, '5'));
    fc.assert(
      fc.property(fc.constantFrom(...rolling), moment, (name, at) => {
        const { legalEnd } = deadlineOf(name, at, clockLaw);
        const last = addDays(dayOf(legalEnd ?? at), -1);
        expect(isClosed(last, nationalCalendar)).toBe(false);
        expect(workingDaysBetween(dayOf(at), last, nationalCalendar)).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it('never ends earlier for a later receipt', () => {
    fc.assert(
      fc.property(code, moment, fc.integer({ min: 0, max: 3_000 }), (name, at, later) => {
        const one = deadlineOf(name, at, clockLaw);
        const other = deadlineOf(name, addHours(at, later), clockLaw);
        expect(other.safeEnd >= one.safeEnd).toBe(true);
        expect((other.legalEnd ?? '') >= (one.legalEnd ?? '')).toBe(true);
      }),
    );
  });

  it('never alarms after the law', () => {
    fc.assert(
      fc.property(code, moment, (name, at) => {
        const { legalEnd, safeEnd } = deadlineOf(name, at, clockLaw);
        expect(legalEnd === null || safeEnd <= legalEnd).toBe(true);
        expect(safeEnd >= at).toBe(true);
      }),
    );
  });
});
