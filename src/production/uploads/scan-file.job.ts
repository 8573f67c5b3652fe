/** Gives a file of operations to the antivirus. Its verdict is an entry of the case; where none is set, that is said too. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CasesService } from '../../cases/handle/cases.service.js';
import { scanFile } from '../../cases/handle/jobs.js';
import { digestOfFile, openedFile, UploadStore } from '../../cases/rows/upload.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { handedFile } from '../../domain/case/model/handed-file.js';
import type { Sha256 } from '../../domain/kernel/brand.js';
import { millisecondsOf } from '../../domain/kernel/instant.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import type { Tx } from '../../platform/database/transaction.js';
import { type Effect, JobFailure, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { scan } from '../../platform/scan/clamd.js';
import { Settings } from '../../platform/settings/settings.js';
import { Blocked } from '../../platform/telemetry/failure.js';

type Payload = PayloadOf<typeof scanFile>;

@Injectable()
export class ScanFileJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: UploadStore,
    private readonly vault: CaseVault,
    private readonly blobs: BlobStore,
    private readonly settings: Settings,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(scanFile, (payload) => this.run(payload));
  }

  /** The first verdict stands. Rejects where what is kept is not what was handed in, or the antivirus cannot be believed. */
  async run({ caseId, uploadId }: Payload): Promise<Effect> {
    const found = await this.database.transaction((tx) => this.found(tx, caseId, uploadId));
    if (!found) return nothing;
    const { orderId, key, sha256, now } = found;
    const verdict = await this.verdict(() => this.blobs.stream({ blobId: uploadId, sha256 }, key), now);
    const command = { type: 'record_file_scan', orderId, uploadId, verdict } as const;
    const handling = { actor: { kind: 'system', room: 'production' } as const, key: `file-scan/${uploadId}` };
    return async (tx) => {
      if (handedFile(await this.cases.load(tx, caseId), uploadId)?.file.scan !== undefined) return;
      valueOrFail(await this.cases.handleIn(tx, caseId, command, handling));
    };
  }

  /** Undefined where there is nothing to scan. */
  private async found(tx: Tx, caseId: string, uploadId: string) {
    const handed = handedFile(await this.cases.load(tx, caseId), uploadId);
    const row = await this.store.find(tx, uploadId);
    if (!handed || !row) throw new Error(`No file ${uploadId} was handed in.`);
    const key = await this.vault.keyOf(tx, caseId);
    if (handed.file.scan !== undefined || key === erased) return undefined;
    const { name, digests } = openedFile(key, row);
    if (!digests || digestOfFile(key, { name, size: row.size, digests }) !== handed.file.digest) {
      throw new JobFailure('What is kept of a file is not what operations handed in: keep it as evidence.', false);
    }
    const now = millisecondsOf(await this.database.now(tx));
    return { orderId: handed.order.id, key, sha256: digests.sha256 as Sha256, now };
  }

  private async verdict(open: Parameters<typeof scan>[1], now: number) {
    const { clamd } = this.settings;
    if (clamd === undefined) return 'not_scanned';
    const { verdict } = await scan(clamd, open, now).catch((cause: unknown) => {
      const sentence = 'GREFFE_CLAMD: no antivirus that can be believed answers there. `greffe doctor` says why.';
      throw new Blocked(sentence, scanFile.topic, { cause });
    });
    return verdict === 'too_large' ? 'not_scanned' : verdict;
  }
}
