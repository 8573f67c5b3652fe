/** Targets and a period as a person names them, and their names as they are sealed: for an order and for an instruction. */
import { Injectable } from '@nestjs/common';
import { CaseStore } from '../../cases/rows/case.store.js';
import { OrderedNames } from '../../cases/rows/ordered-names.js';
import { Particulars } from '../../cases/rows/particulars.js';
import { idOfAdded, idOfRead, plainName } from '../../cases/rows/target-id.js';
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

interface Reading {
  readonly id: string;
  readonly value: Particulars;
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

  async compose(tx: Tx, caseId: string, { from, to, ...given }: GivenTargets): Promise<Result<ComposedTargets>> {
    if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
    if (from !== null && to !== null && from > to) return refuse(refusals.periodBackwards);
    const key = await this.vault.keyOf(tx, caseId);
    const read = await this.vault.named(tx, caseId, 'particulars', Particulars);
    if (key === erased || read === erased) return refuse(caseRefusals.caseErased);
    const found = targetsOf(key, given.targets, read.at(-1));
    if (!found.ok) return found;
    const { value: targets } = found;
    const names = { targets: targets.map(({ id, name, kind }) => ({ id, name, kind })), from, to };
    return accept({
      targets: targets.map(({ id, place }) => ({ id, place })),
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

/** Each with the id that it has in every order and table of the case; refused where one was not read, or is named though it was. */
function targetsOf(key: Buffer, targets: GivenTargets['targets'], reading: Reading | undefined) {
  const read = reading?.value.targets ?? [];
  const found: { id: string; place: number | null; name: string; kind: string | null }[] = [];
  for (const target of targets) {
    if ('name' in target) {
      const { name } = target;
      if (read.some(({ value }) => plainName(value) === plainName(name))) return refuse(refusals.targetRead);
      found.push({ id: idOfAdded(name, key), place: null, name, kind: null });
      continue;
    }
    const { place } = target;
    const own = read[place];
    if (!reading || !own) return refuse(refusals.targetUnknown);
    found.push({ id: idOfRead(place, reading.id), place, name: own.value, kind: own.kind });
  }
  return accept(found);
}
