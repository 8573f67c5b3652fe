/** The names behind the table of a disclosure: sealed when it is prepared, shown to the people who consent to it. */
import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { CasesService } from '../../cases/handle/cases.service.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { CaseVault, digestUnder, erased } from '../../cases/rows/vault.js';
import type { Disclosure } from '../../domain/case/model/disclosure.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { type NamedTarget, NamedTargets, type Tabled } from './given-targets.js';
import { refusals } from './refusal.js';

/** The row of the names beside that of the wording, which has the id of the preparation itself. */
const rowOf = (preparationId: string): string => uuidv5('targets', preparationId);

/** The table as the log keeps it: the names are in it as a digest under the key of the case. */
export const disclosureOf = ({ table, names }: Tabled, key: Buffer): Disclosure => ({
  ...table,
  named: digestUnder(key, canonical(names)),
});

@Injectable()
export class DisclosedTargets {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly cases: CasesService,
    private readonly vault: CaseVault,
  ) {}

  /** In the transaction of the entry that keeps the table. */
  async seal(tx: Tx, caseId: string, preparationId: string, { names }: Tabled): Promise<void> {
    await this.vault.put(tx, caseId, 'targets', names, rowOf(preparationId));
  }

  /** Of a preparation, in the order of its table; none for one that is older than the table or discloses nothing. */
  prepared(caseId: string, preparationId: string): Promise<Result<readonly NamedTarget[]>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const sealed = await this.named(tx, caseId);
      if (sealed === erased) return refuse(refusals.caseErased);
      const names = sealed.get(rowOf(preparationId)) ?? [];
      const told = await this.digestIn(tx, caseId, preparationId);
      const isSame = told === undefined || told === (await this.vault.digest(tx, caseId, canonical(names)));
      return isSame ? accept(names) : refuse(refusals.namesChanged);
    });
  }

  /** Of these preparations, by target. */
  async of(tx: Tx, caseId: string, preparations: readonly string[]): Promise<ReadonlyMap<string, NamedTarget>> {
    const names = await this.named(tx, caseId);
    if (names === erased) return new Map();
    const all = preparations.flatMap((id) => names.get(rowOf(id)) ?? []);
    return new Map(all.map((each) => [each.id, each]));
  }

  /** Of the names, as the entry has it that prepared them; undefined of one without a table. */
  private async digestIn(tx: Tx, caseId: string, preparationId: string): Promise<string | undefined> {
    for (const { event } of await this.cases.entries(tx, caseId)) {
      if (event.type !== 'case.prepared' || event.data.preparationId !== preparationId) continue;
      return event.data.disclosure?.named;
    }
    return undefined;
  }

  private async named(tx: Tx, caseId: string): Promise<ReadonlyMap<string, NamedTarget[]> | typeof erased> {
    const kept = await this.vault.named(tx, caseId, 'targets', NamedTargets);
    return kept === erased ? erased : new Map(kept.map(({ id, value }) => [id, value]));
  }
}
