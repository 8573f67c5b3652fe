/** What changed between two versions of what leaves: which letters, and which lines of them. */

export interface Line {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** The shortest way from one text to the other, line by line (longest common subsequence). */
export function compareLines(before: readonly string[], after: readonly string[]): Line[] {
  const common = commonLengths(before, after);
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, current] = [before[i], after[j]];
    if (old !== undefined && old === current) {
      lines.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (old !== undefined && (current === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ kind: 'removed', text: old });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: current ?? '' });
      j += 1;
    }
  }
  return lines;
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = table[i];
    if (!row) continue;
    for (let j = after.length - 1; j >= 0; j -= 1) {
      row[j] =
        before[i] === after[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

interface VersionLetter {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly sha256: string;
}

export interface Version {
  readonly preparationId: string;
  readonly action: string;
  readonly at: string;
  readonly letters: readonly VersionLetter[];
}

interface Entry {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** The version that people saw before the one of this id; null when there was none. */
export function versionBefore(history: readonly Entry[], preparationId: string): Version | null {
  const prepared = history.filter(({ type }) => type === 'case.prepared');
  const here = prepared.findIndex(({ data }) => data.preparationId === preparationId);
  const before = here > 0 ? prepared[here - 1] : undefined;
  if (!before) return null;
  const { preparationId: id, action, letters } = before.data as unknown as Version;
  return { preparationId: id, action, letters, at: before.at };
}

/** Letters of both versions by kind; a letter of the same kind takes the place of the one before. */
export function pairLetters(
  before: readonly VersionLetter[],
  after: readonly VersionLetter[],
): { readonly kind: string; readonly before: VersionLetter | null; readonly after: VersionLetter | null }[] {
  const kinds = [...new Set([...after, ...before].map(({ kind }) => kind))];
  const find = (letters: readonly VersionLetter[], kind: string) => letters.find((each) => each.kind === kind) ?? null;
  return kinds.map((kind) => ({ kind, before: find(before, kind), after: find(after, kind) }));
}
