/** How far two words are from each other, in slips of a keyboard. */

/** Letters added, left out, changed, or swapped with the next (optimal string alignment); more than `most` is any larger number. */
export function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let rows: Rows = { before: [], last: Array.from({ length: other.length + 1 }, (_, at) => at) };
  for (let at = 1; at <= one.length; at += 1) rows = nextRow(one, other, at, rows);
  return rows.last[other.length] ?? most + 1;
}

/** The last two rows of the table: the slips from the beginning of one word to each beginning of the other. */
interface Rows {
  readonly before: readonly number[];
  readonly last: readonly number[];
}

function nextRow(one: string, other: string, at: number, { before, last }: Rows): Rows {
  const of = (row: readonly number[], to: number): number => row[to] ?? Number.POSITIVE_INFINITY;
  const next = [at];
  for (let to = 1; to <= other.length; to += 1) {
    const changed = of(last, to - 1) + (one[at - 1] === other[to - 1] ? 0 : 1);
    const isSwap = to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
    const swapped = isSwap ? of(before, to - 2) + 1 : Number.POSITIVE_INFINITY;
    next[to] = Math.min(of(last, to) + 1, of(next, to - 1) + 1, changed, swapped);
  }
  return { before: last, last: next };
}
