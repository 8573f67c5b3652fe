/** In which cells of the proven tables a request is counted, and what those tables print (REPORTS 3). */
import { notices } from '../law/vocabulary.js';
import { isCounted, outsideAgreement } from './figures.js';
import type { CrossTable, Figures } from './manifest.js';
import type { ProvenTable } from './proven-table.js';
import { isTabled, type PublishableRow } from './row.js';
import { type CrossName, crossNames, isForeign, type Layout, layoutOf, orNone, placeOf } from './suppression.js';

export type Cells = Readonly<Record<ProvenTable, readonly string[]>>;

function headlineOf(row: PublishableRow): string {
  if (outsideAgreement(row)) return 'outside-agreement';
  return row.zone === 'THIRD' ? 'third-country' : 'other';
}

function relayedCells(row: PublishableRow): string[] {
  if (row.relayedBy === 'NONE') return [];
  const measures = { received: true, refused: isForeign(row), disclosed: outsideAgreement(row) };
  return Object.entries(measures).flatMap(([measure, holds]) => (holds ? [`${row.relayedBy}/${measure}`] : []));
}

function tableCells(row: PublishableRow, layout: Layout): Omit<Cells, 'headline'> {
  const crossed = (name: CrossName) => {
    const { keys, column } = placeOf(row, name, layout);
    return keys.map((key) => `${key}/${column}`);
  };
  return {
    ...(Object.fromEntries(crossNames.map((name) => [name, crossed(name)])) as Record<CrossName, string[]>),
    refusals: isForeign(row) ? orNone(row.grounds) : [],
    relayed: relayedCells(row),
    notices: layout.hides ? [] : notices.filter((notice) => row.notices.includes(notice)),
  };
}

/** A divided request stands in the headline alone: its parts stand in the tables. */
const noCells: Omit<Cells, 'headline'> = {
  ...{ sections: [], countries: [], channels: [], addressees: [], emergencies: [] },
  ...{ instruments: [], categories: [], refusals: [], relayed: [], notices: [] },
};

/**
 * The cells in which each of the requests of a quarter is counted; see `figuresOf` for `hide`. Requests that are counted
 * alike share one answer.
 */
export function cellsIn(requests: readonly PublishableRow[], hide = false): (row: PublishableRow) => Cells {
  const layout = layoutOf(requests.filter(isTabled), hide);
  const known = new Map<string, Cells>();
  return (row) => {
    const cells = {
      headline: isCounted(row) ? [headlineOf(row)] : [],
      ...(isTabled(row) ? tableCells(row, layout) : noCells),
    };
    const name = Object.values(cells).join(' ');
    const same = known.get(name) ?? cells;
    known.set(name, same);
    return same;
  };
}

type Printed = Record<string, number>;

function crossedCells({ lines }: CrossTable): Printed {
  const cells = lines.flatMap(({ key, total: _, ...columns }) =>
    Object.entries(columns).flatMap(([column, count]) =>
      typeof count === 'number' ? [[`${key}/${column}`, count] as const] : [],
    ),
  );
  return Object.fromEntries(cells);
}

const counted = (lines: readonly { key: string; count: number }[]): Printed =>
  Object.fromEntries(lines.map(({ key, count }) => [key, count]));

/** What the figures of a report print in each cell of the proven tables; a cell that is not named is empty. */
export function printedCells(figures: Figures): Record<ProvenTable, Printed> {
  const { thirdCountryOutsideAgreement, totals, refusals, relayed, notices } = figures;
  const outside = thirdCountryOutsideAgreement.period;
  const relays = relayed.lines.flatMap(({ key, ...measures }) =>
    Object.entries(measures).map(([measure, count]) => [`${key}/${measure}`, count ?? 0] as const),
  );
  return {
    headline: {
      'outside-agreement': outside,
      'third-country': totals.thirdCountry - outside,
      other: totals.requests - totals.thirdCountry,
    },
    ...(Object.fromEntries(crossNames.map((name) => [name, crossedCells(figures[name])])) as Record<
      CrossName,
      Printed
    >),
    refusals: counted(refusals.lines),
    relayed: Object.fromEntries(relays),
    notices: counted(notices.lines),
  };
}
