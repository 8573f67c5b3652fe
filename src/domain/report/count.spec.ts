import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aQuarter, caseEntries, type WrittenCase } from '../../../test/support/case-entries.js';
import { quarter } from '../kernel/day.js';
import { disagreement } from './agreement.js';
import { rowsOf } from './count.js';
import { bareLaw } from './counted-law.js';
import { figuresOf } from './figures.js';
import { median, ninetieth, timesOf } from './measure.js';

const undecided = { given: 0, deferred: 0, barred: 0 };
/** The law names no notice of a secret matter in a report. */
const law = { ...bareLaw, untold: new Set(['N_SEC'] as const) };
const counted = (cases: readonly WrittenCase[], period = '2026-Q4') =>
  figuresOf(rowsOf(cases.flatMap(caseEntries), law), quarter(period));

describe('counting a quarter', () => {
  const figures = counted(aQuarter);

  test('counts requests of public authorities once, and withholds outcomes of fewer than five', () => {
    expect(figures.totals).toEqual({
      requests: 6,
      thirdCountry: 2,
      thirdCountryRefused: 2,
      refusedOrRedirected: null,
      emergencies: 1,
      forged: null,
      accountsTargeted: 8,
      accountsDisclosed: null,
      duplicates: 2,
      privateRequests: 1,
      notRequests: 1,
      outcomes: { disclosed: null, refused: null, pending: null, other: 4, foreign: 2, total: 6 },
    });
  });

  test('no third-country request was executed outside an agreement', () => {
    expect(figures.thirdCountryOutsideAgreement).toEqual({ period: 0, ever: 0 });
  });

  test('a third-country request after which data left is the headline, closed or not', () => {
    const leak: WrittenCase = {
      number: 20,
      receivedAt: '2026-12-01T08:00:00.000Z',
      facts: { issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' },
      released: { at: '2026-12-02T08:00:00.000Z', accounts: 1 },
    };
    expect(counted([...aQuarter, leak]).thirdCountryOutsideAgreement).toEqual({ period: 1, ever: 1 });
    expect(counted([leak], '2027-Q1').thirdCountryOutsideAgreement).toEqual({ period: 0, ever: 1 });
  });

  test('what left for the secret cell changes no figure', () => {
    expect(counted(aQuarter.filter(({ number }) => number !== 7))).toEqual(figures);
    expect(JSON.stringify(figures)).not.toContain('N_SEC');
  });

  test('a marking read but not yet judged is already outside', () => {
    const marked: WrittenCase = {
      number: 21,
      receivedAt: '2026-12-01T08:00:00.000Z',
      facts: { issuerZone: 'UNKNOWN', checks: { secrecy_marking: 'holds' } },
    };
    expect(counted([...aQuarter, marked])).toEqual(figures);
  });

  test('a request that cites two texts counts on both lines and once in the total', () => {
    const lines = Object.fromEntries(
      figures.instruments.lines.map(({ key, other, foreign }) => [key, [other, foreign]]),
    );
    expect(lines).toEqual({ 'US-SCA-2703': [null, 2], 'US-CLOUD-ACT': [null, 1], OTHER: [4, 0] });
    expect(figures.instruments.total.total).toBe(6);
  });

  test('names what third States were refused however small, and puts the rest together', () => {
    expect(figures.sections.lines.map(({ key, other, foreign }) => [key, other, foreign])).toEqual([
      ['U', 0, 2],
      ['OTHER', 4, 0],
    ]);
    expect(figures.told).toEqual({ tables: false, small: true, close: false });
  });

  test('counts relayed requests by the messenger, refusals by ground, notices by addressee', () => {
    expect(figures.relayed.total).toEqual({ key: 'ALL', received: 1, refused: 1, disclosed: 0 });
    expect(figures.relayed.lines).toHaveLength(4);
    expect(figures.refusals).toEqual({
      lines: [
        { key: 'G-GDPR48', count: 2 },
        { key: 'G-DA32', count: 1 },
        { key: 'G-TECH', count: 1 },
      ],
      total: 2,
    });
    expect(figures.notices).toEqual({
      lines: [
        { key: 'N_SISSE', count: 2, ...undecided, owed: 2 },
        { key: 'N_CUST', count: 2, ...undecided, owed: 2 },
        { key: 'N_ANSSI', count: 1, ...undecided, owed: 1 },
      ],
      sisseSent: 1,
    });
  });

  test('carries over what was open on the first day, in days of Paris', () => {
    const carried = (number: number, closedAt?: string): WrittenCase => ({
      number: 200 + number,
      receivedAt: '2026-09-30T21:59:00.000Z',
      ...(closedAt ? { closed: { at: closedAt, outcome: 'no_data' } } : {}),
    });
    const closed = Array.from({ length: 6 }, (_, at) => carried(at, '2026-10-06T09:00:00.000Z'));
    const open = Array.from({ length: 5 }, (_, at) => carried(10 + at));
    expect(counted([...closed, ...open]).carryOver).toEqual({ openBefore: 11, closedSince: 6, stillOpen: 5 });
    expect(counted([...closed, ...open.slice(1)]).carryOver).toEqual({
      ...{ openBefore: null, closedSince: null, stillOpen: null },
    });
    expect(counted(aQuarter, '2026-Q3').totals.requests).toBe(1);
  });

  test('measures times in hours', () => {
    const times = timesOf(rowsOf(aQuarter.flatMap(caseEntries)).map((row) => row.minutesToAcknowledge));
    expect(times).toEqual({ cases: 4, medianHours: 1.3, ninetiethHours: 4 });
    expect(figures.times.acknowledge).toEqual({ cases: 4, medianHours: null, ninetiethHours: null });
    expect(figures.times.close).toEqual({ cases: null, medianHours: null, ninetiethHours: null });
  });

  test('an empty quarter is all zeros and dashes', () => {
    const empty = counted([]);
    expect(empty.totals.outcomes.total).toBe(0);
    expect(empty.times.close).toEqual({ cases: 0, medianHours: null, ninetiethHours: null });
    expect(empty.countries.lines).toEqual([]);
  });

  test('does not count a ledger that it cannot read', () => {
    const broken = { stream: 'case/1', seq: 1, type: 'case.opened', at: '2026-10-01T00:00:00.000Z', data: {} };
    expect(() => rowsOf([broken])).toThrow();
  });
});

describe('the secret cell', () => {
  test('is outside every figure, whatever the verdict: a refusal there would reveal a technique (CSI L881-1)', () => {
    const inTheCell = aQuarter.flatMap(caseEntries).map((entry) => {
      if (entry.type !== 'case.classified') return entry;
      return { ...entry, data: { ...(entry.data as object), circuit: 'secret_cell' } };
    });
    const { totals } = figuresOf(
      rowsOf(inTheCell, { ...bareLaw, secretCircuits: new Set(['secret_cell']) }),
      quarter('2026-Q4'),
    );
    const judged = new Set(inTheCell.filter(({ type }) => type === 'case.classified').map(({ stream }) => stream));
    const others = aQuarter.flatMap(caseEntries).filter(({ stream }) => !judged.has(stream));
    expect(totals).toEqual(figuresOf(rowsOf(others), quarter('2026-Q4')).totals);
  });
});

describe('messages beside the cases', () => {
  const arrival = (message: string, seq: number, type: string, data: unknown) => ({
    stream: `message/${message}`,
    seq,
    type,
    at: '2026-10-20T08:00:00.000Z',
    data,
  });

  test('counts what asked nothing, and arrivals of the same bytes, apart from requests', () => {
    const requests = aQuarter.flatMap(caseEntries);
    const before = figuresOf(rowsOf(requests), quarter('2026-Q4')).totals;
    const { messageId: ofCase } = (requests[0] as { readonly data: { readonly messageId: string } }).data;
    const messages = [
      arrival('a', 1, 'message.received', {}),
      arrival('a', 2, 'message.judged', { fate: 'not_a_request', reason: 'bounce' }),
      arrival('b', 1, 'message.received', {}),
      arrival('b', 2, 'message.judged', { fate: 'new_case', reason: 'from_authority' }),
      arrival('c', 1, 'message.received', {}),
      arrival('d', 1, 'message.received', {}),
      arrival('d', 2, 'message.judged', { fate: 'not_a_request', reason: 'asks_nothing' }),
      arrival('d', 3, 'message.taken_up', {}),
      arrival('d', 4, 'message.judged', { fate: 'new_case', reason: 'taken_up' }),
      arrival(ofCase, 1, 'message.received', {}),
      arrival(ofCase, 2, 'message.repeated', {}),
    ];
    const after = figuresOf(rowsOf([...messages, ...requests]), quarter('2026-Q4')).totals;
    expect(after).toEqual({ ...before, notRequests: before.notRequests + 1, duplicates: before.duplicates + 1 });
  });
});

const written = fc.record({
  receivedAt: fc.constantFrom('2026-09-15T08:00:00.000Z', '2026-10-15T08:00:00.000Z', '2026-12-31T23:30:00.000Z'),
  facts: fc.record({
    issuerZone: fc.constantFrom('FR' as const, 'THIRD' as const, 'PRIVATE' as const),
    issuerCountry: fc.constantFrom('FR', 'US', null),
    bases: fc.subarray(['CPP-60-1', 'US-SCA-2703']),
  }),
  closed: fc.constantFrom(undefined, 'refused' as const, 'executed' as const, 'withdrawn' as const),
});

describe('any quarter', () => {
  test('agrees with a naive recount, and its parts with its totals', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 30 }), (drafts) => {
        const cases = drafts.map(
          ({ closed, ...draft }, number): WrittenCase => ({
            ...draft,
            number,
            ...(closed ? { closed: { at: '2027-01-05T08:00:00.000Z', outcome: closed } } : {}),
          }),
        );
        const figures = counted(cases);
        const { totals, countries, sections } = figures;
        const mine = cases.filter(
          ({ receivedAt, facts }) => receivedAt.startsWith('2026-10') && facts?.issuerZone !== 'PRIVATE',
        );
        expect(totals.requests).toBe(mine.length);
        expect(disagreement(figures)).toBeNull();
        const { total, ...outcomes } = totals.outcomes;
        expect(Object.values(outcomes).reduce((sum: number, count) => sum + (count ?? 0), 0)).toBe(total);
        for (const table of [countries, sections]) expect(table.total.total).toBe(mine.length);
        const french = countries.lines.find(({ key }) => key === 'FR');
        const isFrench = ({ facts }: WrittenCase) => facts?.issuerCountry === 'FR';
        if (typeof french?.total === 'number') expect(french.total).toBe(mine.filter(isFrench).length);
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on the order in which entries are read', () => {
    const entries = aQuarter.flatMap(caseEntries);
    expect(rowsOf([...entries].reverse())).toEqual(rowsOf(entries));
  });
});

describe('measures', () => {
  test.each([
    [[], null, null],
    [[7], 7, 7],
    [[1, 3], 2, 3],
    [[1, 2, 9], 2, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 9],
  ])('of %j: median %d, 90th percentile %d', (values, middle, high) => {
    expect(median(values)).toBe(middle);
    expect(ninetieth(values)).toBe(high);
  });

  test('leaves out cases without that time', () => {
    expect(timesOf([null, 60, null])).toEqual({ cases: 1, medianHours: 1, ninetiethHours: 1 });
  });
});
