/** Which ends fit a verdict, and which letter each of them wants. */
import { isNotice, type LetterKind, type Outcome, type Verdict } from '../../law/vocabulary.js';
import type { CaseState } from '../model/state.js';
import type { World } from './world.js';

/** Ends that answer what the law made of the request; a withdrawal is the issuer's, and never ours to choose. */
const fitting: Readonly<Record<Verdict, readonly Outcome[]>> = {
  ADMIT: ['executed', 'partly', 'no_data'],
  ADMIT_COND: ['executed', 'partly', 'no_data'],
  HOLD: ['clarification', 'executed', 'partly', 'no_data', 'refused'],
  CLARIFY: ['clarification'],
  REFUSE: ['refused'],
  REFUSE_REDIRECT: ['redirected'],
  ESCALATE: ['executed', 'partly', 'no_data', 'clarification', 'refused', 'redirected'],
  SECRET_CELL: ['redirected'],
  INCIDENT: ['no_data', 'redirected', 'not_a_request'],
  SPLIT: ['executed', 'partly', 'no_data', 'clarification', 'refused'],
  CLOSE: ['withdrawn'],
  NOT_A_REQUEST: ['not_a_request'],
};

/** People say what a request was that was never judged: none, or one that went elsewhere. */
const unjudged: readonly Outcome[] = ['not_a_request', 'redirected', 'no_data'];

/** One of these letters carries the end to the requester. */
const letters: Partial<Record<Outcome, readonly LetterKind[]>> = {
  executed: ['answer', 'confirmation'],
  partly: ['answer'],
  no_data: ['answer', 'confirmation'],
  refused: ['refusal'],
  redirected: ['refusal'],
  clarification: ['clarification'],
};

const sentKinds = ({ preparation, lettersSent }: CaseState): readonly LetterKind[] =>
  (preparation?.letters ?? []).filter(({ id }) => lettersSent.includes(id)).map(({ kind }) => kind);

/** True when a letter of the end was sent, or where the circuit never answers the requester: then the law allows none. */
export function isAnswered(state: CaseState, { circuits }: World): boolean {
  const wanted = (state.outcome && letters[state.outcome]) ?? [];
  const circuit = circuits.get(state.circuit);
  const answers =
    circuit?.letters.some((kind) => !isNotice(kind)) &&
    Object.values(circuit.opens).some(({ prepare }) => prepare.length > 0);
  return !answers || wanted.length === 0 || wanted.some((kind) => sentKinds(state).includes(kind));
}

/** True at an end that fits the verdict, with its letter. */
export function isGoodEnd(state: CaseState, world: World): boolean {
  const { status, outcome, classification } = state;
  if (status !== 'closed' || outcome === null) return false;
  const fits = classification ? fitting[classification.verdict] : unjudged;
  return fits.includes(outcome) && isAnswered(state, world);
}
