/** Who may be the second person where less would be asked than before, and who may not. */
import type { Refusal } from '../../kernel/result.js';
import { type ApproverRole, approverRoles } from '../../law/vocabulary.js';
import type { Actor, Circumstances } from './circumstances.js';
import { samePerson } from './quorum.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

/** A jurist prepares and asks, and is no second person: where no judgement ever asked anybody, any other approver is. */
const others: readonly ApproverRole[] = approverRoles.filter((role) => role !== 'jurist');

/** Roles of which the second person holds one: those of the judgement that asked the most persons. */
export const secondRoles = ({ floor }: CaseState): readonly ApproverRole[] =>
  floor.strictest.length > 0 ? floor.strictest : others;

/** Why the account is no second person for what these accounts began; null when it is. */
export function objectionToSecond(
  state: CaseState,
  actor: Actor,
  first: readonly string[],
  at: Pick<Circumstances, 'people'>,
): Refusal | null {
  if (actor.kind === 'system') return refusals.personOnly;
  if (!secondRoles(state).some((role) => actor.roles.includes(role))) return refusals.notStricterRole;
  return first.some((account) => samePerson(account, actor.id, at)) ? refusals.beganIt : null;
}
