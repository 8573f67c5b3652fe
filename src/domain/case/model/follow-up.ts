/** What may follow an event: a closed list; `cases/reactions.ts` turns each into its job. */
import type { ApproverRole } from '../../law/vocabulary.js';
import type { Audience } from '../../workflow/escalation.js';
import type { CaseState } from './state.js';
import type { AlarmCode, CorrectionNews, Timer } from './vocabulary.js';

/** What people are notified of. */
export type News =
  | { readonly kind: 'message' }
  | { readonly kind: 'alarm'; readonly alarm: AlarmCode }
  | { readonly kind: 'clock'; readonly clock: string; readonly safeEnd: string; readonly rung: string }
  | { readonly kind: 'correction'; readonly what: CorrectionNews };

export type FollowUp =
  | { readonly do: 'classify' }
  | { readonly do: 'acknowledge' }
  | { readonly do: 'forget_reading' }
  | { readonly do: 'send_letter'; readonly letterId: string }
  | { readonly do: 'close' }
  | { readonly do: 'send_closing_receipt' }
  | { readonly do: 'erase' }
  /** Falls due at that instant of the database's clock; none where the instant is null. */
  | { readonly do: 'set_timer'; readonly timer: Timer; readonly at: string | null; readonly about: string | null }
  | { readonly do: 'notify'; readonly news: News; readonly audience: readonly Audience[]; readonly page: boolean };

export const setTimer = (timer: Timer, at: string | null, about: string | null = null): FollowUp => ({
  do: 'set_timer',
  timer,
  at,
  about,
});

/** The roles hear that less may be asked than before; jurists hear it at their desk. */
export const notifyApprovers = (what: CorrectionNews, roles: readonly ApproverRole[]): FollowUp => ({
  do: 'notify',
  news: { kind: 'correction', what },
  audience: roles.map((role) => (role === 'jurist' ? 'desk' : role)),
  page: false,
});

/** All that was decided may have left: the case is asked whether it can end. */
export const closeIfLeft = ({ preparation }: CaseState): readonly FollowUp[] =>
  preparation?.dispatchedBy ? [{ do: 'close' }] : [];
