/** The figures of one quarter, counted from the rows and from nothing else (docs/promises.md#p6). */
import { addDays, type Quarter, quarterOf } from '../kernel/day.js';
import { dayOf } from '../kernel/instant.js';
import { type Notice, notices, relays } from '../law/vocabulary.js';
import { type Block, FEWEST } from './column-keys.js';
import { accountsByCountryOf, assistedOf, customersOf, deadlinesOf, fatesOf, percentOf, withinOf } from './conduct.js';
import { challengesOf, correctionsOf, forged, timesBySection, timesWhere } from './cube.js';
import type { CrossTable, Figures, Outcomes } from './manifest.js';
import { timesOf } from './measure.js';
import { type CaseRow, isPublishable, isTabled, type PublishableRow } from './row.js';
import {
  type CrossName,
  crossNames,
  isForeign,
  isRefused,
  type Layout,
  layoutOf,
  orNone,
  outcomeOf,
  REST,
} from './suppression.js';
import { withExactThirdStates } from './third-states.js';

/** The lines of one table, the largest first; what is withheld is null, and the last line counts it. */
function crossed(name: CrossName, { tables }: Layout): CrossTable {
  const { columns, blocks } = tables[name];
  const told = columns.map((column) => ({ column, block: blocks.get(column) as Block }));
  const line = (key: string, of: (block: Block) => number | null) => {
    const counts = told.map(({ column, block }) => [column, of(block)] as const);
    const known = counts.every(([, count]) => count !== null);
    const seen = counts.reduce((total, [, count]) => total + (count ?? 0), 0);
    return { seen, line: { key, ...withheld, ...Object.fromEntries(counts), total: known ? seen : null } };
  };
  const keys = [...new Set(told.flatMap(({ block }) => [...block.shown.keys()]))];
  const lines = keys.map((key) => line(key, (block) => block.of(key)));
  const rest = line(REST, (block) => block.rest());
  lines.sort((left, right) => right.seen - left.seen || (left.line.key < right.line.key ? -1 : 1));
  const {
    line: { key: _, ...total },
    seen,
  } = line('ALL', ({ count }) => count);
  return {
    lines: [...lines, ...(rest.seen > 0 ? [rest] : [])].map((each) => each.line),
    total: { ...total, total: seen },
  };
}

const withheld: Omit<Outcomes, 'total'> = { disclosed: null, refused: null, pending: null };

/** The outcomes of all that stands in tables. */
function outcomesOf(rows: readonly PublishableRow[], { columns }: Layout): Outcomes {
  const domestic = rows.filter((row) => !isForeign(row));
  const having = (column: string) => count(domestic, ({ outcome }) => outcomeOf[outcome] === column);
  const named = Object.fromEntries(columns.map((column) => [column, having(column)] as const));
  const other = domestic.length - Object.values(named).reduce((total, each) => total + each, 0);
  return { ...withheld, ...named, other, foreign: rows.length - domestic.length, total: rows.length };
}

const sum = (rows: readonly PublishableRow[], of: (row: PublishableRow) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

const count = (rows: readonly PublishableRow[], holds: (row: PublishableRow) => boolean): number =>
  rows.filter(holds).length;

/** A third State's request executed by itself; what an agreement carries arrives as an act of a French authority. */
export const outsideAgreement = (row: PublishableRow): boolean =>
  row.zone === 'THIRD' && (row.releasedAt !== null || row.outcome === 'executed' || row.outcome === 'partly');

/** Whether the row is a request of the totals: a part is none, but one that was executed outside an agreement is not hidden. */
export const isCounted = (row: PublishableRow): boolean => row.place !== 'part' || outsideAgreement(row);

/** How many requests were divided, into how many parts, and what the tables then add up to. */
function dividedOf(rows: readonly PublishableRow[], tables: Outcomes): Figures['totals']['divided'] {
  const parts = count(rows, (row) => row.place === 'part');
  if (parts === 0) return undefined;
  return { requests: count(rows, (row) => row.place === 'whole'), parts, tables };
}

const keyed = (counts: ReadonlyMap<string, number>) =>
  [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((left, right) => right.count - left.count || (left.key < right.key ? -1 : 1));

/** No inquiry can be recognised by the way alone in which an act came: exact (docs/decisions/016-small-numbers.md). */
function byManner(rows: readonly PublishableRow[], hide: boolean) {
  const counts = new Map<string, number>();
  for (const { manner } of hide ? [] : rows) counts.set(manner, (counts.get(manner) ?? 0) + 1);
  return { lines: keyed(counts), total: rows.length };
}

/** Grounds of what third States were refused; what is refused to others has its outcome in the tables alone. */
function refusalsByGround(rows: readonly PublishableRow[]) {
  const refused = rows.filter(isForeign);
  const counts = new Map<string, number>();
  for (const key of refused.flatMap(({ grounds }) => orNone(grounds))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { lines: keyed(counts), total: refused.length };
}

function relayed(rows: readonly PublishableRow[]) {
  const line = (key: string, group: readonly PublishableRow[]) => ({
    key,
    received: group.length,
    refused: count(group, isForeign),
    disclosed: count(group, outsideAgreement),
  });
  const through = relays.filter((relay) => relay !== 'NONE');
  const all = rows.filter((row) => row.relayedBy !== 'NONE');
  const by = (relay: string) => all.filter((row) => row.relayedBy === relay);
  return { lines: through.map((relay) => line(relay, by(relay))), total: line('ALL', all) };
}

/** From the first quarter that has a request, at most that many; a quarter without any is a column of zeros. */
const TREND_QUARTERS = 8;
/** A change on fewer requests than that says nothing. */
export const FEWEST_COMPARED = 20;

function trend(rows: readonly PublishableRow[], period: Quarter) {
  const names = [period.name];
  const [first = period.name] = rows.map((row) => row.quarter).sort();
  for (let last = period; names.length < TREND_QUARTERS && last.name > first; names.unshift(last.name)) {
    last = quarterOf(addDays(last.first, -1));
  }
  const of = (key: string) => rows.filter((row) => row.quarter === key);
  const counted = names.map((key) => ({ key, foreign: count(of(key), isForeign), total: of(key).length }));
  const change = (total: number, before = 0) => (before < FEWEST_COMPARED ? null : percentOf(total - before, before));
  return {
    lines: counted.map((line, at) => ({
      ...line,
      foreignPercent: percentOf(line.foreign, line.total),
      quarterPercent: change(line.total, counted[at - 1]?.total),
      yearPercent: change(line.total, counted[at - 4]?.total),
    })),
  };
}

function carryOver(rows: readonly PublishableRow[], period: Quarter) {
  const before = rows.filter(
    (row) => dayOf(row.receivedAt) < period.first && (!row.closedAt || dayOf(row.closedAt) >= period.first),
  );
  const closed = (row: PublishableRow) => row.closedAt !== null && dayOf(row.closedAt) <= period.last;
  const [closedSince, stillOpen] = [count(before, closed), count(before, (row) => !closed(row))];
  // With one of them small, its sum with the other would tell the pending requests of a quarter that withheld them.
  if (closedSince < FEWEST || stillOpen < FEWEST) return { openBefore: null, closedSince: null, stillOpen: null };
  return { openBefore: before.length, closedSince, stillOpen };
}

/** The requests of a quarter, those that were divided and their parts. */
export const requestsOf = (all: readonly CaseRow[], period: Quarter): PublishableRow[] =>
  all.filter(isPublishable).filter((row) => row.quarter === period.name && row.nature === 'request');

/** The median of fewer would be that of a known case. */
function acknowledgedIn(requests: readonly PublishableRow[]): Figures['times']['acknowledge'] {
  const times = timesOf(requests.map((row) => row.minutesToAcknowledge));
  return times.cases >= FEWEST ? times : { ...times, medianHours: null, ninetiethHours: null };
}

/** Numbers that follow from an outcome are withheld where that outcome is. */
function outcomeFigures(rows: readonly PublishableRow[], outcomes: Outcomes, { columns }: Layout) {
  const [requests, tabled] = [rows.filter(isCounted), rows.filter(isTabled)];
  const told = (column: Layout['columns'][number], value: number) => (columns.includes(column) ? value : null);
  const close = timesWhere(
    outcomes,
    outcomes,
    requests.map((row) => row.minutesToClose),
  );
  const disclosed = sum(tabled, (row) => row.accountsDisclosed);
  return {
    refusedOrRedirected: told('refused', count(tabled, isRefused)),
    forged: told('refused', count(requests, forged)),
    accountsDisclosed: told('disclosed', disclosed),
    close: { ...close, cases: told('pending', close.cases) },
    agreedAndDisclosed: told('disclosed', correctionsOf(rows).agreedAndDisclosed),
  };
}

/**
 * Counts the quarter; rows of the secret cell are dropped first and reach no figure. With `hide`, the tables are left out:
 * they would tell what changed since an edition that is published.
 * @param always notices whose line is printed at zero too
 */
export function figuresOf(
  all: readonly CaseRow[],
  period: Quarter,
  hide = false,
  always: readonly Notice[] = [],
): Figures {
  const open = all.filter(isPublishable);
  const received = open.filter((row) => row.quarter === period.name);
  const rows = requestsOf(all, period);
  const requests = rows.filter(isCounted);
  const tabled = rows.filter(isTabled);
  const layout = layoutOf(tabled, hide);
  const outcomes = outcomesOf(tabled, layout);
  const divided = dividedOf(rows, outcomes);
  const ever = open.filter((row) => row.nature === 'request' && isCounted(row) && dayOf(row.receivedAt) <= period.last);
  const { close, agreedAndDisclosed, ...told } = outcomeFigures(rows, outcomes, layout);
  const crosses = withExactThirdStates(
    Object.fromEntries(crossNames.map((name) => [name, crossed(name, layout)])) as Record<CrossName, CrossTable>,
    tabled,
  );
  return {
    told: { tables: layout.tells && !hide, small: !layout.tells && !hide, close: hide },
    thirdCountryOutsideAgreement: { period: count(requests, outsideAgreement), ever: count(ever, outsideAgreement) },
    totals: {
      requests: requests.length,
      thirdCountry: count(requests, (row) => row.zone === 'THIRD'),
      thirdCountryRefused: count(requests, isForeign),
      ...told,
      emergencies: hide ? null : count(requests, (row) => row.emergency),
      accountsTargeted: sum(tabled, (row) => row.accountsTargeted),
      duplicates: sum(rows, (row) => row.joined),
      privateRequests: count(received, (row) => row.nature === 'private'),
      notRequests: count(received, (row) => row.nature === 'not_a_request'),
      outcomes,
      ...(divided && { divided }),
    },
    trend: trend(ever, period),
    ...crosses,
    manners: byManner(tabled, hide),
    refusals: refusalsByGround(tabled),
    relayed: relayed(tabled),
    corrections: { ...correctionsOf(rows), agreedAndDisclosed },
    challenges: challengesOf(rows),
    timesBySection: timesBySection(hide ? [] : tabled, crosses.sections),
    accountsByCountry: accountsByCountryOf(tabled, crosses.countries, layout),
    customers: customersOf(hide ? [] : tabled),
    assisted: assistedOf(hide ? [] : tabled),
    within: withinOf(hide ? [] : requests, layout.columns.includes('pending')),
    deadlines: deadlinesOf(hide ? [] : requests),
    notices: {
      lines: notices
        .map((key) => ({ key, count: count(tabled, (row) => row.notices.includes(key)), ...fatesOf(tabled, key) }))
        .filter((line) => !hide && (line.count > 0 || always.includes(line.key))),
      sisseSent: sum(rows, (row) => row.sisseNoticesSent),
    },
    times: { acknowledge: acknowledgedIn(requests), close },
    carryOver: carryOver(
      open.filter((row) => row.nature === 'request' && isCounted(row)),
      period,
    ),
  };
}
