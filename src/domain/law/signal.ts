/** What systems may report by webhook, as data (workflows/law/signals.yaml). */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { CheckName } from './fact.js';

export const SignalKind = z.string().regex(/^[a-z][a-z_]{1,39}$/);

const SignalRule = z.strictObject({
  title: WrittenInBoth,
  cite: z.array(z.string()).min(1),
  /** The check that a signal of this kind states. */
  holds: CheckName,
});
export type SignalRule = z.infer<typeof SignalRule>;

export const SignalFile = z.strictObject({ kinds: z.record(SignalKind, SignalRule) });
/** By the kind that a signal names. */
export type SignalRules = z.infer<typeof SignalFile>['kinds'];
