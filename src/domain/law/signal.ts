/** What systems may report by webhook, as data (workflows/law/signals.yaml). */
import { z } from 'zod';
import { CheckName } from './fact.js';
import { Words } from './instrument.js';

export const SignalKind = z.string().regex(/^[a-z][a-z_]{1,39}$/);

const SignalRule = z.strictObject({
  title: Words,
  cite: z.array(z.string()).min(1),
  /** The check that a signal of this kind states. */
  holds: CheckName,
});
export type SignalRule = z.infer<typeof SignalRule>;

export const SignalFile = z.strictObject({ kinds: z.record(SignalKind, SignalRule) });
/** By the kind that a signal names. */
export type SignalRules = z.infer<typeof SignalFile>['kinds'];
