/** Turns committed entries into a signed tree: nothing is signed that was not read back and recomputed (Yeti 2022). */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { valueOrFail } from '../domain/kernel/result.js';
import { openCheckpoint, signCheckpoint } from '../domain/ledger/checkpoint.js';
import { Entry, entryLeaf, SET_ASIDE, SET_ASIDE_STREAM } from '../domain/ledger/entry.js';
import { MerkleTree } from '../domain/ledger/merkle.js';
import { provesConsistency } from '../domain/ledger/merkle-proof.js';
import type { Tx } from '../platform/database/transaction.js';
import { type CheckpointOutside, KeptCheckpoint } from '../platform/place/kept-checkpoint.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { Ledger } from './ledger.js';
import { LedgerStore } from './ledger.store.js';
import { LedgerIdentity } from './ledger-identity.js';
import { provenPlace } from './proven-places.js';
import { SealingStore, type StoredCheckpoint, type Waiting } from './sealing.store.js';

const PAGE = 2000;
/** Entries a transaction: large enough to divide the cost of a commit, small enough to stay under 100 ms. */
export const BATCH = 500;
/** A leader that was killed is followed after this time; one that stops lets go at once. */
const LEASE_SECONDS = 6;
const RENEWAL_MILLISECONDS = 2000;

/** The stored log is not what was signed; a person must look, and nothing is signed meanwhile. */
export class LedgerFault extends Error {}

/** Holds the tree of the log in memory. MUST be used by the leader only, after `rebuild`. */
@Injectable()
export class Sealer {
  private readonly tree = new MerkleTree();
  private readonly holder = randomUUID();
  private renewedAt = Number.NEGATIVE_INFINITY;
  private signed: StoredCheckpoint | null = null;

  constructor(
    private readonly entries: LedgerStore,
    private readonly sealing: SealingStore,
    private readonly identity: LedgerIdentity,
    private readonly ledger: Ledger,
    private readonly kept: KeptCheckpoint,
  ) {}

  /** True while this process leads; asked again every two seconds or so, it goes on leading. */
  async leads(tx: Tx): Promise<boolean> {
    if (performance.now() - this.renewedAt < RENEWAL_MILLISECONDS) return true;
    const leads = await this.sealing.lead(tx, this.holder, LEASE_SECONDS);
    this.renewedAt = leads ? performance.now() : Number.NEGATIVE_INFINITY;
    return leads;
  }

  /** Lets another process lead at once. */
  async stepDown(tx: Tx): Promise<void> {
    this.renewedAt = Number.NEGATIVE_INFINITY;
    await this.sealing.lead(tx, this.holder, 0);
  }

  /**
   * Reads the whole log from storage, recomputes each leaf from its entry and compares the root with the newest
   * checkpoint. Throws a LedgerFault that names the first entry, or the checkpoint, that does not match.
   */
  async rebuild(tx: Tx): Promise<void> {
    this.tree.truncate(0);
    this.signed = await this.sealing.newestCheckpoint(tx);
    while ((await this.extend(tx)) === PAGE) await this.leads(tx);
    await this.demandNothingMissing(tx, this.signed?.size ?? 0);
    if (this.signed) this.compare(this.signed);
    await this.compareWithKept(tx);
  }

  /**
   * Seals up to BATCH waiting entries and signs the tree that has them, in one transaction; returns how many it took. An
   * entry that is not what was written is set aside, with an entry that says so, and keeps none of the others waiting.
   * Throws a LedgerFault, having signed nothing, when what was sealed before is not what was signed.
   */
  async sealBatch(connection: Tx): Promise<number> {
    const [before, size] = [this.signed, this.tree.size];
    try {
      const taken = await connection.transaction((tx) => this.sealIn(tx));
      if (this.signed && this.signed !== before)
        await this.kept.keep({ newest: outside(this.signed), announced: null });
      return taken;
    } catch (error) {
      this.tree.truncate(size);
      this.signed = before;
      throw error;
    }
  }

  private async sealIn(tx: Tx): Promise<number> {
    const batch = await this.sealing.waiting(tx, BATCH);
    if (batch.length === 0) return 0;
    tracePoint('sealer.taken');
    const sound = batch.filter(isSound);
    tracePoint('sealer.recomputed');
    if (sound.length < batch.length) await this.setAside(tx, batch, new Set(sound));
    if (sound.length === 0) return batch.length;
    await this.sealing.seal(tx, this.holder, this.tree.size, sound);
    tracePoint('sealer.indexed');
    for (const { leaf } of sound) if (leaf) this.tree.append(leaf);
    await this.sign(tx);
    return batch.length;
  }

  /** One writer of this stream at a time, the leader: it waits for no lock that another role could hold. */
  private async setAside(tx: Tx, batch: readonly Waiting[], sound: ReadonlySet<Waiting>): Promise<void> {
    for (const waiting of batch.filter((each) => !sound.has(each))) {
      const { stream, seq } = waiting;
      const entry = { type: SET_ASIDE, class: 'other', actor: 'sequencer', data: { stream, seq } } as const;
      const last = await this.entries.lastSeq(tx, SET_ASIDE_STREAM);
      valueOrFail(await this.ledger.append(tx, SET_ASIDE_STREAM, last, [entry]));
      await this.sealing.setAside(tx, this.holder, waiting);
    }
  }

  /** Appends the next stored entries to the tree, each recomputed; returns how many there were. */
  private async extend(tx: Tx): Promise<number> {
    const range = { fromIndex: this.tree.size, beforeIndex: null, types: null, limit: PAGE };
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

  /**
   * An older database continues from where it was: what it signs is another history than the one that was published.
   * Throws a LedgerFault that says what to do, unless two people declared in the log that those entries are lost.
   */
  private async compareWithKept(tx: Tx): Promise<void> {
    const newest = (await this.kept.read())?.newest;
    if (!newest) return;
    const opened = openCheckpoint(newest.note, this.identity.verifierKey);
    if (
      !opened.ok ||
      opened.checkpoint.size !== newest.size ||
      opened.checkpoint.root.toString('hex') !== newest.root
    ) {
      throw new LedgerFault(`${this.kept.file} is not a checkpoint of this log: restore it from your newest backup.`);
    }
    if (newest.size <= this.tree.size) {
      if (this.tree.root(newest.size).toString('hex') === newest.root) return;
      throw new LedgerFault(
        `The log of this database does not continue the checkpoint of ${newest.size} entries in ${this.kept.file}: it is another history. Connect the database of this installation.`,
      );
    }
    const accepted = (await provenPlace(tx, this.entries, this.identity))?.lost;
    if (accepted?.size !== newest.size || accepted.root !== newest.root) {
      throw new LedgerFault(
        `The database holds ${this.tree.size} sealed entries; ${this.kept.file} holds a checkpoint of ${newest.size}. It is older and signs nothing: restore a newer backup, or have two people confirm on the screen "People and service" that the entries are lost.`,
      );
    }
    await this.kept.setAside(newest);
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
    await this.kept.keep({ newest: newest && outside(newest), announced: outside(this.signed) });
    tracePoint('sealer.signed');
    await this.sealing.addCheckpoint(tx, this.holder, this.signed);
    tracePoint('sealer.checkpoint_written');
  }
}

const outside = ({ size, root, note }: StoredCheckpoint): CheckpointOutside => ({
  size,
  root: root.toString('hex'),
  note,
});

const isSound = ({ entry, leaf }: Waiting): boolean => entry !== null && leaf?.equals(entryLeaf(entry)) === true;
