/** Who carries a case on: given to one person or many cases at once, with a note for the new assignee. */
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../../access/account.store.js';
import { refusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { mayTake } from '../../domain/case/permission.js';
import { type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { Database } from '../../platform/database/database.js';
import { CasesService, type Handling } from '../handle/cases.service.js';
import { NotesService } from './notes.service.js';

export interface Assignment {
  readonly to: string;
  /** A note for the new assignee; sealed with the case. */
  readonly word?: string | undefined;
}

export interface SeenCase {
  readonly id: string;
  readonly seen: number;
}

export interface Assigned {
  readonly assigned: readonly string[];
  readonly refused: readonly { readonly id: string; readonly refusal: Refusal }[];
}

@Injectable()
export class AssignmentsService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountStore,
    private readonly cases: CasesService,
    private readonly notes: NotesService,
  ) {}

  /** To a user with an open account who reads cases; it does not change whose consent is required. */
  async assign(caseId: string, { to, word }: Assignment, handling: Handling): Promise<Result<CaseState>> {
    const account = await this.database.transaction(async (tx) => (await this.accounts.byId(tx, [to])).get(to));
    if (!account?.active || !mayTake('case.read', account.roles)) return refuse(refusals.cannotCarryOn);
    if (word === undefined) return this.cases.handle(caseId, { type: 'assign', to }, handling);
    return this.notes.add(caseId, { text: word }, (noteId) => ({ type: 'assign', to, noteId }), handling);
  }

  /** Each case in its own transaction, under its own key: a refusal for one does not affect the others. */
  async assignMany(cases: readonly SeenCase[], what: Assignment, handling: Handling): Promise<Assigned> {
    const assigned: string[] = [];
    const refused: { id: string; refusal: Refusal }[] = [];
    for (const { id, seen } of cases) {
      const done = await this.assign(id, what, { ...handling, key: `${handling.key}/${id}`, seen });
      if (done.ok) assigned.push(id);
      else refused.push({ id, refusal: done.refusal });
    }
    return { assigned, refused };
  }
}
