/** What letting go has in common, whether it refuses, discloses or informs. */
import { type Result, refuse } from '../../../kernel/result.js';
import { type Action, Sha256Text } from '../../../law/vocabulary.js';
import type { Context } from '../../model/action.js';
import { Id } from '../../model/event-schema.js';
import { change } from '../../model/evolve-step.js';
import { type FollowUp, notifyApprovers } from '../../model/follow-up.js';
import { seen } from '../../model/prepared.js';
import { refusals } from '../../model/refusal.js';
import type { CaseState, Preparation } from '../../model/state.js';

/** The preparation that the person means. */
export const about = { preparationId: Id, payload: Sha256Text };

/** The preparation, where it is unchanged, who asks is unchanged, and it is one of these. */
export function meant(
  { preparationId, payload }: { readonly preparationId: string; readonly payload: string },
  { state, at }: Context,
  actions: readonly Action[],
): Result<Preparation> {
  const found = seen(state, preparationId, payload);
  if (!found.ok) return found;
  const { action, requester } = found.value;
  if (requester === null || requester !== at.requester) return refuse(refusals.requesterChanged);
  return actions.includes(action) ? found : refuse(refusals.verdictForbids);
}

/** Released, by one person; kept for as long as its letters are on their way. */
export function dispatched(state: CaseState, step: string, account: string): CaseState {
  const preparation = change(state, { dispatchedBy: account });
  return { ...state, step, preparation, left: preparation ? [...state.left, preparation] : state.left };
}

/** A letter by post waits for the person who posts it. A refusal without a letter (a forgery) has nothing to wait for. */
export const sendLetters = ({ preparation }: CaseState): readonly FollowUp[] => {
  const letters = preparation?.letters ?? [];
  if (letters.length === 0) return [{ do: 'close' }];
  const byMail = letters.filter(({ post }) => post === undefined);
  return [
    ...byMail.map(({ id }): FollowUp => ({ do: 'send_letter', letterId: id })),
    ...(byMail.length < letters.length ? [notifyApprovers('letter_to_post', ['jurist'])] : []),
  ];
};
