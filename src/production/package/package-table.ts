/** The approved table of a disclosure, as the manifest of its package says it: what operators note for themselves stays out. */
import { ordersOf } from '../../domain/case/model/production-orders.js';
import type { CaseState, Preparation } from '../../domain/case/model/state.js';
import type { NamedTarget } from '../../letters/writing/given-targets.js';
import { foldedName, partOf } from '../../verifier/package/names.js';
import type { PackagedTarget } from '../../verifier/package/package-manifest.js';
import type { DataFile } from '../../verifier/package/seal-package.js';
import type { MeasuredFile } from './measured-files.js';

const answers = {
  produce: 'produced',
  part: 'produced_in_part',
  withhold: 'withheld',
  no_data: 'no_data',
  unknown: 'unknown',
} as const;

type Row = NonNullable<Preparation['disclosure']>['targets'][number];

export interface PackageTable {
  readonly targets: PackagedTarget[];
  readonly shared: string[];
  /** The data, in the order of the container. */
  readonly data: (DataFile & Pick<MeasuredFile, 'position' | 'blobId'>)[];
}

/** Production orders that operations carried out for the target. */
const sourceOf = (state: CaseState, { id }: Row): string[] =>
  ordersOf(state)
    .filter((order) => order.state === 'delivered' && !order.empty.includes(id))
    .filter((order) => order.targets.some((target) => target.id === id))
    .map((order) => order.id);

function categoriesOf({ facts }: CaseState, row: Row): PackagedTarget['categories'] {
  if (row.answer === 'part') return [...row.categories];
  return row.answer === 'produce' ? [...(facts?.categories ?? [])] : [];
}

/** The files at these places, each under a name that unpacks everywhere. */
function filesAt(places: readonly number[], folder: string, files: readonly MeasuredFile[]): PackageTable['data'] {
  const taken = new Set<string>();
  return places.map((place) => {
    const file = files.find(({ position }) => position === place);
    if (!file) throw new Error('The table that was approved names a file that its letter does not have.');
    const part = partOf(file.name, taken);
    taken.add(foldedName(part));
    return { ...file, path: `data/${folder}/${part}` };
  });
}

/** Throws where a name or a file of the table is missing: nothing is then put into a package. */
export function packageTable(
  state: CaseState,
  { disclosure }: Preparation,
  names: readonly NamedTarget[],
  files: readonly MeasuredFile[],
): PackageTable {
  const table: PackageTable = { targets: [], shared: [], data: [] };
  for (const row of disclosure?.targets ?? []) {
    if (row.answer === 'struck') continue;
    const named = names.find(({ id }) => id === row.id);
    if (!named) throw new Error('The table that was approved names a target whose name is not kept.');
    const folder = String(table.targets.length + 1).padStart(4, '0');
    const data = filesAt(row.files, folder, files);
    const { id, name, kind, from, to } = named;
    table.data.push(...data);
    table.targets.push({
      ...{ id, name, kind, answer: answers[row.answer], categories: categoriesOf(state, row) },
      ...{ period: { from, to }, source: sourceOf(state, row), files: data.map(({ path }) => path) },
    });
  }
  const shared = filesAt(disclosure?.shared ?? [], 'shared', files);
  table.data.push(...shared);
  table.shared.push(...shared.map(({ path }) => path));
  return table;
}
