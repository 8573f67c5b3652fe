/**
 * What a reader of everything published can work out: the tables in both languages are one manifest, and the lists of the
 * proofs have the lengths that it prints. The reader knows besides which State cites which texts, and that each request
 * names an account, which ways of arrival, notices and ends a request can have (told-numbers.ts). One unknown for each State,
 * text, set of categories and outcome: how many requests.
 */
import type { CrossTable, Figures } from '../../src/domain/report/manifest.js';
import type { CaseRow } from '../../src/domain/report/row.js';
import { IntegerProgram, sumOf } from './integer-program.js';
import { type Kind, kindOf, kindsKnown } from './possible-request.js';
import type { Constraint } from './simplex.js';
import { toldBy } from './told-numbers.js';

const dimensions = ['country', 'text', 'category', 'outcome'] as const;
type Dimension = (typeof dimensions)[number];
type Cell = Readonly<Partial<Record<Dimension, string>>>;

export type Published = Pick<Figures, 'sections' | 'countries' | 'instruments' | 'categories'> &
  Partial<Omit<Figures, 'totals'>> & {
    readonly totals: Pick<Figures['totals'], 'requests' | 'thirdCountry' | 'outcomes'> & Partial<Figures['totals']>;
  };

const keysIn: Readonly<
  Record<'sections' | 'countries' | 'instruments' | 'categories', (kind: Kind) => readonly string[]>
> = {
  sections: ({ zone }) => [{ FR: 'FR', EU_EEV: 'E', THIRD: 'U' }[zone as string] ?? 'X'],
  countries: ({ country }) => [country],
  instruments: ({ text, country }) => [country === 'NONE' ? 'X' : text],
  categories: ({ categories }) => categories,
};
const tableNames = Object.keys(keysIn) as (keyof typeof keysIn)[];

const columnIn = (total: Readonly<Record<string, unknown>>, outcome: string): string =>
  typeof total[outcome] === 'number' ? outcome : 'other';

/** What one table tells: each number it prints, and how many requests have a key that it does not name. */
function constraintsOf(
  { lines, total }: CrossTable,
  keysOf: (kind: Kind) => readonly string[],
  kinds: readonly Kind[],
) {
  const columns = Object.entries(total).filter(([column, count]) => column !== 'total' && count !== null);
  const numbersOf = (line: (typeof lines)[number]) => line as Readonly<Record<string, number | null | string>>;
  return columns.flatMap(([column]): Constraint[] => {
    const inColumn = kinds.flatMap((kind, at) => (columnIn(total, kind.outcome) === column ? [{ kind, at }] : []));
    const told = lines.filter((line) => line.key !== 'OTHER' && numbersOf(line)[column] !== null);
    const keys = new Set(told.map(({ key }) => key));
    const rest = lines.find(({ key }) => key === 'OTHER');
    const having = (holds: (kind: Kind) => boolean) => inColumn.filter(({ kind }) => holds(kind)).map(({ at }) => at);
    return [
      ...told.map(
        (line): Constraint => ({
          ...{ of: having((kind) => keysOf(kind).includes(line.key)), is: '=', value: Number(numbersOf(line)[column]) },
        }),
      ),
      {
        ...{ of: having((kind) => keysOf(kind).some((key) => !keys.has(key))), is: '=' },
        value: rest ? Number(numbersOf(rest)[column]) : 0,
      },
    ];
  });
}

/** How many requests of third States the table of origins counts. */
function thirdStates({ sections }: Published, kinds: readonly Kind[]): Constraint[] {
  const told = sections.lines.find(({ key }) => key === 'U')?.total;
  const of = kinds.flatMap(({ zone }, at) => (zone === 'THIRD' ? [at] : []));
  return typeof told === 'number' ? [{ of, is: '=', value: told }] : [];
}

function knowledge(published: Published, kinds: readonly Kind[]): Constraint[] {
  const { requests, thirdCountry, outcomes } = published.totals;
  const having = (holds: (kind: Kind) => boolean) => kinds.flatMap((kind, at) => (holds(kind) ? [at] : []));
  const told = Object.entries(outcomes).filter(([column, count]) => column !== 'total' && count !== null);
  return [
    { of: having(() => true), is: '=', value: requests },
    { of: having(({ zone }) => zone === 'THIRD'), is: '=', value: thirdCountry },
    ...told.map(
      ([column, count]): Constraint => ({
        ...{ of: having(({ outcome }) => columnIn(outcomes, outcome) === column), is: '=', value: Number(count) },
      }),
    ),
    ...tableNames.flatMap((name) => constraintsOf(published[name], keysIn[name], kinds)),
    ...thirdStates(published, kinds),
    ...toldBy(published as Partial<Figures>, kinds),
  ];
}

const matches = (cell: Cell, { country, text, categories, outcome }: Kind): boolean =>
  outcome !== 'foreign' &&
  (cell.country === undefined || cell.country === country) &&
  (cell.text === undefined || cell.text === text) &&
  (cell.outcome === undefined || cell.outcome === outcome) &&
  (cell.category === undefined || categories.includes(cell.category));

/** Outcomes that share the last column are never told apart, and an origin that is not established is no State. */
const isNone = (dimension: Dimension, key: string): boolean =>
  (dimension === 'outcome' && key === 'other') || (dimension === 'country' && key === 'NONE');

/** Cells of two to four dimensions that hold one to four requests. */
function smallCells(rows: readonly CaseRow[]): Cell[] {
  const kinds = rows.map(kindOf);
  const found = new Map<string, Cell>();
  for (const kind of kinds.filter(({ outcome }) => outcome !== 'foreign')) {
    for (const category of kind.categories) {
      const full: Record<Dimension, string> = {
        country: kind.country,
        text: kind.text,
        category,
        outcome: kind.outcome,
      };
      for (let mask = 1; mask < 16; mask += 1) {
        const chosen = dimensions.filter((_, bit) => (mask >> bit) & 1);
        if (chosen.length < 2 || chosen.some((dimension) => isNone(dimension, full[dimension]))) continue;
        const cell: Cell = Object.fromEntries(chosen.map((dimension) => [dimension, full[dimension]]));
        found.set(JSON.stringify(cell), cell);
      }
    }
  }
  return [...found.values()].filter((cell) => kinds.filter((kind) => matches(cell, kind)).length < 5);
}

/** The cells that can be nothing but one to four, whatever the quarter was. `most` ends the search. */
export function attack(published: Published, rows: readonly CaseRow[], most = Number.POSITIVE_INFINITY): Cell[] {
  const kinds = kindsKnown(rows);
  const program = new IntegerProgram(kinds.length, knowledge(published, kinds));
  const found: Cell[] = [];
  let open = smallCells(rows).map((cell) => ({
    cell,
    of: kinds.flatMap((kind, at) => (matches(cell, kind) ? [at] : [])),
  }));
  const isOpen = (world: Float64Array) => (each: (typeof open)[number]) => {
    const count = Math.round(sumOf(world, each.of));
    return count > 0 && count < 5;
  };
  while (open.length > 0 && found.length < most) {
    const [first, ...others] = open as [(typeof open)[number], ...typeof open];
    const world = program.reach(first.of, '<=', 0) ?? program.reach(first.of, '>=', 5);
    if (world === null) found.push(first.cell);
    open = world === null ? others : others.filter(isOpen(world));
  }
  return found;
}

/** The layout before small numbers were withheld: every line, every outcome. */
export function everything(rows: readonly CaseRow[]): Published {
  const kinds = rows.map(kindOf);
  const columns = ['disclosed', 'refused', 'pending', 'other', 'foreign'];
  const outcomesOf = (of: readonly Kind[]) => ({
    ...(Object.fromEntries(
      columns.map((column) => [column, of.filter(({ outcome }) => outcome === column).length]),
    ) as {
      disclosed: number;
      refused: number;
      pending: number;
    }),
    total: of.length,
  });
  const table = (keysOf: (kind: Kind) => readonly string[]): CrossTable => {
    const keys = [...new Set(kinds.flatMap(keysOf))];
    const lines = keys.map((key) => ({ key, ...outcomesOf(kinds.filter((kind) => keysOf(kind).includes(key))) }));
    return { lines, total: outcomesOf(kinds) };
  };
  const thirdCountry = kinds.filter(({ zone }) => zone === 'THIRD').length;
  return {
    ...(Object.fromEntries(tableNames.map((name) => [name, table(keysIn[name])])) as Pick<
      Published,
      (typeof tableNames)[number]
    >),
    totals: { requests: rows.length, thirdCountry, outcomes: outcomesOf(kinds) },
  };
}
