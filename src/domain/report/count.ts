/** From the entries of the ledger to one row per case. */
import { type CaseRow, type CountedEntry, rowOf } from './row.js';

/**
 * Counts every case of the ledger, in the order of receipt. Entries may come in any order; streams other than cases are
 * passed over. Throws when an entry of a case is no case event: a ledger that cannot be read is not counted.
 */
export function rowsOf(entries: Iterable<CountedEntry>): CaseRow[] {
  const streams = new Map<string, CountedEntry[]>();
  for (const entry of entries) {
    if (!entry.type.startsWith('case.')) continue;
    const stream = streams.get(entry.stream);
    if (stream) stream.push(entry);
    else streams.set(entry.stream, [entry]);
  }
  return [...streams.values()]
    .map((stream) => rowOf(stream.sort((left, right) => left.seq - right.seq)))
    .filter((row) => row !== null)
    .sort((left, right) => compare(left.receivedAt, right.receivedAt) || compare(left.stream, right.stream));
}

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));
