/** One event, one step of the state; total over events, it never refuses and never throws. */
import { type CheckName, checkNames, type RequestFacts } from '../law/fact.js';
import type { CaseEvent, CaseEventType } from './event.js';
import { absent, type CaseState, type Preparation } from './state.js';

/** An entry of a case stream: the event and who caused it, the id of a person or the name of a room. */
export interface CaseEntry {
  readonly event: CaseEvent;
  readonly actor: string;
}

type Data<Type extends CaseEventType> = Extract<CaseEvent, { type: Type }>['data'];
type Step<Type extends CaseEventType> = (state: CaseState, data: Data<Type>, person: string) => CaseState;

/** Facts with one of them replaced; the name of a check replaces its result. */
export function withFact(facts: RequestFacts, name: string, value: unknown): RequestFacts {
  return checkNames.includes(name as CheckName)
    ? { ...facts, checks: { ...facts.checks, [name]: value } }
    : { ...facts, [name]: value };
}

/** Consents die with what they consented to (P3). */
const withoutPreparation = (state: CaseState): CaseState =>
  state.preparation?.dispatchedBy ? state : { ...state, preparation: null };

/** Any change of what is judged voids the judgement, and all that was prepared on it. */
const unjudged = (state: CaseState): CaseState => ({ ...withoutPreparation(state), classification: null });

const change = (state: CaseState, changed: Partial<Preparation>): Preparation | null =>
  state.preparation && { ...state.preparation, ...changed };

const steps: { [Type in CaseEventType]: Step<Type> } = {
  'case.opened': (state, data) => ({
    ...state,
    status: 'open',
    step: 'triage',
    door: data.door,
    receivedAt: data.receivedAt,
    readable: data.readable,
    messages: [data.messageId],
    clocks: data.clocks,
  }),
  'case.joined': (state, data) => ({
    ...(state.preparation?.dispatchedBy ? state : withoutPreparation(state)),
    step: data.step ?? state.step,
    messages: [...state.messages, data.messageId],
  }),
  'case.read': (state, data) => ({
    ...unjudged(state),
    facts: data.facts,
    targets: data.targets,
    confirmed: [],
  }),
  'case.fact_confirmed': (state, data) => ({
    ...(data.corrected ? unjudged(state) : state),
    facts: state.facts && withFact(state.facts, data.fact, data.value),
    confirmed: [...state.confirmed.filter((fact) => fact !== data.fact), data.fact],
  }),
  'case.classified': (state, data) => ({
    ...withoutPreparation(state),
    classification: data,
    circuit: data.circuit,
    step: data.step,
    clocks: data.clocks.length > 0 ? data.clocks : state.clocks,
  }),
  'case.assigned': (state, data) => ({ ...state, assignee: data.to }),
  'case.prepared': (state, data, person) => ({
    ...state,
    step: data.step,
    preparation: {
      id: data.preparationId,
      action: data.action,
      payload: data.payload,
      letters: data.letters,
      accountsDisclosed: data.accountsDisclosed,
      preparedBy: person,
      consents: [],
      dispatchedBy: null,
    },
  }),
  'case.approved': (state, data, person) => ({
    ...state,
    step: data.step,
    preparation: change(state, {
      consents: [...(state.preparation?.consents ?? []), { person, role: data.role }],
    }),
  }),
  'case.sent_back': (state, data) => ({ ...withoutPreparation(state), step: data.step }),
  'case.refused': (state, data, person) => ({
    ...state,
    step: data.step,
    preparation: change(state, { dispatchedBy: person }),
  }),
  'case.released': (state, data, person) => ({
    ...state,
    step: data.step,
    preparation: change(state, { dispatchedBy: person }),
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
