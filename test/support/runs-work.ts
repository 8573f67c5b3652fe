/** Runs the work of the queue piece by piece, as a spec asks: no worker takes any of it. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../../src/platform/database/database.js';
import { rowsOf } from '../../src/platform/database/rows.js';
import type { Executor } from '../../src/platform/jobs/executor.js';

export abstract class RunsWork {
  abstract readonly executor: Executor;
  abstract readonly database: Database;

  /** Ids of the open work of one topic, oldest first. */
  async work(topic: string, caseId?: string): Promise<string[]> {
    const rows = rowsOf(
      z.object({ id: z.string() }),
      await this.database.query(
        `select id from outbox where topic = $1 and done_at is null and dead_at is null
         and ($2::text is null or payload ->> 'caseId' = $2) order by id`,
        [topic, caseId ?? null],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Each piece of open work of the topic, once. */
  async run(topic: string): Promise<void> {
    for (const id of await this.work(topic)) await this.executor.execute(id);
  }

  /** Again and again, over the pauses between two attempts. */
  async runUntilDone(topic: string, caseId?: string): Promise<void> {
    for (let attempt = 0; attempt < 50 && (await this.work(topic, caseId)).length > 0; attempt += 1) {
      await wait(50);
      await this.run(topic);
    }
  }
}
