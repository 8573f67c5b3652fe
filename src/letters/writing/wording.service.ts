/** What the preparer of a letter changed in it, as it was prepared. */
import { Injectable } from '@nestjs/common';
import { CaseStore } from '../../cases/rows/case.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { refusals } from './refusal.js';
import { Wording } from './wording.js';

@Injectable()
export class WordingService {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseStore,
    private readonly vault: CaseVault,
  ) {}

  /** Of a preparation; null where nothing was answered, and for one that is older than free paragraphs. */
  prepared(caseId: string, preparationId: string): Promise<Result<Wording | null>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.cases.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const kept = await this.vault.named(tx, caseId, 'wording', Wording);
      if (kept === erased) return refuse(refusals.caseErased);
      return accept(kept.find(({ id }) => id === preparationId)?.value ?? null);
    });
  }
}
