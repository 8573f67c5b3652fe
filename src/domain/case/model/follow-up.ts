/** What may follow an event: a closed list; `cases/handle/reactions.ts` turns each into its job. */
import type { ApproverRole, Notice } from '../../law/vocabulary.js';
import type { Audience } from '../../workflow/escalation.js';
import type { CaseState } from './state.js';
import type { AlarmCode, CorrectionNews, Timer } from './vocabulary.js';

/** What people are notified of. */
export type News =
  | { readonly kind: 'message' }
  | { readonly kind: 'alarm'; readonly alarm: AlarmCode }
  | { readonly kind: 'clock'; readonly clock: string; readonly safeEnd: string; readonly rung: string }
  | { readonly kind: 'judged' }
  | { readonly kind: 'correction'; readonly what: CorrectionNews };

export type FollowUp =
  | { readonly do: 'classify' }
  | { readonly do: 'acknowledge' }
  /** Not before that instant of the database's clock; at once where it is null. */
  | { readonly do: 'send_letter'; readonly letterId: string; readonly at: string | null }
  /** Not before that instant either: what was released is put into one sealed file. */
  | { readonly do: 'seal_package'; readonly letterId: string; readonly at: string | null }
  /** The recipient is sent the link of a delivery. */
  | { readonly do: 'announce_delivery'; readonly deliveryId: string }
  /** A file of operations is given to the antivirus. */
  | { readonly do: 'scan_file'; readonly uploadId: string }
  /** Asks the case whether it can end, or the one that it is a part of. */
  | { readonly do: 'close'; readonly whole?: string }
  | { readonly do: 'open_parts' }
  | { readonly do: 'send_closing_receipt' }
  /** After the entry of that number. */
  | { readonly do: 'write_notice'; readonly notice: Notice; readonly seq: number }
  /** Falls due at that instant of the database's clock; none where the instant is null. */
  | { readonly do: 'set_timer'; readonly timer: Timer; readonly at: string | null; readonly about: string | null }
  | { readonly do: 'notify'; readonly news: News; readonly audience: readonly Audience[]; readonly page: boolean };

export const setTimer = (timer: Timer, at: string | null, about: string | null = null): FollowUp => ({
  do: 'set_timer',
  timer,
  at,
  about,
});

/** These roles are notified that less may be required than before; jurists see it in their queue. */
export const notifyApprovers = (what: CorrectionNews, roles: readonly ApproverRole[]): FollowUp => ({
  do: 'notify',
  news: { kind: 'correction', what },
  audience: roles.map((role) => (role === 'jurist' ? 'desk' : role)),
  page: false,
});

/** All that was decided may have left: the case is asked whether it can end. */
export const closeIfLeft = ({ preparation }: CaseState): readonly FollowUp[] =>
  preparation?.dispatchedBy ? [{ do: 'close' }] : [];
