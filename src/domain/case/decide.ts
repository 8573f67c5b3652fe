/** Command to events, or a refusal with its article: the only place where a case changes. */
import { addHours } from '../kernel/instant.js';
import { accept, type Result, refuse } from '../kernel/result.js';
import type { Action, Outcome, Verdict } from '../law/vocabulary.js';
import { complete, objectionToApproval } from '../workflow/approval.js';
import type { CircuitCommand, Circuits } from '../workflow/circuit.js';
import { mayTake } from '../workflow/permission.js';
import type { Circumstances } from './circumstances.js';
import type { Actor, Command, CommandType } from './command.js';
import { objectionToOrigin } from './correction.js';
import { answerToReferralBy } from './course.js';
import { correctionDeciders, effectOf, proposedWith, valueIn } from './decide-correction.js';
import { courseDeciders } from './decide-course.js';
import { emergencyDeciders } from './decide-emergency.js';
import { type Asked, backFrom, type Context, type Decider, type Deciders, next, one, serviceOnly } from './decider.js';
import type { CaseEvent } from './event.js';
import { needsCallBack, objectionRefusals, objectionToAction, objectionToReceiving } from './leaving.js';
import { objectionTo } from './moves.js';
import { quorumOf } from './quorum.js';
import { refusals } from './refusal.js';
import { withSignature } from './signed-act.js';
import type { CaseState, Preparation } from './state.js';
import { recordedDemand } from './weakening.js';

/** Outcomes a person may declare where nothing left; all others follow from what left. */
const declared: readonly Outcome[] = ['no_data', 'not_a_request', 'redirected'];

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
  if (action === 'inform') return 'executed';
  return state.classification?.verdict === 'REFUSE_REDIRECT' ? 'redirected' : 'refused';
}

/** The step in which a verdict enters a circuit; its start for a verdict that the circuit does not name. */
function entryOf(circuit: string, verdict: Verdict | undefined, circuits: Circuits): string {
  const found = circuits.get(circuit);
  return (verdict && found?.opens[verdict]?.step) ?? found?.start ?? '';
}

function dispatched(
  command: Asked<'refuse' | 'release' | 'inform'>,
  { state, at }: Context,
  actions: Action[],
): Result<Preparation> {
  const found = seen(state, command.preparationId, command.payload);
  if (!found.ok) return found;
  const { action, requester } = found.value;
  if (requester === null || requester !== at.requester) return refuse(refusals.requesterChanged);
  return actions.includes(action) ? found : refuse(refusals.verdictForbids);
}

function closing(command: Asked<'close'>, { state, at }: Context): Result<Outcome> {
  const { preparation } = state;
  if (preparation?.dispatchedBy) {
    return command.outcome
      ? refuse(refusals.outcomeForbidden)
      : accept(outcomeOf(preparation.action, state, preparation));
  }
  const { outcome } = command;
  const open = at.circuits.get(state.circuit)?.closes ?? [];
  return outcome && declared.includes(outcome) && open.includes(outcome)
    ? accept(outcome)
    : refuse(refusals.outcomeForbidden);
}

const deciders: Deciders<CommandType> = {
  ...emergencyDeciders,
  ...courseDeciders,
  ...correctionDeciders,
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
      data: { messageId, reason, ...(waiting && { step: backFrom(context) }) },
    });
  },
  record_reading: ({ reading }, context) => {
    const objection = serviceOnly(context) ?? (context.state.facts ? refusals.stepForbids : null);
    return objection ? refuse(objection) : one({ type: 'case.read', data: reading });
  },
  confirm_fact: ({ confirmed }, context) => {
    const { facts, floor } = context.state;
    const { fact, value } = confirmed;
    if (fact === 'enforcement_cleared' && floor.hold) return refuse(refusals.holdByItself);
    if (!facts) return refuse(refusals.notRead);
    const corrected = JSON.stringify(valueIn(facts, fact)) !== JSON.stringify(value);
    if (corrected) {
      const objection = objectionToOrigin(context.state, confirmed);
      if (objection) return refuse(objection);
      if (effectOf(facts, [confirmed], context).weakens.length > 0) return proposedWith(confirmed, context);
    }
    return one({ type: 'case.fact_confirmed', data: { fact, value, corrected } });
  },
  classify: ({ classification }, { state, at }) =>
    one({
      type: 'case.classified',
      data: {
        ...classification,
        step: entryOf(classification.circuit, classification.verdict, at.circuits),
        ...recordedDemand(classification, state.facts, at.circuits),
      },
    }),
  assign: ({ to, noteId }) => one({ type: 'case.assigned', data: { to, ...(noteId && { noteId }) } }),
  prepare: ({ type, letters, ...data }, context) => {
    const { state, at } = context;
    const objection = objectionToAction(state, data.action, at) ?? objectionToReceiving(state, data.action, letters);
    if (objection) return refuse(objection);
    const consent = at.circuits.get(state.circuit)?.consent;
    if (!consent || at.requester === null) return refuse(refusals.requesterUnknown);
    return one({
      type: 'case.prepared',
      data: {
        ...data,
        letters: [...letters],
        step: next(context, 'prepare'),
        requester: at.requester,
        fewest: Math.max(consent.quorum, state.floor.fewest),
        consentHours: consent.hours,
        callBack: data.action === 'disclose' && needsCallBack(state, at),
      },
    });
  },
  approve: ({ preparationId, payload, role, requester }, context) => {
    const { state, actor, at } = context;
    const found = seen(state, preparationId, payload);
    if (!found.ok) return found;
    if (actor.kind === 'system') return refuse(refusals.personOnly);
    if (requester !== found.value.requester || requester !== at.requester) return refuse(refusals.requesterChanged);
    const quorum = quorumOf(state, found.value, at);
    const account = at.people.get(actor.id);
    const objection = objectionToApproval(quorum, account, role);
    if (objection || !account) return refuse(objectionRefusals[objection ?? 'account_closed']);
    const after = { ...quorum, given: [...quorum.given, { person: account.person, role }] };
    const step = complete(after) ? next(context, 'approve') : state.step;
    const expiresAt = addHours(at.now, at.circuits.get(state.circuit)?.consent?.hours ?? 0);
    return one({ type: 'case.approved', data: { preparationId, payload, role, step, expiresAt } });
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
    const answerBy = action === 'refuse' ? answerToReferralBy(context.state, context.at) : null;
    return one({
      type: 'case.refused',
      data: { preparationId, payload, action, step: next(context, 'refuse'), ...(answerBy && { answerBy }) },
    });
  },
  release: (command, context) => {
    const found = dispatched(command, context, ['disclose']);
    if (!found.ok) return found;
    const { preparationId, payload } = command;
    return one({ type: 'case.released', data: { preparationId, payload, step: next(context, 'release') } });
  },
  inform: (command, context) => {
    const found = dispatched(command, context, ['inform']);
    if (!found.ok) return found;
    const { preparationId, payload } = command;
    return one({ type: 'case.informed', data: { preparationId, payload, step: next(context, 'inform') } });
  },
  recall: ({ preparationId, noteId }, { state, at }) => {
    const { circuit, classification, preparation } = state;
    if (preparation?.id !== preparationId) return refuse(refusals.payloadChanged);
    const step = entryOf(circuit, classification?.verdict, at.circuits);
    return one({ type: 'case.recalled', data: { preparationId, noteId, step } });
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
const outsideTheTable: readonly CommandType[] = [
  'open',
  'record_reading',
  'record_letter_sent',
  'inherit_floor',
  'ring',
  'watch_clocks',
];

/** Decides one command on one state. The same inputs give the same events: no clock, no row, no setting. */
export function decide(state: CaseState, command: Command, actor: Actor, at: Circumstances): Result<CaseEvent[]> {
  if (!outsideTheTable.includes(command.type)) {
    const objection = objectionTo(command.type as CircuitCommand, state, actor, at);
    if (objection) return refuse(objection);
  }
  const decider = deciders[command.type] as Decider<CommandType>;
  const decided = decider(command as never, { state, actor, at });
  return decided.ok ? withSignature(decided.value, at.signature) : decided;
}
