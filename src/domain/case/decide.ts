/** Command to events, or a refusal with its article: the only place where a case changes. */
import { accept, type Refusal, type Result, refuse } from '../kernel/result.js';
import type { Action, Outcome, Verdict } from '../law/vocabulary.js';
import { complete, objectionToApproval } from '../workflow/approval.js';
import type { CircuitCommand, Circuits } from '../workflow/circuit.js';
import { mayTake } from '../workflow/permission.js';
import type { Actor, Command, CommandType } from './command.js';
import type { CaseEvent } from './event.js';
import { objectionRefusals, objectionTo, objectionToAction, quorumOf, stepOf } from './moves.js';
import { refusals } from './refusal.js';
import type { CaseState, Preparation } from './state.js';

interface Context {
  readonly state: CaseState;
  readonly actor: Actor;
  readonly circuits: Circuits;
}
type Asked<Type extends CommandType> = Extract<Command, { type: Type }>;
type Decider<Type extends CommandType> = (command: Asked<Type>, context: Context) => Result<CaseEvent[]>;

/** Outcomes a person may declare where nothing left; all others follow from what left. */
const declared: readonly Outcome[] = ['no_data', 'not_a_request', 'redirected'];

const one = (event: CaseEvent): Result<CaseEvent[]> => accept([event]);

const next = ({ state, circuits }: Context, command: CircuitCommand): string =>
  stepOf(state, circuits)?.on[command] ?? state.step;

/** The preparation a person means, unchanged since they saw it. */
function seen(state: CaseState, preparationId: string, payload: string): Result<Preparation> {
  const { preparation } = state;
  if (!preparation) return refuse(refusals.nothingPrepared);
  if (preparation.id !== preparationId || preparation.payload !== payload) return refuse(refusals.payloadChanged);
  return accept(preparation);
}

function outcomeOf(action: Action, state: CaseState, preparation: Preparation): Outcome {
  if (action === 'disclose') return preparation.accountsDisclosed > 0 ? 'executed' : 'no_data';
  if (action === 'clarify') return 'clarification';
  return state.classification?.verdict === 'REFUSE_REDIRECT' ? 'redirected' : 'refused';
}

/** The step in which a verdict enters a circuit; its start for a verdict that the circuit does not name. */
function entryOf(circuit: string, verdict: Verdict, circuits: Circuits): string {
  const found = circuits.get(circuit);
  return found?.opens[verdict]?.step ?? found?.start ?? '';
}

function dispatched(command: Asked<'refuse' | 'release'>, context: Context, actions: Action[]): Result<Preparation> {
  const found = seen(context.state, command.preparationId, command.payload);
  if (!found.ok) return found;
  const objection = objectionToAction(context.state, found.value.action, context.circuits);
  if (objection) return refuse(objection);
  return actions.includes(found.value.action) ? found : refuse(refusals.verdictForbids);
}

function closing(command: Asked<'close'>, { state, circuits }: Context): Result<Outcome> {
  const { preparation } = state;
  if (preparation?.dispatchedBy) {
    return command.outcome
      ? refuse(refusals.outcomeForbidden)
      : accept(outcomeOf(preparation.action, state, preparation));
  }
  const { outcome } = command;
  const open = circuits.get(state.circuit)?.closes ?? [];
  return outcome && declared.includes(outcome) && open.includes(outcome)
    ? accept(outcome)
    : refuse(refusals.outcomeForbidden);
}

const serviceOnly = (context: Context): Refusal | null => {
  if (context.actor.kind !== 'system') return refusals.systemOnly;
  return context.state.status === 'absent' ? refusals.caseUnknown : null;
};

const deciders: { [Type in CommandType]: Decider<Type> } = {
  open: ({ type, ...data }, { state, actor }) => {
    if (state.status !== 'absent') return refuse(refusals.caseExists);
    if (actor.kind === 'person' && !mayTake('case.open', actor.roles)) return refuse(refusals.roleMissing);
    return one({ type: 'case.opened', data: { ...data, clocks: [...data.clocks] } });
  },
  join: ({ messageId, reason }, context) => {
    const { messages, preparation } = context.state;
    if (messages.includes(messageId)) return refuse(refusals.messageKnown);
    const waiting = preparation !== null && preparation.dispatchedBy === null;
    return one({
      type: 'case.joined',
      data: { messageId, reason, ...(waiting && { step: next(context, 'send_back') }) },
    });
  },
  record_reading: ({ reading }, context) => {
    const objection = serviceOnly(context) ?? (context.state.facts ? refusals.stepForbids : null);
    return objection ? refuse(objection) : one({ type: 'case.read', data: reading });
  },
  confirm_fact: ({ confirmed }, { state }) => {
    const { fact, value } = confirmed;
    const known = { ...state.facts, ...state.facts?.checks } as Record<string, unknown>;
    const corrected = JSON.stringify(known[fact] ?? 'unknown') !== JSON.stringify(value);
    return one({ type: 'case.fact_confirmed', data: { fact, value, corrected } });
  },
  classify: ({ classification }, { circuits }) =>
    one({
      type: 'case.classified',
      data: { ...classification, step: entryOf(classification.circuit, classification.verdict, circuits) },
    }),
  assign: ({ to }) => one({ type: 'case.assigned', data: { to } }),
  prepare: ({ type, letters, ...data }, context) => {
    const objection = objectionToAction(context.state, data.action, context.circuits);
    if (objection) return refuse(objection);
    return one({ type: 'case.prepared', data: { ...data, letters: [...letters], step: next(context, 'prepare') } });
  },
  approve: ({ preparationId, payload, role }, context) => {
    const { state, actor } = context;
    const found = seen(state, preparationId, payload);
    if (!found.ok) return found;
    if (actor.kind === 'system') return refuse(refusals.personOnly);
    const quorum = quorumOf(state, found.value, context.circuits);
    const objection = objectionToApproval(quorum, actor.id, actor.roles, role);
    if (objection) return refuse(objectionRefusals[objection]);
    const after = { ...quorum, given: [...quorum.given, { person: actor.id, role }] };
    const step = complete(after) ? next(context, 'approve') : state.step;
    return one({ type: 'case.approved', data: { preparationId, payload, role, step } });
  },
  send_back: ({ preparationId, noteId }, context) =>
    context.state.preparation?.id === preparationId
      ? one({ type: 'case.sent_back', data: { preparationId, noteId, step: next(context, 'send_back') } })
      : refuse(refusals.payloadChanged),
  refuse: (command, context) => {
    const found = dispatched(command, context, ['refuse', 'clarify']);
    if (!found.ok) return found;
    const { preparationId, payload } = command;
    const action = found.value.action === 'clarify' ? 'clarify' : 'refuse';
    return one({ type: 'case.refused', data: { preparationId, payload, action, step: next(context, 'refuse') } });
  },
  release: (command, context) => {
    const found = dispatched(command, context, ['disclose']);
    if (!found.ok) return found;
    const { preparationId, payload } = command;
    return one({ type: 'case.released', data: { preparationId, payload, step: next(context, 'release') } });
  },
  record_letter_sent: ({ type, ...data }, context) => {
    const objection = serviceOnly(context);
    return objection ? refuse(objection) : one({ type: 'case.letter_sent', data });
  },
  close: (command, context) => {
    const outcome = closing(command, context);
    if (!outcome.ok) return outcome;
    const disclosed = outcome.value === 'executed' ? (context.state.preparation?.accountsDisclosed ?? 0) : 0;
    return one({
      type: 'case.closed',
      data: { outcome: outcome.value, accountsDisclosed: disclosed, step: next(context, 'close') },
    });
  },
  withdraw: ({ noteId }, context) =>
    accept([
      { type: 'case.withdrawn', data: { noteId } },
      { type: 'case.closed', data: { outcome: 'withdrawn', accountsDisclosed: 0, step: next(context, 'withdraw') } },
    ]),
  note: ({ noteId, digest }) => one({ type: 'case.noted', data: { noteId, digest } }),
};

/** Commands that the table of moves does not hold: the service alone gives them. */
const outsideTheTable: readonly CommandType[] = ['open', 'record_reading', 'record_letter_sent'];

/** Decides one command on one state. The same inputs give the same events: no clock, no row, no setting. */
export function decide(state: CaseState, command: Command, actor: Actor, circuits: Circuits): Result<CaseEvent[]> {
  if (!outsideTheTable.includes(command.type)) {
    const objection = objectionTo(command.type as CircuitCommand, state, actor, circuits);
    if (objection) return refuse(objection);
  }
  const decider = deciders[command.type] as Decider<CommandType>;
  return decider(command as never, { state, actor, circuits });
}
