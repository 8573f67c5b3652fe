/** Who is notified: resolved when the notice is sent, from the state of the case and the accounts that are open then. */
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../access/account.store.js';
import { CasesService } from '../cases/handle/cases.service.js';
import type { News } from '../cases/handle/news.js';
import { AlarmStore } from '../cases/rows/alarm.store.js';
import type { CaseState } from '../domain/case/model/state.js';
import type { Role } from '../domain/law/vocabulary.js';
import type { Audience } from '../domain/workflow/escalation.js';
import type { Tx } from '../platform/database/transaction.js';

@Injectable()
export class Audiences {
  constructor(
    private readonly accounts: AccountStore,
    private readonly alarms: AlarmStore,
    private readonly cases: CasesService,
  ) {}

  /** Accounts, each once; a person with a second account is notified at both. */
  async of(tx: Tx, state: CaseState, tells: readonly Audience[]): Promise<string[]> {
    const roles = tells.flatMap((audience) => this.rolesOf(audience, state));
    const named = tells.includes('assignee') && state.assignee ? [state.assignee] : [];
    return this.accounts.open(tx, named, roles);
  }

  /** False once no one needs the notice: the clock ended with the case, or a person answered its alarm. */
  async isStillNews(tx: Tx, caseId: string, state: CaseState, news: News): Promise<boolean> {
    if (news.kind !== 'clock') return true;
    const runs = state.clocks.some(({ code, safeEnd }) => code === news.clock && safeEnd === news.safeEnd);
    return state.status === 'open' && runs && !(await this.alarms.isAnswered(tx, caseId, news.clock));
  }

  private rolesOf(audience: Audience, state: CaseState): readonly Role[] {
    if (audience === 'assignee') return [];
    if (audience !== 'desk') return [audience];
    const steps = this.cases.circuits(state).get(state.circuit)?.steps ?? [];
    const roles = steps.find(({ id }) => id === state.step)?.roles ?? [];
    // An end has no roles, and yet a letter may not have been sent, or a message may have come in.
    return roles.length > 0 ? roles : ['analyst', 'jurist', 'head_of_legal'];
  }
}
