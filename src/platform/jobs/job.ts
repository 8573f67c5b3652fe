import { Injectable } from '@nestjs/common';
import type { JobContract, JobPayload } from '../database/job-contract.js';
import type { Tx } from '../database/transaction.js';

/** What a job leaves in the database: committed together with its `done_at`, so exactly once. */
export type Effect = (tx: Tx) => Promise<void>;

/** Of work that turned out to be none. */
export const nothing: Effect = async () => undefined;

/**
 * Does the slow or outside part without a transaction, then returns the effect to commit.
 * MAY run more than once for one outbox id: what happens outside carries that id as its idempotency key.
 */
type Handler<Payload> = (payload: Payload, outboxId: string) => Promise<Effect>;

interface Job {
  readonly contract: Pick<JobContract<JobPayload>, 'topic' | 'payload'>;
  /** Parses the stored payload, and hands it to the handler. */
  readonly perform: Handler<unknown>;
}

/** A failure that says itself what a person reads beside the dead letter: its sentence MUST hold no personal data. */
export class JobFailure extends Error {
  /** @param again whether another attempt could succeed */
  constructor(
    sentence: string,
    readonly again: boolean,
  ) {
    super(sentence);
  }
}

/** Called with a job that failed for good; the reason holds no personal data. */
export type FinalFailure = (
  tx: Tx,
  work: { readonly id: string; readonly topic: string; readonly payload: unknown },
  reason: string,
) => Promise<void>;

/** Every topic has exactly one handler; a module registers its jobs in onModuleInit. */
@Injectable()
export class JobRegistry {
  private readonly jobs = new Map<string, Job>();
  private readonly witnesses: FinalFailure[] = [];
  private readonly sweeps: (() => Promise<void>)[] = [];
  private readonly listeners: ((topic: string) => Promise<void>)[] = [];

  /** @param mayWork whether this process may do any work at all now; rejects when that cannot be found out */
  constructor(readonly mayWork: () => Promise<boolean> = async () => true) {}

  register<Payload extends JobPayload>(contract: JobContract<Payload>, handler: Handler<NoInfer<Payload>>): void {
    const { topic, payload } = contract;
    if (this.jobs.has(topic)) throw new Error(`Two handlers for the topic "${topic}".`);
    const perform: Handler<unknown> = async (stored, outboxId) => {
      const parsed = payload.safeParse(stored);
      if (!parsed.success) throw new JobFailure('The payload is not what the handler expects.', false);
      return handler(parsed.data, outboxId);
    };
    this.jobs.set(topic, { contract: { topic, payload }, perform });
  }

  /** Called in the transaction that marks a job as failed. */
  onFinalFailure(write: FinalFailure): void {
    this.witnesses.push(write);
  }

  async failedForGood(...burial: Parameters<FinalFailure>): Promise<void> {
    for (const write of this.witnesses) await write(...burial);
  }

  /** Called with the topic of what the service misses, each time that work had to wait for it. */
  onBlocked(listener: (topic: string) => Promise<void>): void {
    this.listeners.push(listener);
  }

  async blocked(topic: string): Promise<void> {
    for (const listener of this.listeners) await listener(topic);
  }

  /**
   * Done at each sweep, in every process that works, with or without a queue: one process's step MAY meet another's. With a
   * pause, not again before it is over, also after a step that failed.
   */
  onSweep(step: () => Promise<void>, pauseMilliseconds = 0): void {
    let last = Number.NEGATIVE_INFINITY;
    this.sweeps.push(async () => {
      if (performance.now() - last < pauseMilliseconds) return;
      last = performance.now();
      await step();
    });
  }

  async sweep(): Promise<void> {
    for (const step of this.sweeps) await step();
  }

  find(topic: string): Job | undefined {
    return this.jobs.get(topic);
  }

  all(): readonly Job[] {
    return [...this.jobs.values()];
  }

  /** Stops the start when one of the contracts has no handler. */
  assertHandlers(contracts: readonly Pick<Job['contract'], 'topic'>[]): void {
    const missing = contracts.find(({ topic }) => !this.jobs.has(topic));
    if (missing) throw new Error(`No handler for the topic "${missing.topic}".`);
  }
}
