/** How an event is written down: its type, and data of ids, closed words and instants. */
import { z } from 'zod';

export const Id = z.uuid();
export const InstantText = z.iso.datetime();

export const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), data: z.strictObject(shape) });

export const Clock = z.strictObject({
  code: z.string(),
  /** null where the law gives no number ("sans délai"). */
  legalEnd: InstantText.nullable(),
  safeEnd: InstantText,
});
export type Clock = z.infer<typeof Clock>;
