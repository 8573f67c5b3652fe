/** The table of moves: asked to decide, to draw the buttons with their reasons, and by the tests; written once. */
import type { Refusal } from '../kernel/result.js';
import type { Action, IssuerZone, Verdict } from '../law/vocabulary.js';
import { complete, type Objection, objectionToDispatch, open, type Quorum } from '../workflow/approval.js';
import { type CircuitCommand, type Circuits, circuitCommands, dispatchOf, type Step } from '../workflow/circuit.js';
import { mayTake, type PersonAction } from '../workflow/permission.js';
import type { Actor } from './command.js';
import { refusals } from './refusal.js';
import type { CaseState, Preparation } from './state.js';

export interface Move {
  readonly command: CircuitCommand;
  /** Why it is closed; null when it is open. */
  readonly closed: Refusal | null;
}

type Guard = (state: CaseState, actor: Actor, circuits: Circuits) => Refusal | null;

/** Acts that the circuit does not order: they may happen at any step of an open case. */
const anywhere: readonly CircuitCommand[] = ['join', 'assign', 'note'];
const openToTheService: readonly CircuitCommand[] = ['join', 'classify', 'close'];

/** Zones from which nothing is executed without an act of a French authority or an agreement (GDPR art. 48). */
const withoutAgreement: readonly IssuerZone[] = ['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK', 'UNKNOWN'];

/** What a verdict may ever lead to; a circuit says which of these its people prepare, and can add none. */
const mayLeadTo: Partial<Record<Verdict, readonly Action[]>> = {
  ADMIT: ['disclose'],
  ADMIT_COND: ['disclose'],
  REFUSE: ['refuse'],
  REFUSE_REDIRECT: ['refuse'],
  CLARIFY: ['clarify'],
  HOLD: ['clarify'],
};

export const objectionRefusals: Record<Objection, Refusal> = {
  prepared_it: refusals.preparedIt,
  approved_already: refusals.approvedAlready,
  role_not_held: refusals.roleMissing,
  role_not_asked: refusals.roleNotAsked,
};

export function stepOf(state: CaseState, circuits: Circuits): Step | undefined {
  return circuits.get(state.circuit)?.steps.find((step) => step.id === state.step);
}

export function quorumOf(state: CaseState, preparation: Preparation, circuits: Circuits): Quorum {
  return {
    asked: state.classification?.approvers ?? [],
    fewest: circuits.get(state.circuit)?.consent?.quorum ?? Number.POSITIVE_INFINITY,
    preparedBy: preparation.preparedBy,
    given: preparation.consents,
  };
}

/** What the verdict in force lets people prepare in the circuit where the case stands. */
export function actionsOf({ classification, circuit }: CaseState, circuits: Circuits): readonly Action[] {
  if (!classification) return [];
  const { verdict } = classification;
  const opened = circuits.get(circuit)?.opens[verdict]?.prepare ?? [];
  return opened.filter((action) => mayLeadTo[verdict]?.includes(action));
}

/** Why the prepared action may not be taken on this case; null when the law and its checks let it through. */
export function objectionToAction(state: CaseState, action: Action, circuits: Circuits): Refusal | null {
  const { classification, facts } = state;
  if (!classification) return refusals.notClassified;
  if (!actionsOf(state, circuits).includes(action)) return refusals.verdictForbids;
  const circuit = circuits.get(state.circuit);
  if (!circuit?.steps.some((step) => step.on[dispatchOf[action]] !== undefined)) return refusals.verdictForbids;
  if (action !== 'disclose') return null;
  if (!facts) return refusals.notRead;
  if (withoutAgreement.includes(facts.issuerZone)) return refusals.thirdCountry;
  if (classification.failing.length > 0 || classification.unknown.length > 0) return refusals.checkNotMet;
  return classification.facts.every((fact) => state.confirmed.includes(fact)) ? null : refusals.factUnconfirmed;
}

const standing: Guard = (state) => {
  if (state.status === 'absent') return refusals.caseUnknown;
  return state.status === 'closed' ? refusals.caseClosed : null;
};

const right =
  (command: CircuitCommand): Guard =>
  (_state, actor) => {
    if (actor.kind === 'system') return openToTheService.includes(command) ? null : refusals.personOnly;
    return mayTake(`case.${command}` satisfies PersonAction, actor.roles) ? null : refusals.roleMissing;
  };

/** Consenting and sending back go by the roles that the rule asks, which differ from case to case. */
const byAskedRoles: readonly CircuitCommand[] = ['approve', 'send_back'];

const stepAllows =
  (command: CircuitCommand): Guard =>
  (state, actor, circuits) => {
    if (anywhere.includes(command)) return null;
    const step = stepOf(state, circuits);
    if (step?.on[command] === undefined) return refusals.stepForbids;
    if (actor.kind === 'system' || byAskedRoles.includes(command)) return null;
    return actor.roles.some((role) => step.roles.includes(role)) ? null : refusals.stepOfOthers;
  };

const waitingHere = (state: CaseState): Refusal | null => {
  if (!state.preparation) return refusals.nothingPrepared;
  return state.preparation.dispatchedBy === null ? null : refusals.dispatched;
};

const dispatch: Guard = (state, actor, circuits) => {
  const { preparation } = state;
  if (!preparation) return refusals.nothingPrepared;
  if (preparation.dispatchedBy !== null) return refusals.dispatched;
  const quorum = quorumOf(state, preparation, circuits);
  if (!complete(quorum)) return refusals.quorumOpen;
  if (actor.kind === 'system') return refusals.personOnly;
  const objection = objectionToDispatch(quorum, actor.id);
  return objection && objectionRefusals[objection];
};

const lettersLeft: Guard = (state) => {
  if (!state.preparation || state.preparation.dispatchedBy === null) return null;
  const waiting = state.preparation.letters.some((letter) => !state.lettersSent.includes(letter.id));
  return waiting ? refusals.lettersPending : null;
};

/** Open when one of the actions is. */
const prepare: Guard = (state, _actor, circuits) => {
  const objections = actionsOf(state, circuits).map((action) => objectionToAction(state, action, circuits));
  return objections.includes(null) ? null : (objections[0] ?? refusals.verdictForbids);
};

const approve: Guard = (state, actor, circuits) => {
  const refused = waitingHere(state);
  if (refused || !state.preparation) return refused ?? refusals.nothingPrepared;
  if (actor.kind === 'system') return refusals.personOnly;
  const quorum = quorumOf(state, state.preparation, circuits);
  const objection = objectionToDispatch(quorum, actor.id);
  if (objection) return objectionRefusals[objection];
  return open(quorum).some((role) => actor.roles.includes(role)) ? null : refusals.roleNotAsked;
};

/** The service closes only what has wholly left; a person follows an arrow of the circuit. */
const close: Guard = (state, actor, circuits) => {
  const pending = lettersLeft(state, actor, circuits);
  if (pending) return pending;
  if (actor.kind === 'person') return stepAllows('close')(state, actor, circuits);
  const ended = stepOf(state, circuits)?.kind === 'end' && state.preparation?.dispatchedBy;
  return ended ? null : refusals.stepForbids;
};

const ownGuards: Partial<Record<CircuitCommand, Guard>> = {
  confirm_fact: (state) => (state.facts ? null : refusals.notRead),
  prepare,
  approve,
  send_back: waitingHere,
  refuse: dispatch,
  release: dispatch,
  close,
};

/** The first reason against a command, in the order a person would ask: standing, right, step, then the matter itself. */
export function objectionTo(
  command: CircuitCommand,
  state: CaseState,
  actor: Actor,
  circuits: Circuits,
): Refusal | null {
  const guards = [standing, right(command), ...(command === 'close' ? [] : [stepAllows(command)]), ownGuards[command]];
  for (const guard of guards) {
    const refusal = guard?.(state, actor, circuits);
    if (refusal) return refusal;
  }
  return null;
}

/** Every move of the case for this actor: the open ones, and the closed ones with their reason. */
export function moves(state: CaseState, actor: Actor, circuits: Circuits): Move[] {
  return circuitCommands.map((command) => ({ command, closed: objectionTo(command, state, actor, circuits) }));
}
