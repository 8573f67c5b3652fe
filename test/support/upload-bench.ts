/** An order that runs in a case, and files that operations hand in for its target, without HTTP. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Person } from '../../src/access/access.js';
import { CasesModule } from '../../src/cases/cases.module.js';
import { Particulars } from '../../src/cases/rows/particulars.js';
import { idOfRead } from '../../src/cases/rows/target-id.js';
import { openedFile, type UploadedFile, UploadStore } from '../../src/cases/rows/upload.store.js';
import { CaseVault, erased } from '../../src/cases/rows/vault.js';
import type { PersonId } from '../../src/domain/kernel/brand.js';
import type { Result } from '../../src/domain/kernel/result.js';
import { valueOrFail } from '../../src/domain/kernel/result.js';
import { LettersModule } from '../../src/letters/letters.module.js';
import { BlobStore } from '../../src/platform/blobs/blob-store.js';
import { ProductionModule } from '../../src/production/production.module.js';
import { GrowingFiles } from '../../src/production/uploads/growing-files.js';
import { Receiving } from '../../src/production/uploads/receiving.js';
import { Uploads } from '../../src/production/uploads/uploads.service.js';
import { LetterDesk } from './letter-desk.js';
import { french } from './production-desk.js';

export const digestOf = (name: string, bytes: Buffer): string => createHash(name).update(bytes).digest('hex');

export interface Ordered {
  readonly caseId: string;
  readonly orderId: string;
  readonly target: string;
}

type Sent = Partial<Parameters<Receiving['append']>[0]>;

/** All of the process that writes files: another one remembers nothing of them. */
interface Process {
  readonly uploads: Uploads;
  readonly receiving: Receiving;
}

export class UploadBench {
  private process: Process;

  private constructor(
    readonly desk: LetterDesk,
    readonly operations: Person,
  ) {
    this.process = this.started();
  }

  static async open(): Promise<UploadBench> {
    const desk = await LetterDesk.open({ relay: true }, (platform) =>
      platform.start(CasesModule, LettersModule, ProductionModule),
    );
    const id = (await desk.addPerson('operations')) as PersonId;
    return new UploadBench(desk, { id, name: 'Paul Girard', roles: ['operations'] });
  }

  close(): Promise<void> {
    return this.desk.close();
  }

  /** What another process has, which shares the database and the disk. */
  started(): Process {
    const { module, database, cases } = this.desk;
    const [store, vault, blobs] = [module.get(UploadStore), module.get(CaseVault), module.get(BlobStore)];
    const growing = new GrowingFiles(database, store, blobs);
    const { orders } = module.get(Uploads) as unknown as { orders: ConstructorParameters<typeof Uploads>[2] };
    const uploads = new Uploads(database, cases, orders, store, vault, blobs, growing);
    return { uploads, receiving: new Receiving(database, cases, store, vault, blobs, uploads, growing) };
  }

  /** The process died: what it remembered is gone. */
  restart(): void {
    this.process = this.started();
  }

  get uploads(): Uploads {
    return this.process.uploads;
  }

  /** For the target that was read in the request. */
  async ordered(): Promise<Ordered> {
    const caseId = await this.desk.request(french);
    const vault = this.desk.module.get(CaseVault);
    const read = await this.desk.database.transaction((tx) => vault.named(tx, caseId, 'particulars', Particulars));
    const [orderId, target] = [randomUUID(), idOfRead(0, read === erased ? '' : (read.at(-1)?.id ?? ''))];
    const what = { targets: [{ id: target, place: 0 }], categories: ['SUB' as const], period: false };
    const due = { dueAt: '2099-01-31T12:00:00.000Z', named: 'e'.repeat(64) };
    const command = { type: 'order_production' as const, orderId, ...what, ...due };
    await this.desk.give(caseId, command, this.desk.person('jurist'));
    return { caseId, orderId, target };
  }

  /** Of an upload that was opened for these bytes. */
  async opened(order: Ordered, bytes: Buffer, expected: UploadedFile['expected'] = {}): Promise<string> {
    const { orderId, target } = order;
    const said = { name: 'journal.csv', contentType: 'text/csv', expected };
    return valueOrFail(await this.uploads.open({ orderId, target, size: bytes.length, ...said }, this.operations));
  }

  append(
    { orderId }: Ordered,
    id: string,
    sent: Sent & { bytes?: Buffer },
    by = this.process,
  ): Promise<Result<number>> {
    const { offset = 0, bytes = Buffer.alloc(0), source = inPieces(bytes), checksum } = sent;
    return by.receiving.append({ orderId, id, offset, source, checksum }, this.operations);
  }

  async offset({ orderId }: Ordered, id: string): Promise<number> {
    return valueOrFail(await this.uploads.find(orderId, id)).offset;
  }

  /** What is kept: the bytes of the store, and what is sealed beside them. */
  async kept({ caseId }: Ordered, id: string): Promise<{ bytes: Buffer; file: UploadedFile }> {
    const { module, database } = this.desk;
    return database.transaction(async (tx) => {
      const row = await module.get(UploadStore).find(tx, id);
      const key = await module.get(CaseVault).keyOf(tx, caseId);
      if (!row || key === erased) throw new Error('No such upload.');
      const file = openedFile(key, row);
      const sha256 = (file.digests?.sha256 ?? '') as never;
      return { file, bytes: await module.get(BlobStore).read({ blobId: id, sha256 }, key) };
    });
  }
}

export async function* inPieces(bytes: Buffer, piece = 50_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** A connection that is cut after so many bytes. */
export async function* cutAt(bytes: Buffer, at: number): AsyncGenerator<Buffer> {
  yield* inPieces(bytes.subarray(0, at));
  throw new Error('The connection was cut.');
}

export const someBytes = (length: number): Buffer => randomBytes(length);
