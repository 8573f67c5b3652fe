import type { Tone } from '../ui/bits.js';

const tones: Readonly<Record<string, Tone>> = {
  ADMIT: 'ok',
  ADMIT_COND: 'ok',
  HOLD: 'warn',
  CLARIFY: 'info',
  REFUSE: 'crit',
  REFUSE_REDIRECT: 'crit',
  ESCALATE: 'violet',
  SECRET_CELL: 'violet',
  INCIDENT: 'crit',
  SPLIT: 'teal',
};

/** The colour beside the name of a verdict, never in its place. */
export const verdictTone = (verdict: string): Tone => tones[verdict] ?? 'plain';
