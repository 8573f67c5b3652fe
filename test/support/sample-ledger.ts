/** A sealed ledger of invented cases, in memory: the same bytes at each run. */

import { createHash } from 'node:crypto';
import { quarter } from '../../src/domain/kernel/day.js';
import { signCheckpoint } from '../../src/domain/ledger/checkpoint.js';
import { Entry, entryLeaf, recordCommitment } from '../../src/domain/ledger/entry.js';
import { sha256, signingKeyOf } from '../../src/domain/ledger/hash.js';
import { proveLeaves } from '../../src/domain/ledger/leaf-set.js';
import { MerkleTree } from '../../src/domain/ledger/merkle.js';
import { verifierKeyOf, writeVerifierKey } from '../../src/domain/ledger/note.js';
import { writeReceipt } from '../../src/domain/ledger/receipt.js';
import { cellsIn } from '../../src/domain/report/cell.js';
import { rowsOf } from '../../src/domain/report/count.js';
import { requestsOf } from '../../src/domain/report/figures.js';
import type { ProvenRequest, TreeProof } from '../../src/domain/report/proofs.js';
import type { CountedEntry } from '../../src/domain/report/row.js';
import { caseEntries, type WrittenCase } from './case-entries.js';
import { toldLaw } from './notice-rules.js';

export const sampleSigner = { name: 'greffe.example/ledger', key: signingKeyOf(Buffer.alloc(32, 7)) };
export const sampleVkey = writeVerifierKey(verifierKeyOf(sampleSigner));

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const hashesOf = (files: Readonly<Record<string, Buffer>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes).toString('hex')]));
const classes: Readonly<Record<string, Entry['class']>> = {
  ...{ 'case.opened': 'opened', 'case.closed': 'closed', 'report.built': 'report', 'report.renewed': 'report' },
};
const classOf = (type: string): Entry['class'] => classes[type] ?? 'other';

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

  /** `further` are entries that no written case can say. */
  constructor(cases: readonly WrittenCase[], further: readonly CountedEntry[] = []) {
    this.entries = [...cases.flatMap((written) => withMessages(caseEntries(written))), ...further].map(entryOf);
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
    const rows = requestsOf(rowsOf(this.entries, toldLaw), quarter(period));
    const cellsOf = cellsIn(rows);
    const requests = rows.map((row) => {
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

  /** The proof that the log, grown by one entry, names these files as an edition of a report. */
  inclusion(files: Readonly<Record<string, Buffer>>, edition = 1, signer = sampleSigner): string {
    const named = hashesOf(files);
    const manifestSha256 = Object.entries(named).find(([name]) => name.endsWith('.json'))?.[1] ?? digest('manifest');
    const checkpoint = { size: this.size, root: this.root() };
    return this.naming(
      'report.built',
      { period: '2026-Q4', edition, files: named, manifestSha256, checkpoint },
      signer,
    );
  }

  /** The same once the files of the first edition grew by archive time-stamps. */
  renewal(files: Readonly<Record<string, Buffer>>): string {
    return this.naming('report.renewed', { edition: 1, number: 1, files: hashesOf(files) }, sampleSigner);
  }

  private naming(type: string, data: object, signer: typeof sampleSigner): string {
    const at = this.entries.at(-1)?.at ?? '';
    const entry = entryOf({ stream: 'reports/2026-Q4', seq: 1, type, at, data });
    const tree = new MerkleTree();
    for (const each of [...this.entries, entry]) tree.append(entryLeaf(each));
    const checkpoint = signCheckpoint({ origin: signer.name, size: tree.size, root: tree.root(tree.size) }, signer);
    const index = tree.size - 1;
    return writeReceipt(entry, { index, path: tree.inclusionProof(index), checkpoint });
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
