/** Reading a case under broken glass: only while two persons' leave lasts, and never without its entry. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../auth/access.js';
import { glassBrokenFor } from '../domain/case/broken-glass.js';
import { refusals } from '../domain/case/refusal.js';
import { type Result, refuse } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import { AccessHistory } from './access-history.js';
import { CaseFiles } from './case-files.js';
import type { ShownCase } from './case-view.js';
import { CasesService } from './cases.service.js';

@Injectable()
export class BreakGlass {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly files: CaseFiles,
    private readonly access: AccessHistory,
  ) {}

  read(id: string, person: Person): Promise<Result<ShownCase>> {
    return attempt(this.database, async (tx) => {
      const state = await this.cases.load(tx, id);
      const now = await this.database.now(tx);
      if (!glassBrokenFor(state, person.id, { now })) return refuse(refusals.glassWhole);
      await this.access.opened(tx, person, 'case', id);
      return this.files.show(tx, id, person);
    });
  }
}
