/** What waits for a person: open cases in which a move of theirs is open, the shortest clock first. */
import { Injectable } from '@nestjs/common';
import { CaseStore, type CaseSummary } from '../cases/case.store.js';
import { CasesService } from '../cases/cases.service.js';
import type { Actor } from '../domain/case/command.js';
import { moves } from '../domain/case/moves.js';
import type { CircuitCommand } from '../domain/workflow/circuit.js';
import { Database } from '../platform/database/database.js';

/** Moves that carry a case on; notes and assignments alone are no task. */
const carryOn: readonly CircuitCommand[] = ['confirm_fact', 'prepare', 'approve', 'refuse', 'release', 'close'];
const LOOKED_AT = 200;

export interface Task extends CaseSummary {
  readonly open: readonly CircuitCommand[];
}

@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly cases: CasesService,
  ) {}

  async of(actor: Actor): Promise<Task[]> {
    return this.database.transaction(async (tx) => {
      const tasks: Task[] = [];
      for (const summary of await this.store.list(tx, 'open', LOOKED_AT)) {
        const state = await this.cases.load(tx, summary.id);
        const open = moves(state, actor, this.cases.circuits(state))
          .filter((move) => move.closed === null && carryOn.includes(move.command))
          .map((move) => move.command);
        if (open.length > 0) tasks.push({ ...summary, open });
      }
      return tasks;
    });
  }
}
