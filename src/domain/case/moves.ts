/** The table of moves: asked to decide, to draw the buttons with their reasons, and by the tests; written once. */
import type { Refusal } from '../kernel/result.js';
import type { Account } from '../workflow/approval.js';
import { actionOf, type MoveType, moveTypes } from './actions/index.js';
import type { CommandType } from './command.js';
import type { ActionDeclaration } from './model/action.js';
import { glassBrokenFor } from './model/broken-glass.js';
import { objectionToHandling } from './model/cell-entry.js';
import type { Actor, Circumstances } from './model/circumstances.js';
import { Offer } from './model/offer.js';
import { refusals } from './model/refusal.js';
import type { CaseState } from './model/state.js';
import { stepAllows } from './model/steps.js';

export interface Move {
  readonly command: MoveType;
  /** Why it is closed; null when it is open. */
  readonly closed: Refusal | null;
}

/** Whether there is a case, and whether it is still open. */
function objectionToStanding({ open }: ActionDeclaration, { status }: CaseState): Refusal | null {
  if (open === 'opening') return status === 'absent' ? null : refusals.caseExists;
  if (status === 'absent') return refusals.caseUnknown;
  return status === 'closed' && open !== 'always' && open !== 'service' ? refusals.caseClosed : null;
}

/** An outside counsel decides nothing, under whichever of their accounts: it is the person who advises. */
function objectionToAccount(account: Account | undefined): Refusal | null {
  if (account?.active !== true) return refusals.accountClosed;
  return account.roles.includes('counsel') ? refusals.counselDecidesNothing : null;
}

/** Whether the actor may take it at all. */
function objectionToActor(
  action: ActionDeclaration,
  state: CaseState,
  actor: Actor,
  at: Circumstances,
): Refusal | null {
  const { open, roles, alsoByService, underBrokenGlass } = action;
  if (actor.kind === 'system') return open === 'opening' || alsoByService ? null : refusals.personOnly;
  const objection =
    open === 'opening' ? null : (objectionToAccount(at.people.get(actor.id)) ?? objectionToHandling(state, actor));
  if (objection) return objection;
  if (actor.roles.some((role) => roles.includes(role))) return null;
  return underBrokenGlass && glassBrokenFor(state, actor.id, at) ? null : refusals.roleMissing;
}

/** The first reason against an action, in the order a person would ask: standing, right, step, then the matter itself. */
export function objectionTo(type: CommandType, state: CaseState, actor: Actor, at: Circumstances): Refusal | null {
  const action = actionOf(type);
  if (action.open === 'service' && actor.kind === 'person') return refusals.systemOnly;
  return (
    objectionToStanding(action, state) ??
    (action.open === 'service' ? null : objectionToActor(action, state, actor, at)) ??
    (action.open === 'in_step' ? stepAllows(type, action.byAskedRoles)(state, actor, at) : null) ??
    action.guard?.(state, actor, at) ??
    null
  );
}

/** Every move of the case for this actor: the open ones, and the closed ones with their reason. */
export function moves(state: CaseState, actor: Actor, at: Circumstances): Move[] {
  return moveTypes.map((command) => ({ command, closed: objectionTo(command, state, actor, at) }));
}

/** What the form of an open action takes from the case; null when it has nothing to be taken on. */
export const offerOf = (type: MoveType, state: CaseState, at: Circumstances, id: string): Offer | null => {
  const { offers } = actionOf(type) as ActionDeclaration;
  const offered = offers ? offers(state, at, id) : {};
  return offered && Offer.parse(offered);
};
