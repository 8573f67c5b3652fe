/** Uploads of operations: opened for one target of an order that runs, and where each stands. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../../access/access.js';
import { CasesService } from '../../cases/handle/cases.service.js';
import { personActor } from '../../cases/http/answer.js';
import { ProductionStore } from '../../cases/rows/production.store.js';
import {
  believedFile,
  sealedFile,
  type UploadedFile,
  type UploadRow,
  UploadStore,
} from '../../cases/rows/upload.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { handedFile, type ShownStanding, standingOf } from '../../domain/case/model/handed-file.js';
import { objectionToFile, orderOver, orderUnknown } from '../../domain/case/model/production.js';
import { isRunning, orderOf } from '../../domain/case/model/production-orders.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { CHUNK_BYTES } from '../../platform/blobs/chunks/chunk-records.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { GrowingFiles } from './growing-files.js';
import { LARGEST_FILE, MOST_OPEN, refusals } from './refusal.js';

/** What is said of a file before it comes. */
export interface Announced extends Omit<UploadedFile, 'digests'> {
  readonly orderId: string;
  readonly target: string;
  /** In bytes. */
  readonly size: number;
}

/** An upload with what is sealed of it, and what is kept of it. */
export interface Upload {
  readonly row: UploadRow;
  /** Null where its record was altered. */
  readonly file: UploadedFile | null;
  /** Bytes that need not be sent again: a multiple of the chunk until it is whole. */
  readonly offset: number;
  /** What the antivirus, or a person, says of it; null of one that is not kept. */
  readonly standing: ShownStanding | null;
}

@Injectable()
export class Uploads {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly orders: ProductionStore,
    private readonly store: UploadStore,
    private readonly vault: CaseVault,
    private readonly blobs: BlobStore,
    private readonly growing: GrowingFiles,
  ) {}

  /** Answers its id; nothing of the file is there yet. */
  open({ orderId, target, size, ...said }: Announced, person: Person): Promise<Result<string>> {
    return attempt(this.database, async (tx) => {
      const order = await this.orders.find(tx, orderId);
      if (!order) return refuse(orderUnknown);
      const about = { caseId: order.caseId, orderId, target };
      const objection = (await this.objection(tx, about, person)) ?? (await this.lackOfRoom(tx, orderId, size));
      if (objection) return refuse(objection);
      const key = await this.vault.keyOf(tx, order.caseId);
      if (key === erased) return refuse(caseRefusals.caseErased);
      const id = uuidv7();
      const sealed = sealedFile(key, id, { ...said, digests: null });
      await this.store.add(tx, { id, orderId, target, size, sealed, openedBy: person.id });
      return accept(id);
    });
  }

  /** One upload of the order. */
  find(orderId: string, id: string): Promise<Result<Upload>> {
    return attempt(this.database, async (tx) => {
      const row = await this.store.find(tx, id);
      if (row?.orderId !== orderId) return refuse(refusals.unknown);
      return this.shown(tx, row, await this.cases.load(tx, row.caseId));
    });
  }

  /** All of the order, the oldest first, as long as it runs. */
  list(orderId: string): Promise<Result<Upload[]>> {
    return attempt(this.database, async (tx) => {
      const order = await this.orders.find(tx, orderId);
      if (!order) return refuse(orderUnknown);
      const state = await this.cases.load(tx, order.caseId);
      const ordered = orderOf(state, orderId);
      if (state.status !== 'open' || !ordered || !isRunning(ordered)) return refuse(orderOver);
      const uploads: Upload[] = [];
      for (const row of await this.store.ofOrder(tx, orderId)) {
        const shown = await this.shown(tx, row, state);
        if (!shown.ok) return shown;
        uploads.push(shown.value);
      }
      return accept(uploads);
    });
  }

  /** What came of it is thrown away; one that is kept stays. */
  async drop(orderId: string, id: string): Promise<Result<null>> {
    const found = await this.find(orderId, id);
    if (!found.ok) return found;
    if (found.value.row.fate !== null) return refuse(refusals.ended);
    return this.growing.alone(id, async () => {
      await this.database.transaction((tx) => this.store.end(tx, id, 'dropped'));
      await this.growing.forget(id);
      await this.blobs.dropDraft(id);
      return accept(null);
    });
  }

  /** Why no file may come now for this target of the order. */
  async objection(
    tx: Tx,
    { caseId, ...about }: { readonly caseId: string; readonly orderId: string; readonly target: string },
    person: Person,
  ): Promise<Refusal | null> {
    const state = await this.cases.load(tx, caseId);
    return objectionToFile(state, about, await this.cases.circumstances(tx, caseId, state, personActor(person)));
  }

  private async lackOfRoom(tx: Tx, orderId: string, size: number): Promise<Refusal | null> {
    if (size > LARGEST_FILE) return refusals.tooLarge;
    if ((await this.store.openOf(tx, orderId)) >= MOST_OPEN) return refusals.tooManyOpen;
    const free = await this.blobs.state.free();
    return free !== null && free < size ? refusals.noRoom : null;
  }

  private async shown(tx: Tx, row: UploadRow, state: CaseState): Promise<Result<Upload>> {
    const key = await this.vault.keyOf(tx, row.caseId);
    if (key === erased) return refuse(caseRefusals.caseErased);
    const kept = handedFile(state, row.id);
    const file = believedFile(key, row, kept?.file.digest);
    const standing = kept ? standingOf(kept.file) : null;
    return accept({ row, file, offset: await this.offsetOf(row), standing: file ? standing : 'altered' });
  }

  /** Below the size until its entry is written: the last chunk is asked for again, and by it the rest is done. */
  private async offsetOf({ id, size, fate }: UploadRow): Promise<number> {
    if (fate !== null) return fate === 'kept' ? size : 0;
    const lastChunk = Math.floor((size - 1) / CHUNK_BYTES) * CHUNK_BYTES;
    return Math.min((await this.blobs.grownTo(id)) ?? lastChunk, lastChunk);
  }
}
