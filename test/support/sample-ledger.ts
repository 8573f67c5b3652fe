/** A sealed ledger of invented cases, in memory: the same bytes at each run. */
import { createHash } from 'node:crypto';
import { quarter } from '../../src/domain/kernel/day.js';
import { signCheckpoint } from '../../src/domain/ledger/checkpoint.js';
import { Entry, entryLeaf, recordCommitment } from '../../src/domain/ledger/entry.js';
import { signingKeyOf } from '../../src/domain/ledger/hash.js';
import { proveLeaves } from '../../src/domain/ledger/leaf-set.js';
import { MerkleTree } from '../../src/domain/ledger/merkle.js';
import { verifierKeyOf, writeVerifierKey } from '../../src/domain/ledger/note.js';
import { writeReceipt } from '../../src/domain/ledger/receipt.js';
import { cellsOf } from '../../src/domain/report/cell.js';
import { rowsOf } from '../../src/domain/report/count.js';
import { requestsOf } from '../../src/domain/report/figures.js';
import type { ProvenRequest, TreeProof } from '../../src/domain/report/proofs.js';
import type { CountedEntry } from '../../src/domain/report/row.js';
import { caseEntries, type WrittenCase } from './case-entries.js';

export const sampleSigner = { name: 'greffe.example/ledger', key: signingKeyOf(Buffer.alloc(32, 7)) };
export const sampleVkey = writeVerifierKey(verifierKeyOf(sampleSigner));

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const classOf = (type: string): Entry['class'] =>
  type === 'case.opened' ? 'opened' : type === 'case.closed' ? 'closed' : 'other';

function entryOf({ stream, seq, type, at, data }: CountedEntry): Entry {
  const secrets = { salt: digest(`salt ${stream} ${seq}`), opening: digest(`opening ${stream} ${seq}`) };
  return Entry.parse({ stream, seq, type, at, data, actor: 'system:test', class: classOf(type), ...secrets });
}

/** The entries of a case, with that of each message they name. */
function withMessages(entries: readonly CountedEntry[]): CountedEntry[] {
  const named = new Set<string>();
  return entries.flatMap((entry) => {
    const message = (entry.data as { readonly messageId?: string }).messageId;
    if (message === undefined || named.has(message)) return [entry];
    named.add(message);
    return [entry, { stream: `message/${message}`, seq: 1, type: 'message.received', at: entry.at, data: {} }];
  });
}

export class SampleLedger {
  readonly entries: readonly Entry[];
  private readonly tree = new MerkleTree();

  constructor(cases: readonly WrittenCase[]) {
    this.entries = cases.flatMap((written) => withMessages(caseEntries(written))).map(entryOf);
    for (const entry of this.entries) this.tree.append(entryLeaf(entry));
  }

  get size(): number {
    return this.tree.size;
  }

  root(size = this.size): string {
    return this.tree.root(size).toString('hex');
  }

  note(size = this.size): string {
    return signCheckpoint({ origin: sampleSigner.name, size, root: this.tree.root(size) }, sampleSigner);
  }

  /** What the report of a quarter proves, `from` being the size at the report before. */
  counted(period: string, from = 0): { requests: ProvenRequest[]; tree: TreeProof } {
    const requests = requestsOf(rowsOf(this.entries), quarter(period)).map((row) => {
      const index = this.entries.findIndex(({ stream }) => stream === row.stream);
      const entry = this.entries[index] as Entry;
      const [salt, opening] = [entry.salt, entry.opening].map((text) => Buffer.from(text, 'hex')) as [Buffer, Buffer];
      return { index, commitment: recordCommitment(entry), opening, salt, cells: cellsOf(row) };
    });
    const indexes = requests.map(({ index }) => index).sort((left, right) => left - right);
    const path = this.leaves(indexes);
    const growth = from === 0 ? [] : this.tree.consistencyProof(from, this.size);
    return { requests, tree: { size: this.size, path, from, growth, checkpoint: this.note() } };
  }

  /** That these leaves stand in it. */
  leaves(indexes: readonly number[]): Buffer[] {
    return proveLeaves(this.tree, this.size, indexes);
  }

  /** The receipt of the entry of that type in the case of that number. */
  receipt(number: number, type = 'case.opened'): string {
    const index = this.entries.findIndex(
      (entry) => entry.type === type && entry.stream.endsWith(String(number).padStart(12, '0')),
    );
    const path = this.tree.inclusionProof(index);
    return writeReceipt(this.entries[index] as Entry, { index, path, checkpoint: this.note() });
  }
}
