/** Who may be the second person where less would be asked than before, and who may not. */
import type { Refusal } from '../../kernel/result.js';
import { type ApproverRole, approverRoles, type Role } from '../../law/vocabulary.js';
import type { Actor, Circumstances } from './circumstances.js';
import { samePerson } from './quorum.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

/** A jurist prepares and asks, and is no second person: where no judgement ever asked anybody, any other approver is. */
const others: readonly ApproverRole[] = approverRoles.filter((role) => role !== 'jurist');

/** Roles of which the second person holds one: those of the judgement that asked the most persons. */
export const secondRoles = ({ floor }: Pick<CaseState, 'floor'>): readonly ApproverRole[] =>
  floor.strictest.length > 0 ? floor.strictest : others;

/**
 * Roles that decide on the correction that waits. An entry to the secret cell hides the case from jurists: where they alone were
 * ever asked, any other approver decides too. The secret officer decides on an entry and on nothing beside it.
 */
export function decidingRoles({
  floor,
  proposed,
}: Pick<CaseState, 'floor' | 'proposed'>): readonly (ApproverRole | 'secret_officer')[] {
  const usual = secondRoles({ floor });
  if (proposed?.lapsesAt === undefined) return usual;
  const readers = usual.some((role) => role !== 'jurist') ? usual : [...usual, ...others];
  return proposed.weakens.every((word) => word === 'enters_cell') ? [...readers, 'secret_officer'] : readers;
}

/** Why the account is no second person for what these accounts began; null when it is. */
export function objectionToSecond(
  state: CaseState,
  actor: Actor,
  first: readonly string[],
  at: Pick<Circumstances, 'people'>,
  roles: readonly Role[] = secondRoles(state),
): Refusal | null {
  if (actor.kind === 'system') return refusals.personOnly;
  if (!roles.some((role) => actor.roles.includes(role))) return refusals.notStricterRole;
  return first.some((account) => samePerson(account, actor.id, at)) ? refusals.beganIt : null;
}
