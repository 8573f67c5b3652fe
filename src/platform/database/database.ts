import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { z } from 'zod';
import { type Instant, instant } from '../../domain/kernel/instant.js';
import { codeOf } from '../telemetry/failure.js';
import { tracePoint } from '../telemetry/trace-point.js';
import { carriesWork } from './outbox.js';
import { openSource, sourceOptions } from './source.js';
import type { Tx } from './transaction.js';

const ATTEMPTS = 6;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const Clock = z.tuple([z.object({ now: z.string() })]);

/** The connections of one login. */
export class Database {
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly opened: DataSource | null) {}

  /** Stands for a login that another process has: whatever is asked of it throws. */
  static elsewhere(): Database {
    return new Database(null);
  }

  get isElsewhere(): boolean {
    return this.opened === null;
  }

  /** Outside the modules. Rejects when the server does not answer. */
  static async connect(url: string, onLostConnection: (error: Error) => void, poolSize?: number): Promise<Database> {
    return new Database(await openSource(sourceOptions(url, onLostConnection, poolSize)));
  }

  /**
   * Commits all that `work` wrote, or nothing when it throws. `work` MAY run several times: PostgreSQL asks for a
   * repetition after a deadlock or a serialization failure, so it MUST touch nothing but `tx`.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !asksForRepetition(error)) throw error;
        await wait(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /**
   * One connection for as long as `work` runs, so that a loop does not wait for a free one. `connection.transaction(…)`
   * opens transactions on it.
   */
  async onOneConnection<T>(work: (connection: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    await runner.connect();
    try {
      return await work(runner.manager);
    } finally {
      await runner.release();
    }
  }

  /** A read outside a transaction: one statement, one round trip. */
  async query(sql: string, parameters: readonly unknown[] = []): Promise<unknown[]> {
    return this.source.query<unknown[]>(sql, [...parameters]);
  }

  /** The only clock that decides a deadline: that of the database, at this statement. */
  async now(tx: Tx): Promise<Instant> {
    const rows = await tx.query(
      `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`,
    );
    return instant(Clock.parse(rows)[0].now);
  }

  /** Calls back after each commit that put work into the outbox. */
  onWork(listener: () => void): void {
    this.listeners.push(listener);
  }

  async close(): Promise<void> {
    if (this.opened?.isInitialized) await this.opened.destroy();
  }

  /** How many connections the pool has open, how many of them are free, and how many callers wait for one. */
  connections(): Readonly<Record<'open' | 'free' | 'awaited', number>> {
    const { master } = this.source.driver as PostgresDriver;
    const { totalCount, idleCount, waitingCount }: pg.Pool = master;
    return { open: totalCount, free: idleCount, awaited: waitingCount };
  }

  private get source(): DataSource {
    if (!this.opened) throw new Error('This process has no such login: another process of the service has it.');
    return this.opened;
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let hasWork = false;
    const value = await this.source.transaction(async (tx) => {
      const outcome = await work(tx);
      hasWork = carriesWork(tx);
      tracePoint('database.before_commit');
      return outcome;
    });
    tracePoint('database.committed');
    if (hasWork) for (const listener of this.listeners) listener();
    return value;
  }
}

function asksForRepetition(error: unknown): boolean {
  const code = codeOf(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}
