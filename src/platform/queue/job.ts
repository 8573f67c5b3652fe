import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Tx } from '../database/transaction.js';

/** What a job leaves in the database: committed together with its `done_at`, so exactly once. */
export type Effect = (tx: Tx) => Promise<void>;

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

/** Every topic has exactly one handler; a room registers its jobs in onModuleInit. */
@Injectable()
export class JobRegistry {
  private readonly jobs = new Map<string, Job>();

  register(...jobs: Job[]): void {
    for (const job of jobs) {
      if (this.jobs.has(job.topic)) throw new Error(`Two handlers for the topic "${job.topic}".`);
      this.jobs.set(job.topic, job);
    }
  }

  find(topic: string): Job | undefined {
    return this.jobs.get(topic);
  }

  topics(): string[] {
    return [...this.jobs.keys()];
  }
}
