/** The table of moves: asked to decide, to draw the buttons with their reasons, and by the tests; written once. */
import type { Refusal } from '../kernel/result.js';
import type { Action, IssuerZone, Verdict } from '../law/vocabulary.js';
import { complete, type Objection, objectionToDispatch, open, type Quorum } from '../workflow/approval.js';
import { type Circuit, type CircuitCommand, circuitCommands, type Step } from '../workflow/circuit.js';
import { mayTake, type PersonAction } from '../workflow/permission.js';
import type { Actor } from './command.js';
import { refusals } from './refusal.js';
import type { CaseState, Preparation } from './state.js';

export type Circuits = ReadonlyMap<string, Circuit>;

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

const leadsTo: Partial<Record<Verdict, Action>> = {
  ADMIT: 'disclose',
  ADMIT_COND: 'disclose',
  REFUSE: 'refuse',
  REFUSE_REDIRECT: 'refuse',
  CLARIFY: 'clarify',
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

export function quorumOf(state: CaseState, preparation: Preparation): Quorum {
  return {
    asked: state.classification?.approvers ?? [],
    preparedBy: preparation.preparedBy,
    given: preparation.consents,
  };
}

/** Why the prepared action may not be taken on this case; null when the law and its checks let it through. */
export function objectionToAction(state: CaseState, action: Action, circuits: Circuits): Refusal | null {
  const { classification, facts } = state;
  if (!classification) return refusals.notClassified;
  if (leadsTo[classification.verdict] !== action) return refusals.verdictForbids;
  const dispatch = action === 'disclose' ? 'release' : 'refuse';
  const circuit = circuits.get(state.circuit);
  if (!circuit?.steps.some((step) => step.on[dispatch] !== undefined)) return refusals.verdictForbids;
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

const stepAllows =
  (command: CircuitCommand): Guard =>
  (state, _actor, circuits) =>
    anywhere.includes(command) || stepOf(state, circuits)?.on[command] !== undefined ? null : refusals.stepForbids;

const waitingHere = (state: CaseState): Refusal | null => {
  if (!state.preparation) return refusals.nothingPrepared;
  return state.preparation.dispatchedBy === null ? null : refusals.dispatched;
};

const dispatch: Guard = (state, actor) => {
  const { preparation } = state;
  if (!preparation) return refusals.nothingPrepared;
  if (preparation.dispatchedBy !== null) return refusals.dispatched;
  const quorum = quorumOf(state, preparation);
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

const prepare: Guard = (state, _actor, circuits) => {
  const action = state.classification && leadsTo[state.classification.verdict];
  return action ? objectionToAction(state, action, circuits) : refusals.verdictForbids;
};

const approve: Guard = (state, actor) => {
  const refused = waitingHere(state);
  if (refused || !state.preparation) return refused ?? refusals.nothingPrepared;
  if (actor.kind === 'system') return refusals.personOnly;
  const quorum = quorumOf(state, state.preparation);
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
