/** Turns committed entries into a signed tree: nothing is signed that was not read back and recomputed (Yeti 2022). */
import { Injectable } from '@nestjs/common';
import { openCheckpoint, signCheckpoint } from '../domain/ledger/checkpoint.js';
import { Entry, entryLeaf } from '../domain/ledger/entry.js';
import { MerkleTree } from '../domain/ledger/merkle.js';
import { provesConsistency } from '../domain/ledger/merkle-proof.js';
import { crashPoint } from '../platform/crash-point.js';
import type { Tx } from '../platform/database/transaction.js';
import { LedgerStore } from './ledger.store.js';
import { LedgerIdentity } from './ledger-identity.js';
import { SealingStore, type StoredCheckpoint } from './sealing.store.js';

const PAGE = 2000;
/** Entries a transaction: large enough to divide the cost of a commit, small enough to stay under 100 ms. */
export const BATCH = 500;

/** The stored log is not what was signed; a person must look, and nothing is signed meanwhile. */
export class LedgerFault extends Error {}

/** Holds the tree of the log in memory. MUST be used by the leader only, after `rebuild`. */
@Injectable()
export class Sealer {
  private readonly tree = new MerkleTree();
  private signed: StoredCheckpoint | null = null;

  constructor(
    private readonly entries: LedgerStore,
    private readonly sealing: SealingStore,
    private readonly identity: LedgerIdentity,
  ) {}

  /**
   * Reads the whole log from storage, recomputes each leaf from its entry and compares the root with the newest
   * checkpoint. Throws a LedgerFault that names the first entry, or the checkpoint, that does not match.
   */
  async rebuild(tx: Tx): Promise<void> {
    this.tree.truncate(0);
    this.signed = await this.sealing.newestCheckpoint(tx);
    while ((await this.extend(tx, PAGE)) === PAGE);
    await this.demandNothingMissing(tx, this.signed?.size ?? 0);
    if (this.signed) this.compare(this.signed);
  }

  /**
   * Seals up to BATCH waiting entries and signs the tree that has them, in one transaction; returns how many.
   * Throws a LedgerFault, having signed nothing, when what is stored is not what was written.
   */
  async sealBatch(connection: Tx): Promise<number> {
    const [before, size] = [this.signed, this.tree.size];
    try {
      return await connection.transaction((tx) => this.sealIn(tx));
    } catch (error) {
      this.tree.truncate(size);
      this.signed = before;
      throw error;
    }
  }

  private async sealIn(tx: Tx): Promise<number> {
    const batch = await this.sealing.waiting(tx, BATCH);
    if (batch.length === 0) return 0;
    const gone = batch.find(({ leaf }) => leaf === null);
    if (gone) throw new LedgerFault(`Seq ${gone.seq} of stream ${gone.stream} was written and is gone.`);
    crashPoint('sealer.taken');
    const target = this.tree.size + batch.length;
    await this.sealing.seal(tx, this.tree.size, batch);
    crashPoint('sealer.indexed');
    await this.extend(tx, batch.length);
    crashPoint('sealer.recomputed');
    await this.demandNothingMissing(tx, target);
    await this.sign(tx);
    return batch.length;
  }

  /** Appends the next stored entries to the tree, each recomputed; returns how many there were. */
  private async extend(tx: Tx, limit: number): Promise<number> {
    const range = { fromIndex: this.tree.size, beforeIndex: null, types: null, limit };
    const page = await this.entries.page(tx, range);
    for (const { index, leaf, ...stored } of page) {
      if (index !== this.tree.size) await this.demandNothingMissing(tx, index);
      const entry = Entry.parse(stored);
      const recomputed = entryLeaf(entry);
      if (recomputed.toString('hex') !== leaf) {
        throw new LedgerFault(`Seq ${entry.seq} of stream ${entry.stream} (index ${index}) is not what was written.`);
      }
      this.tree.append(recomputed);
    }
    return page.length;
  }

  private async demandNothingMissing(tx: Tx, size: number): Promise<void> {
    if (this.tree.size >= size) return;
    const place = await this.sealing.placeOf(tx, this.tree.size);
    const what = place ? `Seq ${place.seq} of stream ${place.stream}` : 'The sealed place';
    throw new LedgerFault(`${what} (index ${this.tree.size}) was sealed and is gone.`);
  }

  private compare(signed: StoredCheckpoint): void {
    const opened = openCheckpoint(signed.note, this.identity.verifierKey);
    if (!opened.ok) {
      throw new LedgerFault(`The newest checkpoint does not open with the key of this ledger. ${opened.fault}`);
    }
    const { size, root } = opened.checkpoint;
    if (size !== signed.size || size !== this.tree.size || !root.equals(this.tree.root())) {
      throw new LedgerFault(
        `The newest checkpoint signed ${size} entries; the ${this.tree.size} entries stored have another root.`,
      );
    }
  }

  /** A log MUST NOT sign what is inconsistent with what it signed before (C2SP tlog-checkpoint). */
  private async sign(tx: Tx): Promise<void> {
    const [size, root] = [this.tree.size, this.tree.root()];
    const newest = await this.sealing.newestCheckpoint(tx);
    if (newest?.note !== this.signed?.note) throw new LedgerFault('Another sequencer signed at the same time.');
    if (newest) {
      const growth = { from: newest.size, fromRoot: newest.root, to: size, toRoot: root };
      if (!provesConsistency(growth, this.tree.consistencyProof(newest.size, size))) {
        throw new LedgerFault(`The tree of ${size} entries does not continue the one signed at ${newest.size}.`);
      }
    }
    const { signer } = this.identity;
    const note = signCheckpoint({ origin: signer.name, size, root }, signer);
    this.signed = { size, root, note };
    crashPoint('sealer.signed');
    await this.sealing.addCheckpoint(tx, this.signed);
    crashPoint('sealer.checkpoint_written');
  }
}
