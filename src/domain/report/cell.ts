/** In which cells of the proven tables a request is counted, and what those tables print (REPORTS 3). */
import { columnOf, isRefused, outsideAgreement, publishedNotices } from './figures.js';
import type { CrossTable, Figures } from './manifest.js';
import type { ProvenTable } from './proven-table.js';
import type { PublishableRow } from './row.js';

export type Cells = Readonly<Record<ProvenTable, readonly string[]>>;

const orNone = (keys: readonly string[]): readonly string[] => (keys.length > 0 ? [...new Set(keys)] : ['NONE']);

function headlineOf(row: PublishableRow): string {
  if (outsideAgreement(row)) return 'outside-agreement';
  return row.zone === 'THIRD' ? 'third-country' : 'other';
}

function relayedCells(row: PublishableRow): string[] {
  if (row.relayedBy === 'NONE') return [];
  const measures = {
    received: true,
    refused: isRefused(row),
    disclosed: row.releasedAt !== null,
    pending: row.outcome === 'pending',
  };
  return Object.entries(measures).flatMap(([measure, holds]) => (holds ? [`${row.relayedBy}/${measure}`] : []));
}

/** The cells of one counted request. */
export function cellsOf(row: PublishableRow): Cells {
  const crossed = (keys: readonly string[]) => orNone(keys).map((key) => `${key}/${columnOf[row.outcome] ?? 'none'}`);
  return {
    headline: [headlineOf(row)],
    sections: crossed([row.section]),
    countries: crossed([row.country ?? 'NONE']),
    channels: crossed([row.channel]),
    addressees: crossed([row.addressee]),
    emergencies: crossed([row.emergency ? 'URGENT' : 'ORDINARY']),
    instruments: crossed(row.bases),
    categories: crossed(row.categories),
    refusals: isRefused(row) ? orNone(row.grounds) : [],
    relayed: relayedCells(row),
    notices: publishedNotices.filter((notice) => row.notices.includes(notice)),
  };
}

/** The same as `cellsOf`; requests that are counted alike share one answer. */
export function sharedCells(): (row: PublishableRow) => Cells {
  const known = new Map<string, Cells>();
  return (row) => {
    const cells = cellsOf(row);
    const name = Object.values(cells).join(' ');
    const same = known.get(name) ?? cells;
    known.set(name, same);
    return same;
  };
}

type Printed = Record<string, number>;

function crossedCells({ lines }: CrossTable): Printed {
  const cells = lines.flatMap(({ key, total: _, ...columns }) =>
    Object.entries(columns).map(([column, count]) => [`${key}/${column}`, count] as const),
  );
  return Object.fromEntries(cells);
}

const counted = (lines: readonly { key: string; count: number }[]): Printed =>
  Object.fromEntries(lines.map(({ key, count }) => [key, count]));

/** What the figures of a report print in each cell of the proven tables; a cell that is not named holds nobody. */
export function printedCells(figures: Figures): Record<ProvenTable, Printed> {
  const { thirdCountryOutsideAgreement, totals, refusals, relayed, notices } = figures;
  const outside = thirdCountryOutsideAgreement.period;
  const relays = relayed.lines.flatMap(({ key, ...measures }) =>
    Object.entries(measures).map(([measure, count]) => [`${key}/${measure}`, count] as const),
  );
  return {
    headline: {
      'outside-agreement': outside,
      'third-country': totals.thirdCountry - outside,
      other: totals.requests - totals.thirdCountry,
    },
    sections: crossedCells(figures.sections),
    countries: crossedCells(figures.countries),
    channels: crossedCells(figures.channels),
    addressees: crossedCells(figures.addressees),
    emergencies: crossedCells(figures.emergencies),
    instruments: crossedCells(figures.instruments),
    categories: crossedCells(figures.categories),
    refusals: counted(refusals.lines),
    relayed: Object.fromEntries(relays),
    notices: counted(notices.lines),
  };
}
