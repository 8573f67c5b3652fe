/** Compares the entries of the log with its books: each entry waits to be sealed or is sealed, and no stream has a hole. */
import { openCheckpoint } from './checkpoint.js';
import { type Entry, entryLeaf } from './entry.js';
import type { VerifierKey } from './note.js';

/**
 * `changed`: not what was written. `gone`: in the books, and no longer there. `hidden`: there, and in no book. `hole`: the
 * place is empty, and a later one is not. `set_aside`: passed over by the sequencer. `names_none`: it names another that is
 * not there, so that an export does not verify. `unsigned`: a checkpoint that the key of the log did not sign as it is stored.
 */
export const logFaults = ['changed', 'gone', 'hidden', 'hole', 'set_aside', 'names_none', 'unsigned'] as const;
export type LogFaultKind = (typeof logFaults)[number];

/**
 * A place of the log at which something is wrong. Of the list of what is sealed, the stream is `ledger/index`; of a checkpoint
 * it is `ledger/checkpoint`, and the place is its size.
 */
export interface LogFault {
  readonly stream: string;
  readonly seq: number;
  readonly what: LogFaultKind;
}

/** An entry as it is stored, with what the books say of it. */
export interface BookedEntry {
  readonly stream: string;
  readonly seq: number;
  readonly leaf: Buffer;
  /** Null where the stored row is no entry that the domain knows. */
  readonly entry: Entry | null;
  readonly waits: boolean;
  readonly sealedLeaf: Buffer | null;
}

export interface Place {
  readonly stream: string;
  readonly seq: number;
}

/** A line of the list of what is sealed. */
export interface SealedPlace extends Place {
  readonly index: number;
  readonly isThere: boolean;
}

/** What is wrong with entries that follow `last` by stream and seq. */
export function faultsOfEntries(page: readonly BookedEntry[], last: Place): LogFault[] {
  let before = last;
  return page.flatMap((booked) => {
    const { stream, seq } = booked;
    const expected = stream === before.stream ? before.seq + 1 : 1;
    before = booked;
    return [
      ...(seq > expected ? [{ stream, seq: expected, what: 'hole' as const }] : []),
      ...(isChanged(booked) ? [{ stream, seq, what: 'changed' as const }] : []),
      ...(booked.waits || booked.sealedLeaf ? [] : [{ stream, seq, what: 'hidden' as const }]),
    ];
  });
}

/** What is wrong with lines of the sealed list of which `next` was to be the first. */
export function faultsOfIndex(page: readonly SealedPlace[], next: number): LogFault[] {
  let expected = next;
  return page.flatMap(({ index, isThere, stream, seq }) => {
    const hole = index > expected ? [{ stream: 'ledger/index', seq: expected, what: 'hole' as const }] : [];
    expected = index + 1;
    return [...hole, ...(isThere ? [] : [{ stream, seq, what: 'gone' as const }])];
  });
}

/** A checkpoint as it is stored. */
export interface BookedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly note: string;
}

/** The checkpoints that do not open with the key of the log, or that say another tree than the books. */
export function faultsOfCheckpoints(page: readonly BookedCheckpoint[], key: VerifierKey): LogFault[] {
  return page.flatMap(({ size, root, note }) => {
    const opened = openCheckpoint(note, key);
    const isSigned = opened.ok && opened.checkpoint.size === size && opened.checkpoint.root.equals(root);
    return isSigned ? [] : [{ stream: 'ledger/checkpoint', seq: size, what: 'unsigned' as const }];
  });
}

function isChanged({ entry, leaf, sealedLeaf }: BookedEntry): boolean {
  if (sealedLeaf && !sealedLeaf.equals(leaf)) return true;
  return entry === null || !entryLeaf(entry).equals(leaf);
}
