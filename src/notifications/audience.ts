/** Who is told: resolved at the moment of telling, from the case as it then stands and the accounts then open. */
import { Injectable } from '@nestjs/common';
import { AccountStore } from '../access/account.store.js';
import { AlarmStore } from '../cases/alarm.store.js';
import { CasesService } from '../cases/cases.service.js';
import type { News } from '../cases/news.js';
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

  /** Accounts, each once; a person who has a second account is told at both. */
  async of(tx: Tx, state: CaseState, tells: readonly Audience[]): Promise<string[]> {
    const roles = tells.flatMap((audience) => this.rolesOf(audience, state));
    const named = tells.includes('assignee') && state.assignee ? [state.assignee] : [];
    return this.accounts.open(tx, named, roles);
  }

  /** False once nobody needs to hear it: the clock has met its end with the case, or a person answered its alarm. */
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
    // At an end nobody is waited for, and yet a letter may not have left, or a message come.
    return roles.length > 0 ? roles : ['analyst', 'jurist', 'head_of_legal'];
  }
}
