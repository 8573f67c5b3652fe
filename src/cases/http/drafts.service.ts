/** The drafts of the forms of a case: kept while a person writes, for that person alone. No state of the case changes. */
import { Injectable } from '@nestjs/common';
import { refusals } from '../../domain/case/model/refusal.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { CaseStore } from '../rows/case.store.js';
import { type CaseDraft, CaseDraftStore } from '../rows/case-draft.store.js';
import { CaseVault, erased } from '../rows/vault.js';

@Injectable()
export class DraftsService {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseStore,
    private readonly vault: CaseVault,
    private readonly drafts: CaseDraftStore,
  ) {}

  /** Those of one person; none where the case is erased. */
  read(caseId: string, personId: string): Promise<Result<CaseDraft[]>> {
    return attempt(this.database, async (tx) => {
      const key = await this.keyOf(tx, caseId);
      if (!key.ok) return key;
      return accept(key.value === erased ? [] : await this.drafts.all(tx, { caseId, personId, key: key.value }));
    });
  }

  keep(caseId: string, personId: string, draft: Omit<CaseDraft, 'at'>): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const key = await this.keyOf(tx, caseId);
      if (!key.ok) return key;
      if (key.value === erased) return refuse(refusals.caseErased);
      await this.drafts.keep(tx, { caseId, personId, key: key.value }, draft);
      return accept(null);
    });
  }

  drop(caseId: string, personId: string, form: string): Promise<void> {
    return this.database.transaction((tx) => this.drafts.drop(tx, caseId, personId, form));
  }

  private async keyOf(tx: Tx, caseId: string): Promise<Result<Buffer | typeof erased>> {
    if (!(await this.cases.find(tx, caseId))) return refuse(refusals.caseUnknown);
    return accept(await this.vault.keyOf(tx, caseId));
  }
}
