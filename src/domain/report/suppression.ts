/**
 * Which counts a report prints. Whatever is published can be true of a quarter in which no request combines a country, a
 * text, a category or an outcome in a group of one to four (docs/decisions/016-small-numbers.md has the proof).
 */
import { Block, FEWEST, isSmall, THIRD_STATES } from './column-keys.js';
import type { PublishableRow } from './row.js';

/** What is not printed by its own name is counted here. */
export const REST = 'OTHER';

const namedColumns = ['disclosed', 'refused', 'pending'] as const;
type NamedColumn = (typeof namedColumns)[number];
/** `foreign`: refused or redirected requests of third States, exact by policy. `other`: outcomes without a column. */
export type Column = NamedColumn | 'other' | 'foreign';

export const outcomeOf: Readonly<Record<PublishableRow['outcome'], NamedColumn | 'other'>> = {
  executed: 'disclosed',
  partly: 'disclosed',
  refused: 'refused',
  redirected: 'refused',
  pending: 'pending',
  clarification: 'other',
  no_data: 'other',
  withdrawn: 'other',
  not_a_request: 'other',
};

export const isRefused = ({ outcome }: Pick<PublishableRow, 'outcome'>): boolean => outcomeOf[outcome] === 'refused';

/** Its number is exact by policy: no French secrecy covers it (docs/decisions/016-small-numbers.md). */
export const isForeign = (row: Pick<PublishableRow, 'outcome' | 'zone'>): boolean =>
  row.zone === 'THIRD' && isRefused(row);

type Keys = (row: PublishableRow) => readonly string[];

/** France, the Union and its neighbours, third States, an origin that is not established. */
export const zones = ['FR', 'E', 'U', 'X'] as const;
type Zone = (typeof zones)[number];
const zoneNames: Partial<Record<PublishableRow['zone'], Zone>> = {
  FR: 'FR',
  THIRD: THIRD_STATES,
  UNKNOWN: 'X',
  PRIVATE: 'X',
};
export const zoneOf = ({ zone }: Pick<PublishableRow, 'zone'>): Zone => zoneNames[zone] ?? 'E';

/** In place of the text that a request of such an origin claims: with it the texts of a zone would add up to the others. */
export const UNESTABLISHED = 'X';
const isEstablished = (row: PublishableRow): boolean => zoneOf(row) !== UNESTABLISHED;

interface Rule {
  readonly keysOf: Keys;
  /** No inquiry can be recognised by this dimension alone: every count is printed, without the outcomes. */
  readonly isOpen?: boolean;
  /** Not even refused requests of third States are printed below `FEWEST`. */
  readonly isStrict?: boolean;
  /** The key tells the zone: what is withheld of each zone is none, or enough. */
  readonly isZoned?: boolean;
  /** The key tells the third State: those of third States are named for what they were refused alone. */
  readonly tellsState?: boolean;
}

export const orNone = (keys: readonly string[]): readonly string[] => (keys.length > 0 ? [...new Set(keys)] : ['NONE']);

const rules = {
  sections: { keysOf: (row) => [zoneOf(row)], isZoned: true },
  countries: { keysOf: (row) => [(isEstablished(row) && row.country) || 'NONE'], isZoned: true },
  channels: { keysOf: ({ channel }) => [channel], isOpen: true },
  addressees: { keysOf: ({ addressee }) => [addressee], isOpen: true },
  emergencies: { keysOf: ({ emergency }) => [emergency ? 'URGENT' : 'ORDINARY'], isOpen: true },
  instruments: {
    keysOf: (row) => (isEstablished(row) ? orNone(row.bases) : [UNESTABLISHED]),
    ...{ isZoned: true, tellsState: true },
  },
  categories: { keysOf: ({ categories }) => orNone(categories), isStrict: true },
} as const satisfies Record<string, Rule>;

export type CrossName = keyof typeof rules;
export const crossNames = Object.keys(rules) as CrossName[];
const ruleOf = (name: CrossName): Rule => rules[name];
const byOutcome: readonly (readonly CrossName[])[] = [['sections', 'countries', 'instruments'], ['categories']];

/** One table: its columns, and in each the keys that are shown. */
export interface TableLayout {
  readonly columns: readonly Column[];
  readonly blocks: ReadonlyMap<Column, Block>;
}

const columnIn = (row: PublishableRow, columns: readonly string[]): Column => {
  if (isForeign(row)) return 'foreign';
  const column = outcomeOf[row.outcome];
  return columns.includes(column) ? column : 'other';
};

/** Columns with enough requests; the rest is none, or enough too. A column of none is named where the rest is none. */
function namedIn(rows: readonly PublishableRow[]): NamedColumn[] {
  const domestic = rows.filter((row) => !isForeign(row));
  const count = (column: string) => domestic.filter(({ outcome }) => outcomeOf[outcome] === column).length;
  const counts = new Map(namedColumns.map((column) => [column, count(column)]));
  const of = (column: NamedColumn) => counts.get(column) ?? 0;
  const named = namedColumns.filter((column) => of(column) >= FEWEST).sort((left, right) => of(right) - of(left));
  const rest = () => domestic.length - named.reduce((sum, column) => sum + of(column), 0);
  while (isSmall(rest()) && named.length > 0) named.pop();
  return rest() === 0 ? [...namedColumns] : named;
}

const isExact = (column: Column, rule: Rule, hide: boolean): boolean =>
  (rule.isOpen === true && !hide) || (column === 'foreign' && rule.isStrict !== true);

function tableOf(
  rows: readonly PublishableRow[],
  rule: Rule,
  named: readonly NamedColumn[],
  hide: boolean,
): TableLayout {
  const columns: Column[] = [...named, 'other', 'foreign'];
  const blocks = new Map(columns.map((column) => [column, new Block()] as const));
  for (const row of rows) blocks.get(columnIn(row, named))?.add(rule.keysOf(row), rule.isZoned ? zoneOf(row) : '');
  const telling = rule.tellsState ? rows.filter((row) => zoneOf(row) === THIRD_STATES) : [];
  const hidden = new Set(telling.flatMap(rule.keysOf));
  for (const [column, block] of blocks) {
    if (isExact(column, rule, hide)) block.showAll();
    else if (!hide) block.show(hidden);
  }
  return { columns, blocks };
}

const named = ({ blocks }: TableLayout): number =>
  [...blocks].reduce((sum, [column, block]) => sum + (column === 'foreign' ? 0 : block.count - block.rest()), 0);

export interface Layout {
  /** Outcomes of all requests that have a column. */
  readonly columns: readonly NamedColumn[];
  readonly tables: Readonly<Record<CrossName, TableLayout>>;
  /** Some country, text or category is named: else the tables tell nothing that the totals do not. */
  readonly tells: boolean;
  readonly hides: boolean;
}

/**
 * The layout of the tables of a quarter, for the rows that stand in tables. With `hide`, no count that could tell what
 * changed since an edition that is published is shown.
 */
export function layoutOf(rows: readonly PublishableRow[], hide = false): Layout {
  const columns = hide ? [] : namedIn(rows);
  const tables = Object.fromEntries(
    crossNames.map((name) => [name, tableOf(rows, ruleOf(name), [], hide)] as const),
  ) as Record<CrossName, TableLayout>;
  // Tables that tell the zone have their outcomes together or not at all: one without them would add up what others withhold.
  for (const names of columns.length > 0 ? byOutcome : []) {
    const crossed = names.map((name) => [name, tableOf(rows, ruleOf(name), columns, hide)] as const);
    const told = (each: readonly TableLayout[]) => each.reduce((sum, table) => sum + named(table), 0);
    const isWorth = told(crossed.map(([, table]) => table)) * 2 >= told(names.map((name) => tables[name]));
    if (isWorth) Object.assign(tables, Object.fromEntries(crossed));
  }
  const tells = [tables.countries, tables.instruments, tables.categories].some((table) => named(table) > 0);
  return { columns, tables, tells, hides: hide };
}

/** The lines and the column in which a request counts. */
export function placeOf(row: PublishableRow, name: CrossName, layout: Layout): { keys: string[]; column: Column } {
  const { columns, blocks } = layout.tables[name];
  const column = columnIn(row, columns);
  const shown = blocks.get(column)?.shown;
  const keys = ruleOf(name).keysOf(row);
  return { keys: [...new Set(keys.map((key) => (shown?.has(key) ? key : REST)))], column };
}

/** All that a table can tell of a request. */
const told = (row: PublishableRow): string =>
  JSON.stringify([
    ...crossNames.map((name) => ruleOf(name).keysOf(row)),
    ...[row.place, row.zone, row.manner, row.outcome, row.grounds, row.notices, row.relayedBy, row.accountsTargeted],
    ...[row.noticesGiven, row.customers, row.customerKinds, row.assistedState],
  ]);

/** How many requests two editions of one quarter do not tell alike. */
export function changedBetween(before: readonly PublishableRow[], after: readonly PublishableRow[]): number {
  const known = new Map(before.map((row) => [row.stream, told(row)]));
  const changed = after.filter((row) => known.get(row.stream) !== told(row)).length;
  const now = new Set(after.map(({ stream }) => stream));
  return changed + before.filter(({ stream }) => !now.has(stream)).length;
}
