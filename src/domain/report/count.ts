/** From the entries of the ledger to one row per case, and one per message that asked nothing. */
import { instant } from '../kernel/instant.js';
import { type CaseRow, type CountedEntry, rowOf, rowOfNoRequest } from './row.js';

/** Entries of messages that counting looks at, beside those of cases. */
export const countedMessageTypes = ['message.received', 'message.repeated', 'message.judged'] as const;

/**
 * Counts every case of the ledger, in the order of receipt. Entries may come in any order; other streams are passed
 * over. Throws when an entry of a case is no case event: a ledger that cannot be read is not counted.
 */
export function rowsOf(entries: Iterable<CountedEntry>): CaseRow[] {
  const cases = new Map<string, CountedEntry[]>();
  const messages = new Map<string, CountedEntry[]>();
  for (const entry of entries) {
    const streams = entry.type.startsWith('case.') ? cases : entry.type.startsWith('message.') ? messages : null;
    const stream = streams?.get(entry.stream);
    if (stream) stream.push(entry);
    else streams?.set(entry.stream, [entry]);
  }
  const repeats = (messageId: string): number =>
    (messages.get(`message/${messageId}`) ?? []).filter(({ type }) => type === 'message.repeated').length;
  const rows = [...cases.values()].map((stream) => rowOf(stream.sort(bySequence), repeats));
  return [...rows, ...[...messages.values()].map(noRequestIn)]
    .filter((row) => row !== null)
    .sort((left, right) => compare(left.receivedAt, right.receivedAt) || compare(left.stream, right.stream));
}

/** The gate's word is final for a message without a case; one that became a case is counted there. */
function noRequestIn(stream: CountedEntry[]): CaseRow | null {
  const [first] = stream.sort(bySequence);
  const judged = stream.find(({ type }) => type === 'message.judged');
  if (!first || !isNoRequest(judged?.data)) return null;
  return rowOfNoRequest(first.stream, instant(first.at));
}

const isNoRequest = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'fate' in data && data.fate === 'not_a_request';

const bySequence = (left: CountedEntry, right: CountedEntry): number => left.seq - right.seq;

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));
