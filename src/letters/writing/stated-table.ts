/** The table that a preparer states, with the places of its files, of files of operations and of prescribed forms. */
import { accept, type Result } from '../../domain/kernel/result.js';
import type { Action } from '../../domain/law/vocabulary.js';
import { type AddedTargets, type GivenTarget, type ReadTargets, type Tabled, tabled } from './given-targets.js';
import type { Enclosed } from './letter-writer.js';

interface Stated {
  readonly action: Action;
  readonly targets?: readonly GivenTarget[] | undefined;
  readonly enclosures: readonly Enclosed[];
  readonly byPortal?: boolean | undefined;
}

interface Known {
  readonly read: ReadTargets;
  readonly preparationId: string;
  readonly ordered: AddedTargets;
  /** How many files of a prescribed form follow those that were handed in. */
  readonly forms: number;
}

/** Of a disclosure; of another action that states one, so that it is refused. */
export function statedTable(
  { action, targets = [], enclosures, byPortal = false }: Stated,
  { read, preparationId, ordered, forms }: Known,
): Result<Tabled | null> {
  if (action !== 'disclose' && targets.length === 0 && !byPortal) return accept(null);
  const files = enclosures.map(({ target }) => target);
  const found = tabled(targets, files, read, preparationId, ordered);
  if (!found.ok) return found;
  const places = Array.from({ length: forms }, (_, at) => enclosures.length + 1 + at);
  const uploads = enclosures.flatMap((each, at) => ('uploadId' in each ? [{ file: at + 1, id: each.uploadId }] : []));
  const more = {
    ...(forms > 0 && { forms: places }),
    ...(uploads.length > 0 && { uploads }),
    ...(byPortal && { byPortal }),
  };
  return accept({ ...found.value, table: { ...found.value.table, ...more } });
}
