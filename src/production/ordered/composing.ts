/** Targets and a period as a person names them, and their names as they are sealed: for an order and for an instruction. */
import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { CaseStore } from '../../cases/rows/case.store.js';
import { OrderedNames } from '../../cases/rows/ordered-names.js';
import { Particulars } from '../../cases/rows/particulars.js';
import { idOfRead } from '../../cases/rows/target-id.js';
import { CaseVault, digestUnder, erased } from '../../cases/rows/vault.js';
import type { Ordered } from '../../domain/case/model/production-state.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import type { Tx } from '../../platform/database/transaction.js';
import { refusals } from './refusal.js';

export interface GivenTargets {
  /** One that was read, by its place in the list; another by its name. */
  readonly targets: readonly ({ readonly place: number } | { readonly name: string })[];
  readonly from: string | null;
  readonly to: string | null;
}

export interface ComposedTargets extends Pick<Ordered, 'targets' | 'period' | 'named'> {
  readonly names: OrderedNames;
}

@Injectable()
export class Composing {
  constructor(
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
  ) {}

  /** @param id of the order: a target that was not read has an id of its own in each */
  async compose(
    tx: Tx,
    caseId: string,
    id: string,
    { from, to, ...given }: GivenTargets,
  ): Promise<Result<ComposedTargets>> {
    if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
    if (from !== null && to !== null && from > to) return refuse(refusals.periodBackwards);
    const key = await this.vault.keyOf(tx, caseId);
    const read = await this.vault.named(tx, caseId, 'particulars', Particulars);
    if (key === erased || read === erased) return refuse(caseRefusals.caseErased);
    const targets = targetsOf(id, given.targets, read.at(-1));
    if (!targets) return refuse(refusals.targetUnknown);
    const names = { targets: targets.map(({ id: of, name, kind }) => ({ id: of, name, kind })), from, to };
    return accept({
      targets: targets.map(({ id: of, place }) => ({ id: of, place })),
      period: from !== null || to !== null,
      named: digestUnder(key, canonical(names)),
      names,
    });
  }

  /** The names of each; without those of a case that was erased. Throws where the names kept are not those that were ordered. */
  async shown(
    tx: Tx,
    caseId: string,
    orders: readonly { readonly id: string; readonly named: string }[],
  ): Promise<ReadonlyMap<string, OrderedNames>> {
    const sealed = await this.vault.named(tx, caseId, 'production', OrderedNames);
    const key = await this.vault.keyOf(tx, caseId);
    if (sealed === erased || key === erased) return new Map();
    const found = new Map(sealed.map(({ id, value }) => [id, value]));
    const named = orders.flatMap(({ id, named: digest }) => {
      const kept = found.get(id);
      if (kept && digestUnder(key, canonical(kept)) !== digest) {
        throw new Error(`The names of the order ${id} are not those that were ordered.`);
      }
      return kept ? [[id, kept] as const] : [];
    });
    return new Map(named);
  }
}

/** Each with the id that it has in a table of the disclosure; null where one was not read. */
function targetsOf(
  orderId: string,
  targets: GivenTargets['targets'],
  reading: { readonly id: string; readonly value: Particulars } | undefined,
) {
  const found = targets.map((target) => {
    if ('name' in target) {
      const { name } = target;
      return { id: uuidv5(`added ${plain(name)}`, orderId), place: null, name, kind: null };
    }
    const read = reading?.value.targets[target.place];
    if (!reading || !read) return null;
    return { id: idOfRead(target.place, reading.id), place: target.place, name: read.value, kind: read.kind };
  });
  const known = found.filter((each) => each !== null);
  return known.length === found.length ? known : null;
}

/** Two spellings of one name count as one target. */
const plain = (name: string): string => name.normalize('NFKC').toLowerCase();
