/** Proofs handed out: that an entry is in the log, and where (C2SP tlog-proof). */
import { Injectable } from '@nestjs/common';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import { proveLeaves } from '../domain/ledger/leaf-set.js';
import { MerkleTree } from '../domain/ledger/merkle.js';
import { writeReceipt } from '../domain/ledger/receipt.js';
import type { Tx } from '../platform/database/transaction.js';
import { LedgerStore } from './ledger.store.js';
import { SealingStore } from './sealing.store.js';

const PAGE = 10_000;

export const notSealedYet: Refusal = {
  code: 'not-sealed-yet',
  kind: 'unavailable',
  sentence: {
    fr: "Cette entrée n'est pas encore scellée : demandez son récépissé dans quelques secondes.",
    en: 'This entry is not sealed yet: ask for its receipt in a few seconds.',
  },
};

/** Two signed checkpoints and the consistency proof between them (RFC 6962, 2.1.2). */
export interface Growth {
  readonly from: string;
  readonly to: string;
  readonly path: readonly Buffer[];
}

@Injectable()
export class Receipts {
  /** A copy of the sealed leaves, extended when asked; the leaves of a log never change. */
  private readonly tree = new MerkleTree();
  private reading: Promise<void> = Promise.resolve();

  constructor(
    private readonly entries: LedgerStore,
    private readonly sealing: SealingStore,
  ) {}

  /** The entry, its salt, its opening and its inclusion under the newest checkpoint, as one text. */
  async receipt(tx: Tx, stream: string, seq: number): Promise<Result<string>> {
    const index = await this.sealing.indexOf(tx, stream, seq);
    return index === null ? refuse(notSealedYet) : this.receiptAt(tx, index);
  }

  /** The same for the entry at that index of the log. */
  async receiptAt(tx: Tx, index: number): Promise<Result<string>> {
    const checkpoint = await this.sealing.newestCheckpoint(tx);
    if (!checkpoint || index >= checkpoint.size) return refuse(notSealedYet);
    const [sealed] = await this.entries.page(tx, { fromIndex: index, beforeIndex: index + 1, types: null, limit: 1 });
    if (!sealed) throw new Error(`The entry of index ${index} was sealed and is gone.`);
    const { index: _, leaf: __, ...entry } = sealed;
    const path = (await this.treeOf(tx, checkpoint.size)).inclusionProof(index, checkpoint.size);
    return accept(writeReceipt(entry, { index, path, checkpoint: checkpoint.note }));
  }

  /** For each of these indexes on its own, that its leaf stands in the tree of `size` (RFC 6962, 2.1.1). */
  async paths(tx: Tx, size: number, indexes: readonly number[]): Promise<Buffer[][]> {
    const tree = await this.treeOf(tx, size);
    return indexes.map((index) => tree.inclusionProof(index, size));
  }

  /** That these leaves stand in the tree of `size` (leaf-set.ts); `indexes` MUST rise. */
  async leaves(tx: Tx, size: number, indexes: readonly number[]): Promise<Buffer[]> {
    return proveLeaves(await this.treeOf(tx, size), size, indexes);
  }

  /** That the tree of `size` continues the one of `from`, signed or not; empty when that one is. */
  async since(tx: Tx, from: number, size: number): Promise<Buffer[]> {
    const tree = await this.treeOf(tx, size);
    return from === 0 ? [] : tree.consistencyProof(from, size);
  }

  /** The hashes by which the tree of `to` entries is shown to continue that of `from`; null unless both were signed. */
  async growth(tx: Tx, from: number, to: number): Promise<Growth | null> {
    const [older, newer] = [await this.sealing.checkpointOf(tx, from), await this.sealing.checkpointOf(tx, to)];
    if (!older || !newer || from > to) return null;
    const path = (await this.treeOf(tx, to)).consistencyProof(from, to);
    return { from: older.note, to: newer.note, path };
  }

  private async treeOf(tx: Tx, size: number): Promise<MerkleTree> {
    const turn = this.reading.then(() => this.extendTo(tx, size));
    this.reading = turn.catch(() => undefined);
    await turn;
    return this.tree;
  }

  private async extendTo(tx: Tx, size: number): Promise<void> {
    while (this.tree.size < size) {
      const leaves = await this.sealing.leavesFrom(tx, this.tree.size, PAGE);
      if (leaves.length === 0) throw new Error(`The leaf of index ${this.tree.size} was sealed and is gone.`);
      for (const { leaf } of leaves) this.tree.append(leaf);
    }
  }
}
