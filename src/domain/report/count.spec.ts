import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aQuarter, caseEntries, type WrittenCase } from '../../../test/support/case-entries.js';
import { quarter } from '../kernel/day.js';
import { rowsOf } from './count.js';
import { figuresOf } from './figures.js';
import { median, ninetieth, timesOf } from './measure.js';

const counted = (cases: readonly WrittenCase[], period = '2026-Q4') =>
  figuresOf(rowsOf(cases.flatMap(caseEntries)), quarter(period));

describe('counting a quarter', () => {
  const figures = counted(aQuarter);

  test('counts requests of public authorities once, by outcome', () => {
    expect(figures.totals).toEqual({
      requests: 6,
      thirdCountry: 2,
      thirdCountryRefused: 2,
      refusedOrRedirected: 2,
      emergencies: 1,
      forged: 0,
      accountsTargeted: 8,
      accountsDisclosed: 3,
      duplicates: 2,
      privateRequests: 1,
      notRequests: 1,
      outcomes: {
        disclosed: 1,
        refused: 1,
        redirected: 1,
        clarification: 0,
        noData: 1,
        withdrawn: 0,
        pending: 2,
        total: 6,
      },
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
    const lines = Object.fromEntries(figures.instruments.lines.map(({ key, total }) => [key, total]));
    expect(lines).toEqual({ 'US-SCA-2703': 2, 'US-CLOUD-ACT': 1, 'CPP-60-1': 2, 'EU-EPOC': 1, NONE: 1 });
    expect(figures.instruments.total.total).toBe(6);
  });

  test('prints every section of the law, in its order, zero included', () => {
    expect(figures.sections.lines.map(({ key, total }) => [key, total])).toEqual([
      ['F', 2],
      ['A', 0],
      ['E', 1],
      ['U', 2],
      ['X', 0],
      ['NONE', 1],
    ]);
  });

  test('counts relayed requests by the messenger, refusals by ground, notices by addressee', () => {
    expect(figures.relayed.total).toEqual({ key: 'ALL', received: 1, refused: 1, disclosed: 0, pending: 0 });
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
        { key: 'N_SISSE', count: 2 },
        { key: 'N_CUST', count: 2 },
        { key: 'N_ANSSI', count: 1 },
      ],
      sisseSent: 1,
    });
  });

  test('carries over what was open on the first day, in days of Paris', () => {
    expect(figures.carryOver).toEqual({ openBefore: 1, closedSince: 1, stillOpen: 0, receivedAndPending: 2 });
    expect(counted(aQuarter, '2026-Q3').totals.requests).toBe(1);
    expect(counted(aQuarter, '2027-Q1').carryOver).toEqual({
      openBefore: 2,
      closedSince: 0,
      stillOpen: 2,
      receivedAndPending: 0,
    });
  });

  test('measures times in hours', () => {
    expect(figures.times.acknowledge).toEqual({ cases: 4, medianHours: 1.3, ninetiethHours: 4 });
    expect(figures.times.close).toEqual({ cases: 4, medianHours: 48.5, ninetiethHours: 96 });
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
    const { totals } = figuresOf(rowsOf(inTheCell), quarter('2026-Q4'));
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
        const { totals, countries, sections } = counted(cases);
        const mine = cases.filter(
          ({ receivedAt, facts }) => receivedAt.startsWith('2026-10') && facts?.issuerZone !== 'PRIVATE',
        );
        expect(totals.requests).toBe(mine.length);
        expect(totals.outcomes.refused).toBe(mine.filter(({ closed }) => closed?.outcome === 'refused').length);
        expect(totals.outcomes.pending).toBe(mine.filter(({ closed }) => !closed).length);
        for (const table of [countries, sections]) {
          expect(table.lines.reduce((sum, line) => sum + line.total, 0)).toBe(mine.length);
          expect(table.total).toEqual(totals.outcomes);
        }
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
