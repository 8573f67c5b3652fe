import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Tx } from '../database/transaction.js';

/** What a job leaves in the database: committed together with its `done_at`, so exactly once. */
export type Effect = (tx: Tx) => Promise<void>;

/** Of work that turned out to be none. */
export const nothing: Effect = async () => undefined;

/** One handler of one topic. */
export interface Job<Payload = unknown> {
  readonly topic: string;
  readonly payload: z.ZodType<Payload>;
  /**
   * Does the slow or outside part without a transaction, then returns the effect to commit.
   * MAY run more than once for one outbox id: what happens outside carries that id as its idempotency key.
   */
  run(payload: Payload, outboxId: string): Promise<Effect>;
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

/** What is said of work that no attempt could do; the reason holds no personal data. */
export type GivenUp = (
  tx: Tx,
  work: { readonly id: string; readonly topic: string; readonly payload: unknown },
  reason: string,
) => Promise<void>;

/** Every topic has exactly one handler; a room registers its jobs in onModuleInit. */
@Injectable()
export class JobRegistry {
  private readonly jobs = new Map<string, Job>();
  private readonly witnesses: GivenUp[] = [];
  private readonly sweeps: (() => Promise<void>)[] = [];
  private readonly listeners: ((topic: string) => Promise<void>)[] = [];

  register(...jobs: Job[]): void {
    for (const job of jobs) {
      if (this.jobs.has(job.topic)) throw new Error(`Two handlers for the topic "${job.topic}".`);
      this.jobs.set(job.topic, job);
    }
  }

  /** Called in the transaction that gives work up. */
  onGivenUp(write: GivenUp): void {
    this.witnesses.push(write);
  }

  async givenUp(...burial: Parameters<GivenUp>): Promise<void> {
    for (const write of this.witnesses) await write(...burial);
  }

  /** Called with the topic of what the service misses, each time that work had to wait for it. */
  onBlocked(listener: (topic: string) => Promise<void>): void {
    this.listeners.push(listener);
  }

  async blocked(topic: string): Promise<void> {
    for (const listener of this.listeners) await listener(topic);
  }

  /** Done at each sweep, in every process that works, with or without a queue: one process's step MAY meet another's. */
  onSweep(step: () => Promise<void>): void {
    this.sweeps.push(step);
  }

  async sweep(): Promise<void> {
    for (const step of this.sweeps) await step();
  }

  find(topic: string): Job | undefined {
    return this.jobs.get(topic);
  }

  topics(): string[] {
    return [...this.jobs.keys()];
  }

  /** Stops the start, naming all of them, when a topic has no handler or a handler no topic. */
  assertHandlers(topics: readonly string[]): void {
    const faults = [
      ...topics.filter((topic) => !this.jobs.has(topic)).map((topic) => `no handler for the topic "${topic}"`),
      ...this.topics()
        .filter((topic) => !topics.includes(topic))
        .map((topic) => `a handler for "${topic}", which nothing enqueues`),
    ];
    if (faults.length > 0) throw new Error(`The jobs are not complete: ${faults.join('; ')}.`);
  }
}
