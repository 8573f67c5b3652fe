import { setTimeout as wait } from 'node:timers/promises';
import { NewerVersion } from '../../domain/kernel/newer-version.js';
import { Refused } from '../../domain/kernel/result.js';
import type { Database } from '../database/database.js';
import type { Lane } from '../database/lanes.js';
import { Blocked, codeOf } from '../telemetry/failure.js';
import type { Logger } from '../telemetry/logger.js';
import { inSpan, tracePoint } from '../telemetry/trace-point.js';
import { type Effect, JobFailure, type JobRegistry } from './job.js';
import { type Attempt, bury, claim, extendLease, finish, postpone, releaseLeases } from './outbox.store.js';
import type { QueueTimings } from './timings.js';

/** The attempts before a person is asked: with the pauses between them, some half an hour. */
const MAXIMUM_ATTEMPTS = 12;
/** Of the pause between two looks for what is missing: with a first pause of a second, about a minute. */
const LONGEST_DOUBLINGS = 7;
const STOP_POLL_MILLISECONDS = 20;
/** The alarm for work that a newer version alone can do. */
const NEWER_VERSION = 'service.newer_version';

/** One piece of work in this process. */
interface InHand {
  /** Known once the database gave it to this process. */
  attempt?: Attempt;
  renewal?: NodeJS.Timeout;
  /** From now on its outcome is another process's: this one MUST record none. */
  isLeft: boolean;
  readonly end: () => void;
}

/** Runs one piece of work, however often it is asked to: its effect commits exactly once. */
export class Executor {
  private readonly works = new Set<InHand>();
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly logger: Logger,
    private readonly timings: QueueTimings,
  ) {}

  /**
   * Resolves when the attempt ended, or was left at a stop. Rejects when this process is stopping, and when the database
   * does not answer: the lease then runs out and another attempt follows.
   */
  execute(id: string): Promise<void> {
    if (this.isStopping) return Promise.reject(new Error('This process is stopping.'));
    return new Promise((resolve, reject) => {
      const work: InHand = { isLeft: false, end: resolve };
      this.works.add(work);
      void this.perform(id, work)
        .then(resolve, reject)
        .finally(() => this.works.delete(work));
    });
  }

  /** How many pieces of work of the lane this process runs. */
  inHand(lane: Lane): number {
    return [...this.works].filter(({ attempt }) => attempt?.lane === lane).length;
  }

  /**
   * Begins nothing more, waits that long for the work in hand, and frees what is left: another process takes it at once, and
   * what this one still finds is not recorded.
   */
  async stop(milliseconds: number): Promise<void> {
    this.isStopping = true;
    const until = performance.now() + milliseconds;
    while (this.works.size > 0 && performance.now() < until) await wait(STOP_POLL_MILLISECONDS);
    const left = [...this.works];
    for (const work of left) {
      work.isLeft = true;
      clearInterval(work.renewal);
    }
    const attempts = left.flatMap(({ attempt }) => attempt ?? []);
    if (attempts.length > 0) await this.release(attempts);
    for (const { end } of left) end();
  }

  private async release(attempts: readonly Attempt[]): Promise<void> {
    try {
      await releaseLeases(this.database, attempts);
      this.logger.log('Work was left unfinished, for another process.', { count: attempts.length });
    } catch (error) {
      this.logger.warn('Work was left unfinished until its lease ends.', {
        count: attempts.length,
        reason: nameOf(error),
      });
    }
  }

  private async perform(id: string, work: InHand): Promise<void> {
    if (!(await this.registry.mayWork())) return;
    const attempt = await claim(this.database, id, this.timings.leaseMilliseconds);
    if (!attempt) return;
    work.attempt = attempt;
    tracePoint('executor.claimed');
    if (countedOf(attempt) > MAXIMUM_ATTEMPTS) {
      await this.failForGood(attempt, 'The process ended during each attempt.');
      return;
    }
    try {
      await inSpan(`job ${attempt.topic}`, async () => {
        const effect = await this.runUnderLease(attempt, work);
        tracePoint('executor.ran');
        if (work.isLeft) return;
        await this.commit(attempt, effect);
        tracePoint('executor.committed');
      });
    } catch (error) {
      if (!work.isLeft) await this.recordFailure(attempt, error);
    }
  }

  private async runUnderLease(attempt: Attempt, work: InHand): Promise<Effect> {
    const job = this.registry.find(attempt.topic);
    if (!job) throw new JobFailure('This version has no handler for the topic.', true);
    work.renewal = setInterval(() => this.renew(attempt), this.timings.leaseMilliseconds / 3);
    try {
      return await job.perform(attempt.payload, attempt.id);
    } finally {
      clearInterval(work.renewal);
    }
  }

  private renew(attempt: Attempt): void {
    extendLease(this.database, attempt, this.timings.leaseMilliseconds).catch((error) =>
      this.logger.warn('A lease was not renewed.', {
        topic: attempt.topic,
        outboxId: attempt.id,
        reason: nameOf(error),
      }),
    );
  }

  private async commit(attempt: Attempt, effect: Effect): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx, attempt))) throw new JobFailure('Another attempt took over.', true);
      tracePoint('executor.finished');
      await effect(tx);
      tracePoint('executor.effect_done');
    });
  }

  private async recordFailure(attempt: Attempt, error: unknown): Promise<void> {
    if (error instanceof Blocked) {
      await this.wait(attempt, error.message, error.topic);
      return;
    }
    if (error instanceof NewerVersion) {
      // Both versions are at work for a moment in each upgrade: only what waits longer is a reason for an alarm.
      await this.wait(attempt, error.message, attempt.waits < LONGEST_DOUBLINGS ? null : NEWER_VERSION);
      return;
    }
    const reason = nameOf(error);
    const again = !(error instanceof JobFailure) || error.again;
    if (!again || countedOf(attempt) >= MAXIMUM_ATTEMPTS) {
      await this.failForGood(attempt, reason);
      return;
    }
    const { topic, id: outboxId, attempts } = attempt;
    this.logger.warn('An attempt failed.', { topic, outboxId, attempts, reason });
    tracePoint('executor.failed');
    const pause = pauseAfter(countedOf(attempt), this.timings.firstPauseMilliseconds);
    await postpone(this.database, attempt, pause, reason, true);
    tracePoint('executor.postponed');
  }

  /** As long as it takes: no number of attempts makes the work itself the fault. */
  private async wait(attempt: Attempt, reason: string, alarm: string | null): Promise<void> {
    const { topic, id: outboxId } = attempt;
    this.logger.warn('Work waits for what the service misses.', { topic, outboxId, reason });
    const pause = pauseAfter(Math.min(attempt.waits + 1, LONGEST_DOUBLINGS), this.timings.firstPauseMilliseconds);
    await postpone(this.database, attempt, pause, reason, false);
    if (alarm !== null) await this.registry.blocked(alarm);
  }

  /** The burial and its entry in the log commit together. */
  private async failForGood(attempt: Attempt, reason: string): Promise<void> {
    this.logger.error('A job failed for good: a person is needed.', {
      topic: attempt.topic,
      outboxId: attempt.id,
      reason,
    });
    await this.database.transaction(async (tx) => {
      if (await bury(tx, attempt, reason)) await this.registry.failedForGood(tx, attempt, reason);
      tracePoint('executor.burying');
    });
    tracePoint('executor.buried');
  }
}

const countedOf = ({ attempts, waits }: Attempt): number => attempts - waits;

/** Doubled after each attempt, and spread so that what failed together does not return together. */
function pauseAfter(attempts: number, firstMilliseconds: number): number {
  return Math.round(firstMilliseconds * 2 ** (attempts - 1) * (0.5 + Math.random()));
}

/** A sentence of ours is kept; the message of a foreign error may repeat personal data: of those only the kind and the place are kept. */
function nameOf(error: unknown): string {
  if (error instanceof JobFailure) return error.message;
  if (error instanceof Refused) return error.refusal.sentence.en;
  if (typeof error !== 'object' || error === null) return 'unknown failure';
  const name = 'name' in error ? String(error.name) : 'Error';
  const code = codeOf(error);
  const stack = 'stack' in error ? String(error.stack) : '';
  const place = /\/((?:src|migrations)\/[^\s:)]+:\d+)/.exec(stack)?.[1];
  return [name, ...(code ? [code] : []), ...(place ? [`at ${place}`] : [])].join(' ');
}
