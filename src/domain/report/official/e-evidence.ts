/** Statistics that a service provider may send to the Commission by 31 March (Regulation (EU) 2023/1543, article 28(4)). */
import { dayOf, millisecondsOf } from '../../kernel/instant.js';
import type { DataCategory } from '../../law/vocabulary.js';
import { csvOf } from '../csv.js';
import { type CaseRow, isPublishable, isTabled, type PublishableRow } from '../row.js';
import { outcomeOf } from '../suppression.js';

const orders = ['EU-EPOC', 'EU-EPOC-PR'] as const;
/** The four kinds of data of article 3(9) to (12). */
const dataTypes = ['SUB', 'IDN', 'TRF', 'CON'] as const satisfies readonly DataCategory[];

export interface OrderLine {
  readonly order: (typeof orders)[number];
  /** NONE while the kind of data is not established. */
  readonly data: (typeof dataTypes)[number] | 'NONE';
  /** Issuing State, ISO 3166-1 alpha-2. */
  readonly state: string;
  readonly emergency: boolean;
  readonly received: number;
  readonly fulfilled: number;
  readonly notFulfilled: number;
  readonly pending: number;
  /** From receipt until the data left, of what was fulfilled; null where nothing was. */
  readonly averageHours: number | null;
}

const isFulfilled = ({ outcome }: PublishableRow): boolean => outcomeOf[outcome] === 'disclosed';

/** A preservation lets no data leave: it is fulfilled when its case closes. */
function hoursToFulfil({ receivedAt, releasedAt, closedAt }: PublishableRow): number[] {
  const done = releasedAt ?? closedAt;
  return done ? [(millisecondsOf(done) - millisecondsOf(receivedAt)) / 3_600_000] : [];
}

/** Hours to one decimal. */
const averageOf = (hours: readonly number[]): number | null =>
  hours.length === 0 ? null : Math.round((hours.reduce((sum, each) => sum + each, 0) / hours.length) * 10) / 10;

function keysOf(row: PublishableRow): Pick<OrderLine, 'order' | 'data' | 'state' | 'emergency'>[] {
  const asked = dataTypes.filter((type) => row.categories.includes(type));
  return orders
    .filter((order) => row.bases.includes(order))
    .flatMap((order) =>
      (asked.length > 0 ? asked : (['NONE'] as const)).map((data) => ({
        ...{ order, data, state: row.country ?? 'NONE', emergency: row.emergency },
      })),
    );
}

/**
 * Orders received in a calendar year of Paris, one line for each order, kind of data, State and urgency that occurs. An
 * order for several kinds of data counts on the line of each; what left the ordinary workflow counts nowhere.
 */
export function eEvidenceStatistics(rows: readonly CaseRow[], year: number): OrderLine[] {
  const groups = new Map<string, { key: ReturnType<typeof keysOf>[number]; rows: PublishableRow[] }>();
  const received = rows
    .filter(isPublishable)
    .filter(isTabled)
    .filter((row) => dayOf(row.receivedAt).startsWith(`${year}-`));
  for (const row of received.filter(({ nature }) => nature === 'request')) {
    for (const key of keysOf(row)) {
      const name = Object.values(key).join(' ');
      const group = groups.get(name) ?? { key, rows: [] };
      groups.set(name, group);
      group.rows.push(row);
    }
  }
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
  return sorted.map(({ key, rows: own }) => {
    const fulfilled = own.filter(isFulfilled);
    const pending = own.filter(({ outcome }) => outcome === 'pending').length;
    return {
      ...key,
      ...{ received: own.length, fulfilled: fulfilled.length, pending },
      notFulfilled: own.length - fulfilled.length - pending,
      averageHours: averageOf(fulfilled.flatMap(hoursToFulfil)),
    };
  });
}

const head = [
  ...['year', 'order', 'data', 'issuing_state', 'emergency'],
  ...['received', 'fulfilled', 'not_fulfilled', 'pending', 'average_hours'],
];

/** One line each; an average of nothing is blank, none is 0. */
export function eEvidenceCsv(lines: readonly OrderLine[], year: number): string {
  const written = lines.map((line) => [
    ...[year, line.order, line.data, line.state, line.emergency ? 'yes' : 'no'],
    ...[line.received, line.fulfilled, line.notFulfilled, line.pending, line.averageHours],
  ]);
  return csvOf([head, ...written]);
}
