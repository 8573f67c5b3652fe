/** What waits for a person: open cases in which a move of theirs is open, the least of its time left first. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { CasesService } from '../cases/handle/cases.service.js';
import { personActor } from '../cases/http/answer.js';
import type { MoveType } from '../domain/case/actions/index.js';
import { deliveriesOwed } from '../domain/case/model/delivery.js';
import { wantsCallBack } from '../domain/case/model/leaving.js';
import { moves } from '../domain/case/moves.js';
import { NewerVersion } from '../domain/kernel/newer-version.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { QueueFilter } from './queue.filter.js';
import { QueueService } from './queue.service.js';
import { QueueStore } from './queue.store.js';
import type { QueuedCase } from './queued-case.js';

/** Moves that carry a case on; notes and assignments alone are no task. */
const carryOn: readonly MoveType[] = [
  'confirm_fact',
  'act',
  'ratify',
  'record_call_back',
  'clear_hold',
  'prepare',
  'approve',
  'refuse',
  'release',
  'inform',
  'post_letter',
  'open_delivery',
  'close',
];
const LOOKED_AT = 200;

export interface Task extends QueuedCase {
  readonly open: MoveType[];
}

@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly queues: QueueStore,
    private readonly queue: QueueService,
    private readonly cases: CasesService,
  ) {}

  async of(person: Person): Promise<Task[]> {
    return this.database.transaction(async (tx) => {
      const asking = { person, standsInFor: [], asOf: await this.database.now(tx), words: null };
      const window = { order: 'due', limit: LOOKED_AT, after: null, skip: 0 } as const;
      const tasks: Task[] = [];
      const looked = await this.queues.page(tx, QueueFilter.parse({ todo: 'me' }), asking, window);
      for (const summary of await this.queue.headlined(tx, looked)) {
        const open = await this.openTo(tx, summary.id, person);
        if (open.length > 0) tasks.push({ ...summary, open });
      }
      return tasks;
    });
  }

  /** None in a case that a newer version wrote to: nothing can be done there by this one, and the queue still shows it. */
  private async openTo(tx: Tx, caseId: string, person: Person): Promise<MoveType[]> {
    try {
      const state = await this.cases.load(tx, caseId);
      const actor = personActor(person);
      const at = await this.cases.circumstances(tx, caseId, state, actor);
      return (
        moves(state, actor, at)
          .filter((move) => move.closed === null && carryOn.includes(move.command))
          // A call-back is possible in every case: it is a task where a disclosure waits for it.
          .filter((move) => move.command !== 'record_call_back' || wantsCallBack(state, at))
          // A package of an answer that left with its files may be handed out too: it is a task where the case waits for it.
          .filter((move) => move.command !== 'open_delivery' || deliveriesOwed(state).length > 0)
          .map((move) => move.command)
      );
    } catch (error) {
      if (error instanceof NewerVersion) return [];
      throw error;
    }
  }
}
