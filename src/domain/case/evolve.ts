/** One event, one step of the state; total over events, it never refuses and never throws. */
import type { CaseEvent, CaseEventType } from './event.js';
import { alone, correctionSteps } from './evolve-correction.js';
import { courseSteps, holdOf } from './evolve-course.js';
import { emergencySteps } from './evolve-emergency.js';
import { change, type Data, type Step, type Steps, voided, withFact, withoutPreparation } from './evolve-step.js';
import { raisedBy } from './floor.js';
import { clocksOf } from './shortened-clock.js';
import { absent, type CaseState } from './state.js';

/** An entry of a case stream: the event and who caused it, the id of a person or the name of a room. */
export interface CaseEntry {
  readonly event: CaseEvent;
  readonly actor: string;
}

/** Any change of what is judged voids the judgement, and all that was prepared on it. */
const unjudged = (state: CaseState): CaseState => ({ ...withoutPreparation(state), classification: null });

/** A call-back speaks of the requester that was known then. */
const identityFacts: readonly string[] = [
  'issuerZone',
  'issuerCountry',
  'issuerKind',
  'relayedBy',
  'channel',
  'origin_established',
];

/** Let go, by one person; kept for as long as its letters are on their way. */
function dispatched(state: CaseState, step: string, account: string): CaseState {
  const preparation = change(state, { dispatchedBy: account });
  return { ...state, step, preparation, left: preparation ? [...state.left, preparation] : state.left };
}

function referralOf({ classification, referral }: CaseState): CaseState['referral'] {
  const to = classification?.verdict === 'REFUSE_REDIRECT' ? classification.redirect : undefined;
  return to ? { to, answer: null } : referral;
}

const firstOf = ({ facts, seq }: CaseState, { row, rule, verdict }: Data<'case.classified'>): CaseState['first'] => ({
  ...{ row, rule, verdict },
  seq: seq + 1,
  zone: facts?.issuerZone ?? null,
});

const steps: Steps<CaseEventType> = {
  ...emergencySteps,
  ...courseSteps,
  ...correctionSteps,
  'case.opened': (state, data) => ({
    ...state,
    status: 'open',
    step: 'triage',
    door: data.door,
    receivedAt: data.receivedAt,
    readable: data.readable,
    messages: [data.messageId],
    computed: data.clocks,
    clocks: data.clocks,
  }),
  'case.joined': (state, data) => ({
    ...voided(state, data.step ?? state.step),
    messages: [...state.messages, data.messageId],
  }),
  'case.read': (state, data) => ({
    ...unjudged(state),
    facts: data.facts,
    targets: data.targets,
    confirmed: [],
    callBack: null,
  }),
  'case.fact_confirmed': (state, data) => ({
    ...(data.corrected ? unjudged(state) : state),
    facts: state.facts && withFact(state.facts, data.fact, data.value),
    alone: alone(state, data),
    seconded: state.seconded.filter(({ fact }) => fact !== data.fact),
    confirmed: [...state.confirmed.filter((fact) => fact !== data.fact), data.fact],
    callBack: data.corrected && identityFacts.includes(data.fact) ? null : state.callBack,
  }),
  'case.classified': (state, data) => ({
    ...withoutPreparation(state),
    classification: data,
    first: state.first ?? firstOf(state, data),
    floor: raisedBy(state.floor, data, holdOf(state, data)),
    circuit: data.circuit,
    step: data.step,
    ...(data.clocks.length > 0 && { computed: data.clocks, clocks: clocksOf(data.clocks, state.deadlines) }),
    hold: holdOf(state, data),
  }),
  'case.assigned': (state, data) => ({ ...state, assignee: data.to }),
  'case.prepared': (state, data, account) => ({
    ...state,
    step: data.step,
    preparation: {
      id: data.preparationId,
      seq: state.seq + 1,
      action: data.action,
      payload: data.payload,
      letters: data.letters,
      accountsDisclosed: data.accountsDisclosed,
      requester: data.requester ?? null,
      preparedBy: account,
      consents: [],
      dispatchedBy: null,
    },
  }),
  'case.approved': (state, data, person) => ({
    ...state,
    step: data.step,
    preparation: change(state, {
      consents: [
        ...(state.preparation?.consents ?? []),
        { person, role: data.role, expiresAt: data.expiresAt ?? null, signed: data.signature !== undefined },
      ],
    }),
  }),
  'case.consents_expired': (state, data) => ({ ...state, step: data.step }),
  'case.sent_back': (state, data) => ({ ...withoutPreparation(state), step: data.step }),
  'case.refused': (state, data, account) => ({
    ...dispatched(state, data.step, account),
    referral: referralOf(state),
  }),
  'case.released': (state, data, account) => dispatched(state, data.step, account),
  'case.informed': (state, data, account) => dispatched(state, data.step, account),
  'case.recalled': (state, { preparationId, step }) => ({
    ...withoutPreparation(state),
    step,
    left: state.left.filter(({ id }) => id !== preparationId),
    recalled: [...state.recalled, preparationId],
    referral: state.preparation?.action === 'refuse' ? null : state.referral,
  }),
  'case.letter_sent': (state, data) => ({ ...state, lettersSent: [...state.lettersSent, data.letterId] }),
  'case.closed': (state, data) => ({ ...state, status: 'closed', step: data.step, outcome: data.outcome }),
  'case.withdrawn': (state) => withoutPreparation(state),
  'case.noted': (state) => state,
};

export function evolve(state: CaseState, { event, actor }: CaseEntry): CaseState {
  const step = steps[event.type] as Step<CaseEventType>;
  return { ...step(state, event.data, actor), seq: state.seq + 1 };
}

export function replay(entries: readonly CaseEntry[]): CaseState {
  return entries.reduce(evolve, absent);
}
