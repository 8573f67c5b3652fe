/** From the entries of the ledger to one row per case, and one per message that asked nothing. */
import { instant } from '../kernel/instant.js';
import { bareLaw, type CountedLaw } from './counted-law.js';
import { rowOf, rowOfNoRequest } from './fold-row.js';
import type { CaseRow, CountedEntry } from './row.js';

const MESSAGE = 'message/';
const CASE = 'case/';
/** In which order streams are counted, and which types of their entries: of a case all, so that none unknown is passed over. */
export const countedStreams = [
  { prefix: MESSAGE, types: ['message.received', 'message.repeated', 'message.judged'] },
  { prefix: CASE, types: null },
] as const;

type CustomerWords = 'customers' | 'customerKinds';
type Lists = Pick<
  CaseRow,
  'bases' | 'categories' | 'grounds' | 'notices' | 'noticesGiven' | 'challenges' | 'corrections' | CustomerWords
>;

/**
 * Folds streams one after the other and keeps of each its row alone, so that a log of any length is counted in the
 * memory of its rows. Every message MUST come before the cases: a case counts how often the bytes of its messages came.
 * Throws when an entry of a case is no case event: a ledger that cannot be read is not counted.
 */
export class RowCount {
  private readonly repeated = new Map<string, number>();
  private readonly rows: CaseRow[] = [];
  private readonly lists = new Map<string, Lists>();

  constructor(private readonly law: CountedLaw) {}

  /** The entries of one stream, by seq; streams of neither cases nor messages are passed over. */
  add(stream: readonly CountedEntry[]): CaseRow | null {
    const name = stream[0]?.stream ?? '';
    if (name.startsWith(MESSAGE)) this.countRepeats(name.slice(MESSAGE.length), stream);
    const row = name.startsWith(MESSAGE) ? noRequestIn(stream) : name.startsWith(CASE) ? this.caseIn(stream) : null;
    if (row) this.rows.push(row);
    return row;
  }

  /** In the order of receipt. */
  inOrder(): CaseRow[] {
    return this.rows.sort(
      (left, right) => compare(left.receivedAt, right.receivedAt) || compare(left.stream, right.stream),
    );
  }

  private countRepeats(messageId: string, stream: readonly CountedEntry[]): void {
    const times = stream.filter(({ type }) => type === 'message.repeated').length;
    if (times > 0) this.repeated.set(messageId, times);
  }

  private caseIn(stream: readonly CountedEntry[]): CaseRow | null {
    const row = rowOf(stream, this.law, (messageId) => this.repeated.get(messageId) ?? 0);
    return row && { ...row, ...this.once(row) };
  }

  /** Requests by the thousand cite the same few lists: each combination is held once. */
  private once({ bases, categories, grounds, notices, ...row }: CaseRow): Lists {
    const { noticesGiven, customers, customerKinds, challenges, corrections } = row;
    const lists = {
      bases,
      categories,
      grounds,
      notices,
      noticesGiven,
      customers,
      customerKinds,
      challenges,
      corrections,
    };
    const fates = noticesGiven.map(({ notice, fate }) => `${notice} ${fate}`);
    // Codes have no comma and no semicolon; as JSON this took a tenth of the count.
    const name = [bases, categories, grounds, notices, fates, customers, customerKinds, challenges, corrections].join(
      ';',
    );
    const known = this.lists.get(name) ?? lists;
    this.lists.set(name, known);
    return known;
  }
}

/** Counts every case of the ledger; entries may come in any order. */
export function rowsOf(entries: Iterable<CountedEntry>, law: CountedLaw = bareLaw): CaseRow[] {
  const streams = new Map<string, CountedEntry[]>();
  for (const entry of entries) {
    const stream = streams.get(entry.stream);
    if (stream) stream.push(entry);
    else streams.set(entry.stream, [entry]);
  }
  const count = new RowCount(law);
  for (const { prefix } of countedStreams) {
    for (const [name, stream] of streams) if (name.startsWith(prefix)) count.add(stream.sort(bySequence));
  }
  return count.inOrder();
}

/** The gate's last word is final for a message without a case; one that became a case is counted there. */
function noRequestIn(stream: readonly CountedEntry[]): CaseRow | null {
  const [first] = stream;
  const judged = stream.findLast(({ type }) => type === 'message.judged');
  if (!first || !isNoRequest(judged?.data)) return null;
  return rowOfNoRequest(first.stream, instant(first.at));
}

const isNoRequest = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'fate' in data && data.fate === 'not_a_request';

const bySequence = (left: CountedEntry, right: CountedEntry): number => left.seq - right.seq;

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));
