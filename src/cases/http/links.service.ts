/** Links cases that are one request or belong together, and undoes it: nothing of a case itself changes by it. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../../access/access.js';
import { refusals } from '../../domain/case/model/refusal.js';
import { accept, type Refusal, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { DeskHistory } from '../rows/desk-history.js';
import { type LinkKind, LinkStore } from '../rows/link.store.js';

const linkUnknown: Refusal = refusal(
  'link-unknown',
  'not_found',
  'Ce lien n’existe pas, ou a déjà été défait.',
  'There is no such link, or it was undone already.',
);

@Injectable()
export class LinksService {
  constructor(
    private readonly database: Database,
    private readonly store: LinkStore,
    private readonly history: DeskHistory,
  ) {}

  /** All of them in one link, with one entry: every case is there, or nothing is linked. */
  link(kind: LinkKind, given: readonly string[], { id: by }: Person): Promise<Result<{ readonly id: string }>> {
    return attempt(this.database, async (tx) => {
      const cases = [...new Set(given)].sort();
      if (cases.length < 2 || (await this.store.countCases(tx, cases)) < cases.length) {
        return refuse(refusals.caseUnknown);
      }
      const id = uuidv7();
      await this.history.record(tx, by, 'desk.cases_linked', { linkId: id, kind, cases });
      await this.store.add(tx, id, kind, cases, by);
      return accept({ id });
    });
  }

  undo(id: string, { id: by }: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const found = await this.store.lock(tx, id);
      if (!found) return refuse(linkUnknown);
      await this.history.record(tx, by, 'desk.cases_unlinked', { linkId: id, cases: found.cases });
      await this.store.undo(tx, id, by);
      return accept(null);
    });
  }
}
