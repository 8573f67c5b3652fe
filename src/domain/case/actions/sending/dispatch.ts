/** What letting go has in common, whether it refuses, discloses or informs. */
import { z } from 'zod';
import { addMinutes, type Instant, millisecondsOf } from '../../../kernel/instant.js';
import { accept, type Refusal, type Result, refusal, refuse } from '../../../kernel/result.js';
import { type Action, Sha256Text } from '../../../law/vocabulary.js';
import type { Context } from '../../model/action.js';
import { Id, InstantText } from '../../model/event-schema.js';
import { change } from '../../model/evolve-step.js';
import { type FollowUp, notifyApprovers } from '../../model/follow-up.js';
import { seen } from '../../model/prepared.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState } from '../../model/state.js';

const HELD_MINUTES = 10;

const heldTooLong = refusal(
  'held-too-long',
  'conflict',
  'Un délai finit avant dix minutes : envoyez sans attendre.',
  'A time limit ends within ten minutes: send without waiting.',
);

/** The preparation that the person means. */
const about = { preparationId: Id, payload: Sha256Text };

/** What a person gives who sends it. */
export const sending = {
  ...about,
  held: z.boolean().optional().describe('Its letters wait ten minutes, in which the sending can be cancelled'),
};

/** Of what is sent; `leavesAt`: its letters do not leave before. */
export const sent = { ...about, leavesAt: InstantText.optional() };

/** A hold never makes an answer late. */
function objectionToHold({ clocks, started = [] }: CaseState, now: Instant, leavesAt: Instant): Refusal | null {
  const ends = [...clocks, ...started].flatMap(({ legalEnd }) =>
    legalEnd === null ? [] : millisecondsOf(legalEnd as Instant),
  );
  const isLate = (end: number) => end >= millisecondsOf(now) && end < millisecondsOf(leavesAt);
  return ends.some(isLate) ? heldTooLong : null;
}

interface Asked {
  readonly preparationId: string;
  readonly payload: string;
  readonly held?: boolean | undefined;
}

/** The preparation, where it is unchanged, who asks is unchanged, and it is one of these; with when it leaves, if held. */
export function meant(
  { preparationId, payload, held = false }: Asked,
  { state, at }: Context,
  actions: readonly Action[],
): Result<{ readonly action: Action; readonly sent: { preparationId: string; payload: string; leavesAt?: Instant } }> {
  const found = seen(state, preparationId, payload);
  if (!found.ok) return found;
  const { action, requester } = found.value;
  if (requester === null || requester !== at.requester) return refuse(refusals.requesterChanged);
  if (!actions.includes(action)) return refuse(refusals.verdictForbids);
  const what = { preparationId, payload };
  if (!held) return accept({ action, sent: what });
  const leavesAt = addMinutes(at.now, HELD_MINUTES);
  const objection = objectionToHold(state, at.now, leavesAt);
  return objection ? refuse(objection) : accept({ action, sent: { ...what, leavesAt } });
}

/** Released, by one person; kept for as long as its letters are on their way. */
export function dispatched(
  state: CaseState,
  { step, leavesAt }: { readonly step: string; readonly leavesAt?: string | undefined },
  account: string,
): CaseState {
  const preparation = change(state, { dispatchedBy: account, ...(leavesAt && { leavesAt }) });
  return { ...state, step, preparation, left: preparation ? [...state.left, preparation] : state.left };
}

/** A letter by post waits for the person who posts it. A refusal without a letter (a forgery) has nothing to wait for. */
export const sendLetters = ({ preparation }: CaseState): readonly FollowUp[] => {
  const letters = preparation?.letters ?? [];
  if (letters.length === 0) return [{ do: 'close' }];
  const byMail = letters.filter(({ post }) => post === undefined);
  return [
    ...byMail.map(({ id }): FollowUp => ({ do: 'send_letter', letterId: id, at: preparation?.leavesAt ?? null })),
    ...(byMail.length < letters.length ? [notifyApprovers('letter_to_post', ['jurist'])] : []),
  ];
};
