/** Reading a case under broken glass: only while two persons' leave lasts, and never without its entry. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { refusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { type Result, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { CaseSignatures } from '../handle/case-signatures.js';
import { CasesService, type Handling } from '../handle/cases.service.js';
import { AccessHistory } from '../rows/access-history.js';
import { CaseFiles } from './case-files.js';
import type { ShownCase } from './case-view.js';

@Injectable()
export class BreakGlass {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly files: CaseFiles,
    private readonly access: AccessHistory,
    private readonly signatures: CaseSignatures,
  ) {}

  read(id: string, person: Person): Promise<Result<ShownCase>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.broken(tx, id, person))) return refuse(refusals.glassWhole);
      await this.access.opened(tx, person, 'case', id);
      return this.files.show(tx, id, person);
    });
  }

  reassign(id: string, to: string, person: Person, handling: Handling): Promise<Result<CaseState>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.broken(tx, id, person))) return refuse(refusals.glassWhole);
      return this.cases.handleIn(tx, id, { type: 'assign', to }, handling);
    });
  }

  /**
   * The case opens by the signatures of the person who asked and the one who granted. A row, or an entry alone, opens
   * nothing.
   */
  private async broken(tx: Tx, id: string, { id: account }: Person): Promise<boolean> {
    const entries = await this.cases.entries(tx, id);
    const now = await this.database.now(tx);
    return this.signatures.glassBroken(tx, id, entries, { account, now });
  }
}
