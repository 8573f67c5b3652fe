/** The figures of one quarter, counted from the rows and from nothing else (docs/promises.md#p6). */
import { addDays, type Quarter, quarterOf } from '../kernel/day.js';
import { dayOf } from '../kernel/instant.js';
import { notices, relays } from '../law/vocabulary.js';
import { accountsOf, challengesOf, correctionsOf, forged, timesBySection } from './cube.js';
import { detailOf } from './detail.js';
import type { CrossTable, Figures, Outcomes } from './manifest.js';
import { timesOf } from './measure.js';
import { type CaseRow, isPublishable, lawSections, type PublishableRow } from './row.js';

const noOutcomes: Outcomes = {
  disclosed: 0,
  refused: 0,
  redirected: 0,
  clarification: 0,
  noData: 0,
  withdrawn: 0,
  pending: 0,
  total: 0,
};

/** Columns of a table; "executed" and "partly" are both data that left. */
export const columnOf = {
  executed: 'disclosed',
  partly: 'disclosed',
  refused: 'refused',
  redirected: 'redirected',
  clarification: 'clarification',
  no_data: 'noData',
  withdrawn: 'withdrawn',
  pending: 'pending',
  not_a_request: null,
} as const satisfies Record<CaseRow['outcome'], keyof Outcomes | null>;

type Counting = { -readonly [Column in keyof Outcomes]: Outcomes[Column] };

function countInto(counting: Counting, outcome: CaseRow['outcome']): void {
  const column = columnOf[outcome];
  if (column) counting[column] += 1;
  counting.total += 1;
}

function outcomesOf(rows: readonly PublishableRow[]): Outcomes {
  const counted = { ...noOutcomes };
  for (const { outcome } of rows) countInto(counted, outcome);
  return counted;
}

const unkeyed = ['NONE'];

/** Each row under every key it has; the last line counts each request once. */
function crossed(rows: readonly PublishableRow[], keysOf: (row: PublishableRow) => readonly string[]): CrossTable {
  const counted = new Map<string, Counting>();
  for (const row of rows) {
    const keys = keysOf(row);
    const each = keys.length > 1 ? new Set(keys) : keys.length === 1 ? keys : unkeyed;
    for (const key of each) {
      const counting = counted.get(key) ?? { ...noOutcomes };
      counted.set(key, counting);
      countInto(counting, row.outcome);
    }
  }
  const lines = [...counted].map(([key, outcomes]) => ({ key, ...outcomes }));
  return { lines: lines.sort(largestFirst), total: outcomesOf(rows) };
}

const largestFirst = (left: { key: string; total: number }, right: { key: string; total: number }): number =>
  right.total - left.total || (left.key < right.key ? -1 : 1);

const sum = (rows: readonly PublishableRow[], of: (row: PublishableRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

const count = (rows: readonly PublishableRow[], holds: (row: PublishableRow) => boolean): number =>
  rows.filter(holds).length;

/** A third State's request executed by itself; what an agreement carries arrives as an act of a French authority. */
export const outsideAgreement = (row: PublishableRow): boolean =>
  row.zone === 'THIRD' && (row.releasedAt !== null || row.outcome === 'executed' || row.outcome === 'partly');

/** A word to the security officer may reveal what the law forbids to reveal (CSI L881-1). */
export const publishedNotices = notices.filter((notice) => notice !== 'N_SEC');

export const isRefused = (row: PublishableRow): boolean => row.outcome === 'refused' || row.outcome === 'redirected';

function refusalsByGround(rows: readonly PublishableRow[]) {
  const refused = rows.filter(isRefused);
  const table = crossed(refused, (row) => row.grounds);
  return { lines: table.lines.map(({ key, total }) => ({ key, count: total })), total: refused.length };
}

function relayed(rows: readonly PublishableRow[]) {
  const line = (key: string, group: readonly PublishableRow[]) => ({
    key,
    received: group.length,
    refused: count(group, isRefused),
    disclosed: count(group, (row) => row.releasedAt !== null),
    pending: count(group, (row) => row.outcome === 'pending'),
  });
  const through = relays.filter((relay) => relay !== 'NONE');
  const all = rows.filter((row) => row.relayedBy !== 'NONE');
  return {
    lines: through.map((relay) =>
      line(
        relay,
        all.filter((row) => row.relayedBy === relay),
      ),
    ),
    total: line('ALL', all),
  };
}

function sections(rows: readonly PublishableRow[]): CrossTable {
  const { lines, total } = crossed(rows, (row) => [row.section]);
  const found = new Map(lines.map((line) => [line.key, line]));
  const always = lawSections.map((key) => found.get(key) ?? { key, ...noOutcomes });
  const unjudged = found.get('NONE');
  return { lines: unjudged ? [...always, unjudged] : always, total };
}

/** From the first quarter that has a request, at most that many; a quarter without any is a column of zeros. */
const TREND_QUARTERS = 8;

function trend(rows: readonly PublishableRow[], period: Quarter) {
  const names = [period.name];
  const [first = period.name] = rows.map((row) => row.quarter).sort();
  for (let last = period; names.length < TREND_QUARTERS && last.name > first; names.unshift(last.name)) {
    last = quarterOf(addDays(last.first, -1));
  }
  return { lines: names.map((key) => ({ key, ...outcomesOf(rows.filter((row) => row.quarter === key)) })) };
}

function carryOver(rows: readonly PublishableRow[], period: Quarter) {
  const before = rows.filter(
    (row) => dayOf(row.receivedAt) < period.first && (!row.closedAt || dayOf(row.closedAt) >= period.first),
  );
  const closed = (row: PublishableRow) => row.closedAt !== null && dayOf(row.closedAt) <= period.last;
  return {
    openBefore: before.length,
    closedSince: count(before, closed),
    stillOpen: count(before, (row) => !closed(row)),
    receivedAndPending: count(rows, (row) => row.quarter === period.name && row.outcome === 'pending'),
  };
}

/** The requests that the tables of a quarter count. */
export const requestsOf = (all: readonly CaseRow[], period: Quarter): PublishableRow[] =>
  all.filter(isPublishable).filter((row) => row.quarter === period.name && row.nature === 'request');

/** Counts the quarter; rows of the secret cell are dropped first and reach no figure. */
export function figuresOf(all: readonly CaseRow[], period: Quarter): Figures {
  const open = all.filter(isPublishable);
  const received = open.filter((row) => row.quarter === period.name);
  const requests = requestsOf(all, period);
  const ever = open.filter((row) => row.nature === 'request' && dayOf(row.receivedAt) <= period.last);
  return {
    thirdCountryOutsideAgreement: { period: count(requests, outsideAgreement), ever: count(ever, outsideAgreement) },
    totals: {
      requests: requests.length,
      thirdCountry: count(requests, (row) => row.zone === 'THIRD'),
      thirdCountryRefused: count(requests, (row) => row.zone === 'THIRD' && isRefused(row)),
      refusedOrRedirected: count(requests, isRefused),
      emergencies: count(requests, (row) => row.emergency),
      forged: count(requests, forged),
      accountsTargeted: sum(requests, (row) => row.accountsTargeted),
      accountsDisclosed: sum(requests, (row) => row.accountsDisclosed),
      duplicates: sum(requests, (row) => row.joined),
      privateRequests: count(received, (row) => row.nature === 'private'),
      notRequests: count(received, (row) => row.nature === 'not_a_request'),
      outcomes: outcomesOf(requests),
    },
    trend: trend(ever, period),
    sections: sections(requests),
    countries: crossed(requests, (row) => [row.country ?? 'NONE']),
    instruments: crossed(requests, (row) => row.bases),
    categories: crossed(requests, (row) => row.categories),
    refusals: refusalsByGround(requests),
    relayed: relayed(requests),
    channels: crossed(requests, (row) => [row.channel]),
    addressees: crossed(requests, (row) => [row.addressee]),
    emergencies: crossed(requests, (row) => [row.emergency ? 'URGENT' : 'ORDINARY']),
    accounts: accountsOf(requests),
    corrections: correctionsOf(requests),
    challenges: challengesOf(requests),
    timesBySection: timesBySection(requests),
    detail: detailOf(requests),
    notices: {
      lines: publishedNotices
        .map((key) => ({ key, count: count(requests, (row) => row.notices.includes(key)) }))
        .filter((line) => line.count > 0 || line.key === 'N_SISSE' || line.key === 'N_CUST'),
      sisseSent: sum(requests, (row) => row.sisseNoticesSent),
    },
    times: {
      acknowledge: timesOf(requests.map((row) => row.minutesToAcknowledge)),
      close: timesOf(requests.map((row) => row.minutesToClose)),
    },
    carryOver: carryOver(
      open.filter((row) => row.nature === 'request'),
      period,
    ),
  };
}
