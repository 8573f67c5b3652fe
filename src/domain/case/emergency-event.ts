/** What happens in haste, and what makes haste safe: acts for a second to confirm, call-backs, broken glass, alarms. */
import { z } from 'zod';
import { ReversibleAct } from '../law/vocabulary.js';
import { Signature } from '../signature/signature.js';
import { Audience } from '../workflow/escalation.js';
import { event, Id, InstantText } from './event-schema.js';

/** Alarms: shown to the heads and kept in the log until a person has answered. */
export const alarmCodes = [
  'break_glass',
  'ratification_overdue',
  'hold_over',
  'preservation_over',
  'notice_due',
  'opinion_late',
  'redirect_unanswered',
  'deadline_passed',
  'receipt_waits',
] as const;
export const AlarmCode = z.enum(alarmCodes);
export type AlarmCode = z.infer<typeof AlarmCode>;

export const callBackOutcomes = ['confirmed', 'denied', 'unreachable'] as const;
export const CallBackOutcome = z.enum(callBackOutcomes);

export const emergencyEvents = [
  event('case.called_back', {
    /** Of our directory; the number is that of an institution. */
    authority: z.string(),
    number: z.string(),
    outcome: CallBackOutcome,
    noteId: Id,
  }),
  event('case.acted', {
    actId: Id,
    action: ReversibleAct,
    /** Until when data are kept; null where the law gives no day, and for a removal. */
    until: InstantText.nullable(),
    ratifyBefore: InstantText,
    noteId: Id,
    step: z.string(),
  }),
  /** Signed, as the two that follow; entries older than signatures have none. */
  event('case.ratified', { actId: Id, upheld: z.boolean(), noteId: Id, signature: Signature.optional() }),
  event('case.break_glass_asked', { requestId: Id, noteId: Id, signature: Signature.optional() }),
  event('case.break_glass_granted', { requestId: Id, until: InstantText, signature: Signature.optional() }),
  event('case.alarm_raised', { code: AlarmCode, about: Id.nullable() }),
  /** A rung of the ladder of a clock (workflows/law/escalation.yaml), as it stood that day. */
  event('case.clock_rang', {
    clock: z.string(),
    safeEnd: InstantText,
    rung: z.string(),
    /** Whether a person must answer for it. */
    alarm: z.boolean(),
    tells: z.array(Audience),
    /** Whether people are woken. */
    pages: z.boolean(),
  }),
] as const;
