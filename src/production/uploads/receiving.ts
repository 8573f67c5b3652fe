/** The bytes of an upload: appended as they come, and once all are there, kept as a document of the target with its entry. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { CasesService } from '../../cases/handle/cases.service.js';
import { handlingOf } from '../../cases/http/answer.js';
import {
  digestOfFile,
  openedFile,
  sealedFile,
  type UploadedFile,
  type UploadRow,
  UploadStore,
} from '../../cases/rows/upload.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import type { Sha256 } from '../../domain/kernel/brand.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import type { ChunkedWriter, Finished } from '../../platform/blobs/chunks/chunk-writer.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { type Growing, GrowingFiles } from './growing-files.js';
import { refusals } from './refusal.js';
import { Uploads } from './uploads.service.js';
import { faultOfZip } from './zip-bound.js';

/** What one request brings. */
export interface Arriving {
  readonly orderId: string;
  readonly id: string;
  /** Where the caller goes on. */
  readonly offset: number;
  readonly source: AsyncIterable<Buffer>;
  /** Of the bytes of this request. */
  readonly checksum?: { readonly algorithm: 'sha1' | 'sha256' | 'sha512'; readonly value: Buffer } | undefined;
}

interface Begun {
  readonly row: UploadRow;
  readonly key: Buffer;
  readonly file: UploadedFile;
}

@Injectable()
export class Receiving {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: UploadStore,
    private readonly vault: CaseVault,
    private readonly blobs: BlobStore,
    private readonly uploads: Uploads,
    private readonly growing: GrowingFiles,
  ) {}

  /**
   * Answers how much is kept, which may be less than was sent: the caller goes on from there. A source that fails keeps what
   * came. All of it is kept once the answer is the size.
   */
  async append(arriving: Arriving, person: Person): Promise<Result<number>> {
    const begun = await this.begin(arriving, person);
    if (!begun.ok) return begun;
    const { row, key } = begun.value;
    if (row.fate === 'kept') return accept(row.size);
    return this.growing.alone(row.id, async (growing) => {
      const shelved = (await this.blobs.grownTo(row.id)) === null;
      if (shelved) return this.keep(begun.value, await this.blobs.digests(row.id, key), person);
      const opened = await growing.open(key);
      if (!opened.ok) return opened;
      const writer = opened.value;
      if (!writer.finished) {
        const came = await this.receive(writer, arriving, row.size, growing);
        if (!came.ok || came.value < row.size) return came;
      }
      const finished = await writer.finish();
      await this.growing.forget(row.id);
      return this.keep(begun.value, finished, person);
    });
  }

  private begin({ orderId, id }: Arriving, person: Person): Promise<Result<Begun>> {
    return attempt(this.database, async (tx) => {
      const row = await this.store.find(tx, id);
      if (row?.orderId !== orderId) return refuse(refusals.unknown);
      if (row.fate !== null && row.fate !== 'kept') return refuse(refusals.ended);
      const key = await this.vault.keyOf(tx, row.caseId);
      if (key === erased) return refuse(caseRefusals.caseErased);
      const objection = row.fate === null ? await this.uploads.objection(tx, row, person) : null;
      return objection ? refuse(objection) : accept({ row, key, file: openedFile(key, row) });
    });
  }

  /** How much is there: of a file that is not whole, on the disk. */
  private async receive(
    writer: ChunkedWriter,
    arriving: Arriving,
    size: number,
    growing: Growing,
  ): Promise<Result<number>> {
    if (writer.offset !== arriving.offset) return refuse(refusals.moved);
    const mark = writer.mark();
    const poured = await pour(writer, arriving, size, growing);
    if (poured.ok) return accept(poured.value === size ? size : await writer.hold());
    await writer.rewind(mark);
    return poured;
  }

  /** The file, its row and its entry; what is not what was announced is thrown away. */
  private async keep(begun: Begun, finished: Finished, person: Person): Promise<Result<number>> {
    const { row, file, key } = begun;
    const objection = objectionTo(file, finished);
    if (objection) return this.refused(row, objection);
    if ((await this.blobs.grownTo(row.id)) !== null) await this.blobs.shelve(row.id);
    const blob = { blobId: row.id, sha256: finished.sha256 as Sha256 };
    const fault = await faultOfZip(async (from, to) => joined(this.blobs.range(blob, key, { from, to })), row.size);
    if (fault) return this.refused(row, fault === 'bomb' ? refusals.zipBomb : refusals.zipUnreadable);
    const entered = await this.enter(begun, finished, person);
    return entered.ok ? accept(row.size) : entered;
  }

  private async refused({ id }: UploadRow, objection: Refusal): Promise<Result<number>> {
    await this.database.transaction((tx) => this.store.end(tx, id, 'refused'));
    await this.blobs.dropDraft(id);
    await this.blobs.discard(id);
    return refuse(objection);
  }

  private enter({ row, key, file }: Begun, { size, sha256, sha512, sha3 }: Finished, person: Person) {
    const { id: uploadId, orderId, caseId, target } = row;
    const digests = { sha256, sha512, sha3 };
    const digest = digestOfFile(key, { name: file.name, size, digests });
    const command = { type: 'hand_in_file', orderId, uploadId, target, size, digest } as const;
    return attempt(this.database, async (tx) => {
      await this.store.reseal(tx, uploadId, sealedFile(key, uploadId, { ...file, digests }));
      return this.cases.handleIn(tx, caseId, command, handlingOf(person, `upload-${uploadId}`));
    });
  }
}

async function joined(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const piece of pieces) found.push(piece);
  return Buffer.concat(found);
}

/** Why the file that came is not the one that was announced. */
function objectionTo({ expected }: UploadedFile, { sha512, sha3 }: Finished): Refusal | null {
  const isSame = (expected.sha512 ?? sha512) === sha512 && (expected.sha3 ?? sha3) === sha3;
  return isSame ? null : refusals.digestWrong;
}

/** Where the bytes of the request end; a source that fails ends there. */
async function pour(
  writer: ChunkedWriter,
  { offset, source, checksum }: Arriving,
  size: number,
  { stillAlone }: Growing,
): Promise<Result<number>> {
  const hash = checksum && createHash(checksum.algorithm);
  const unread = source[Symbol.asyncIterator]();
  let at = offset;
  for (let bytes = await nextOf(unread); bytes; bytes = await nextOf(unread)) {
    at += bytes.length;
    if (at > size) return refuse(refusals.tooLong);
    hash?.update(bytes);
    await stillAlone();
    await writer.append(bytes);
  }
  const isSound = !checksum || hash?.digest().equals(checksum.value);
  return isSound ? accept(at) : refuse(refusals.checksumWrong);
}

async function nextOf(unread: AsyncIterator<Buffer>): Promise<Buffer | null> {
  const next = await unread.next().catch(() => null);
  return next && !next.done ? next.value : null;
}
