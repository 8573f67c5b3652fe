/** Work that falls due at known instants, the workers that do it, and what became of it by the rows alone. */
import { z } from 'zod';
import type { Instant } from '../../../src/domain/kernel/instant.js';
import { Database } from '../../../src/platform/database/database.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { drain } from '../../../src/platform/jobs/drain.js';
import { JobRegistry } from '../../../src/platform/jobs/job.js';
import type { QueueTimings } from '../../../src/platform/jobs/timings.js';
import { Workers } from '../../../src/platform/jobs/workers.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';

const alarm = defineJob('test.alarm', z.strictObject({ mark: z.string() }), { lane: 'casework' });
const PATIENCE_MILLISECONDS = 120_000;

export class Alarms {
  private constructor(
    private readonly fresh: FreshDatabase,
    readonly database: Database,
  ) {}

  static async open(): Promise<Alarms> {
    const fresh = await freshDatabase();
    await fresh.asOwner('create table received (mark text); grant insert, select on received to greffe_worker');
    return new Alarms(fresh, await Database.connect(fresh.url, () => undefined));
  }

  async forget(): Promise<void> {
    await this.fresh.asOwner('truncate received, outbox');
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.fresh.drop();
  }

  /** @param redisUrl PostgreSQL carries the queue without it */
  async workers(redisUrl: string | undefined, timings: QueueTimings, database = this.database): Promise<Workers> {
    const registry = new JobRegistry();
    registry.register(alarm, async ({ mark }) => async (tx) => {
      await tx.query('insert into received values ($1)', [mark]);
    });
    const urls = { databaseUrl: this.fresh.url, redisUrl };
    const workers = new Workers(database, registry, new Logger('silent'), urls, timings);
    await workers.start();
    return workers;
  }

  async raise(mark: string, inMilliseconds: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const now = Date.parse(await this.database.now(tx));
      const dueAt = new Date(now + inMilliseconds).toISOString() as Instant;
      await enqueue(tx, alarm.work({ mark }, { dueAt }));
    });
  }

  /** When all is done. */
  async judge(raised: number) {
    await drain(this.database, PATIENCE_MILLISECONDS);
    return this.judgeNow(raised);
  }

  /** Lost, done twice, done before its hour; and how late, in milliseconds of the run. */
  async judgeNow(raised: number) {
    const [found] = await this.fresh.asOwner<{ lost: number; twice: number; early: number }>(
      `select $1::int - count(distinct mark)::int as lost, count(*)::int - count(distinct mark)::int as twice,
         (select count(*)::int from outbox where done_at < due_at) as early from received`,
      [raised],
    );
    const late = await this.fresh.asOwner<{ ms: number }>(
      'select extract(epoch from done_at - due_at)::float8 * 1000 as ms from outbox',
    );
    return { found, late: late.map(({ ms }) => ms) };
  }
}
