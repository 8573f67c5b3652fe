/** A job's contract: its topic, the schema of its payload and its lane. Only a contract makes work. */
import type { z } from 'zod';
import type { Instant } from '../../domain/kernel/instant.js';
import type { Lane } from './lanes.js';

/** Ids and closed words only: personal data MUST NOT stand in a payload, which no erasure reaches (docs/promises.md#p7). */
export type JobPayload = Readonly<Record<string, unknown>>;

declare const made: unique symbol;

/** One piece of work, as its contract made it. */
export interface Work {
  readonly topic: string;
  readonly payload: JobPayload;
  readonly lane: Lane;
  /** Not before; now when absent. */
  readonly dueAt?: Instant | undefined;
  readonly [made]: true;
}

export interface JobContract<Payload extends JobPayload> {
  /** Stored with each piece of work: it MUST NOT change while work of an earlier version may be open. */
  readonly topic: string;
  readonly payload: z.ZodType<Payload>;
  /** Work of the topic that names no lane of its own. */
  readonly lane: Lane;
  /** One piece of this work, to be enqueued. */
  work(payload: Payload, settings?: { readonly dueAt?: Instant; readonly lane?: Lane }): Work;
}

/** Declared once, by the module that does the job, or below it where a lower module asks for the job. */
export function defineJob<Payload extends JobPayload>(
  topic: string,
  payload: z.ZodType<Payload>,
  { lane }: { readonly lane: Lane },
): JobContract<Payload> {
  const work = (given: Payload, settings: { readonly dueAt?: Instant; readonly lane?: Lane } = {}) =>
    ({ topic, payload: given, lane, ...settings }) as Work;
  return { topic, payload, lane, work };
}

export type PayloadOf<Contract> = Contract extends JobContract<infer Payload> ? Payload : never;
