/** Instructions to operations, for the people of the case: what is to be kept is composed, signed and ordered, and how each stands. */
import { Injectable } from '@nestjs/common';
import { CasesService, type Handling } from '../../cases/handle/cases.service.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import type { OrderedNames } from '../../cases/rows/ordered-names.js';
import { CaseVault } from '../../cases/rows/vault.js';
import { objectionToKeeping, payloadOfKeeping } from '../../domain/case/actions/instruction/order-keeping.js';
import type { Instruction, Kept } from '../../domain/case/model/instruction-state.js';
import { freezeOf, instructionsOf, isFreezeOwed } from '../../domain/case/model/instructions.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import type { DataCategory } from '../../domain/law/vocabulary.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Composing, type GivenTargets } from '../ordered/composing.js';

export interface GivenFreeze extends GivenTargets {
  readonly orderId: string;
  readonly categories: readonly DataCategory[];
}

/** With what is sealed of its freeze; null once the case was erased, and for a measure of an incident. */
export interface ShownInstruction {
  readonly instruction: Instruction;
  readonly names: OrderedNames | null;
}

@Injectable()
export class Instructions {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly composing: Composing,
  ) {}

  /** What the person is to sign; keeps nothing. */
  draft(caseId: string, given: GivenFreeze): Promise<Result<{ payload: string }>> {
    return attempt(this.database, async (tx) => {
      const composed = await this.compose(tx, caseId, given);
      if (!composed.ok) return composed;
      const state = await this.cases.load(tx, caseId);
      const objection = objectionToKeeping(composed.value.what, { state });
      const payload = () => payloadOfKeeping(composed.value.what, state.preservation?.until ?? null);
      return objection ? refuse(objection) : accept({ payload: payload() });
    });
  }

  /** The instruction, its entry and its names commit together. */
  order(caseId: string, given: GivenFreeze, handling: Handling): Promise<Result<CaseState>> {
    return attempt(this.database, async (tx) => {
      const composed = await this.compose(tx, caseId, given);
      if (!composed.ok) return composed;
      const { what, names } = composed.value;
      const { orderId } = given;
      const before = await this.cases.load(tx, caseId);
      const handled = await this.cases.handleIn(tx, caseId, { type: 'order_freeze', orderId, what }, handling);
      const isNew = handled.ok && handled.value.seq > before.seq;
      if (isNew) await this.vault.put(tx, caseId, 'production', names, orderId);
      return handled;
    });
  }

  /** Each instruction of the case, the oldest first, and whether one to keep data is owed. */
  of(caseId: string): Promise<Result<{ instructions: ShownInstruction[]; freezeOwed: boolean }>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const state = await this.cases.load(tx, caseId);
      const instructions = await this.shown(tx, caseId, state);
      return accept({ instructions, freezeOwed: isFreezeOwed(state) });
    });
  }

  async shown(tx: Tx, caseId: string, state: CaseState): Promise<ShownInstruction[]> {
    const all = instructionsOf(state);
    const named = all.flatMap(({ id, what }) => (what ? { id, named: what.named } : []));
    const names = await this.composing.shown(tx, caseId, named);
    return all.map((instruction) => ({
      instruction,
      names: names.get(freezeOf(state, instruction).id) ?? null,
    }));
  }

  private async compose(tx: Tx, caseId: string, { categories, ...given }: GivenFreeze) {
    const composed = await this.composing.compose(tx, caseId, given);
    if (!composed.ok) return composed;
    const { names, targets, ...rest } = composed.value;
    const what = { ...rest, targets: targets.map((each) => ({ ...each })), categories: [...categories] };
    return accept({ names, what: what satisfies Kept });
  }
}
