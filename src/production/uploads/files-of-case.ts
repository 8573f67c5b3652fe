/** The files that operations handed in for a case, for its people: what is sealed of each, and how it stands. */
import { Injectable } from '@nestjs/common';
import { CasesService } from '../../cases/handle/cases.service.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { believedFile, UploadStore } from '../../cases/rows/upload.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { type FileOfOrder, filesOfCase, type ShownStanding, standingOf } from '../../domain/case/model/handed-file.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';

export interface ShownFile {
  readonly id: string;
  readonly orderId: string;
  readonly target: string;
  /** Null where its record was altered, and so are its digests. */
  readonly name: string | null;
  /** In bytes. */
  readonly size: number;
  readonly sha512: string | null;
  /** SHA3-512. */
  readonly sha3: string | null;
  readonly standing: ShownStanding;
}

@Injectable()
export class FilesOfCase {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly cabinet: CaseStore,
    private readonly store: UploadStore,
    private readonly vault: CaseVault,
  ) {}

  /** By order, the oldest first; none of an erased case. One of which the record was altered is marked so, and hides no other. */
  of(caseId: string): Promise<Result<ShownFile[]>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.cabinet.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const key = await this.vault.keyOf(tx, caseId);
      if (key === erased) return accept([]);
      const files: ShownFile[] = [];
      for (const handed of filesOfCase(await this.cases.load(tx, caseId)))
        files.push(await this.shown(tx, key, handed));
      return accept(files);
    });
  }

  private async shown(tx: Tx, key: Buffer, { order, file }: FileOfOrder): Promise<ShownFile> {
    const { id, target, size } = file;
    const row = await this.store.find(tx, id);
    const { name, digests } = (row && believedFile(key, row, file.digest)) ?? {
      name: null,
      digests: null,
    };
    const standing = digests ? standingOf(file) : 'altered';
    const { sha512 = null, sha3 = null } = digests ?? {};
    return { id, orderId: order.id, target, name, size, sha512, sha3, standing };
  }
}
