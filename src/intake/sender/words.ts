/** The words between the bounded child that checks a sender and its parent, which alone asks the DNS. */
import { z } from 'zod';
import { SenderFinding } from '../../domain/reading/sender-check.js';
import { Connection } from './connection.js';
import { Records, recordTypes } from './dns.js';

/** Sent once, before the raw message ends on standard input. */
export const Task = z.strictObject({
  connection: Connection,
  /** False when no resolver is configured: then nothing is asked. */
  dns: z.boolean(),
  /** Certificate authorities that are believed, PEM; empty when there are none. */
  authorities: z.string(),
  /** The instant of receipt, on which certificates must be valid. */
  receivedAt: z.iso.datetime(),
});
export type Task = z.infer<typeof Task>;

export const FromChild = z.discriminatedUnion('word', [
  z.strictObject({
    word: z.literal('ask'),
    id: z.int().nonnegative(),
    name: z.string().max(255),
    type: z.enum(recordTypes),
  }),
  z.strictObject({ word: z.literal('found'), finding: SenderFinding }),
  z.strictObject({ word: z.literal('end') }),
]);
export type FromChild = z.infer<typeof FromChild>;

export const Answer = z.strictObject({
  id: z.int().nonnegative(),
  records: Records.nullable(),
  /** A code of node:dns when there are none. */
  code: z.string().nullable(),
});
export type Answer = z.infer<typeof Answer>;
