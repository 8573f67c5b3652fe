/** What people ask in haste, and what the clock asks when nobody did. */
import type { z } from 'zod';
import type { ReversibleAct } from '../law/vocabulary.js';
import type { CallBackOutcome } from './emergency-event.js';

/** What a timer was set for; the state says whether it still waits. */
export const timers = [
  'consent',
  'ratification',
  'hold',
  'preservation',
  'gag',
  'opinion',
  'redirect',
  'receipt',
] as const;
export type Timer = (typeof timers)[number];

export type EmergencyCommand =
  | {
      readonly type: 'record_call_back';
      readonly authority: string;
      readonly number: string;
      readonly outcome: z.infer<typeof CallBackOutcome>;
      readonly noteId: string;
    }
  | {
      readonly type: 'act';
      readonly actId: string;
      readonly action: ReversibleAct;
      /** Last day of a preservation, where the order names it and no clock of the law does. */
      readonly until?: string;
      readonly noteId: string;
    }
  | { readonly type: 'ratify'; readonly actId: string; readonly upheld: boolean; readonly noteId: string }
  | { readonly type: 'ask_break_glass'; readonly requestId: string; readonly noteId: string }
  | { readonly type: 'grant_break_glass'; readonly requestId: string }
  /** A timer fell due; nothing happens when nobody waits for it any more. */
  | { readonly type: 'ring'; readonly timer: Timer; readonly about: string | null }
  /** The hour is looked at: every clock of which a rung is due rings. */
  | { readonly type: 'watch_clocks' };
