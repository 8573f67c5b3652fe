/** The words between the reader and its parent: one JSON line each, written as soon as it is known. */
import { z } from 'zod';
import { Envelope, Part, UnreadReason } from '../../domain/intake/message.js';

/** `begun` comes before a byte of the message is looked at. A later line of the same path replaces an earlier one: a part is announced before it is opened.
 * `recognition_failed`: text recognition did not load, and pictures are left unread. */
export const Line = z.discriminatedUnion('line', [
  z.strictObject({ line: z.literal('begun') }),
  z.strictObject({ line: z.literal('message'), message: Envelope }),
  z.strictObject({ line: z.literal('part'), part: Part }),
  z.strictObject({ line: z.literal('recognition_failed') }),
  z.strictObject({ line: z.literal('end'), stopped: UnreadReason.nullable() }),
]);
export type Line = z.infer<typeof Line>;
