/** The state after what two persons do about a judgement that would ask less; an agreement that nobody signed changes nothing. */
import type { correctionEvents } from './correction-event.js';
import { type Data, type Steps, voided, withFact, withoutPreparation } from './evolve-step.js';
import { agreed, floorOf, inherited } from './floor.js';
import { noFloor } from './floor-state.js';
import type { CaseState } from './state.js';
import { leftWords } from './weakening.js';

type CorrectionEventType = (typeof correctionEvents)[number]['shape']['type']['value'];

export const correctionSteps: Steps<CorrectionEventType> = {
  'case.correction_proposed': (state, data, account) => ({
    ...state,
    proposed: { ...data, seq: state.seq + 1, by: [...new Set([...(state.proposed?.by ?? []), account])] },
  }),
  'case.correction_confirmed': (state, { changes, signature }) => ({
    ...withoutPreparation(state),
    proposed: null,
    ...(signature && {
      floor: agreed(state.floor),
      seconded: changes.map(({ fact, value }) => ({ fact, value })),
    }),
  }),
  'case.correction_refused': (state) => ({ ...state, proposed: null }),
  'case.correction_withdrawn': (state) => ({ ...state, proposed: null }),
  'case.origin_recorded': (state, data, account) => ({
    ...state,
    origins: [...state.origins, { ...data, by: account, confirmedBy: null }],
  }),
  'case.origin_confirmed': (state, { noteId, signature }, account) => ({
    ...state,
    origins: state.origins.map((each) =>
      signature && each.noteId === noteId ? { ...each, confirmedBy: account } : each,
    ),
  }),
  'case.floor_inherited': (state, data) => ({
    ...voided(state, data.step),
    floor: inherited(state.floor, data),
  }),
  'case.floor_lowering_asked': (state, { why, noteId, signature }, account) => ({
    ...state,
    lowering: signature ? { why, noteId, by: account } : state.lowering,
  }),
  'case.floor_lowered': (state, { apart, step, signature }, account) => ({
    ...voided(state, step),
    ...(signature && state.lowering && lowered(state, state.lowering.by, account)),
    apart: signature ? [...new Set([...state.apart, ...apart])] : state.apart,
  }),
};

const UNPROVED = 'unproved_origin';

/** Facts that one person alone took from a strict value, after one more statement of a fact. */
export function alone(state: CaseState, { fact, value }: Data<'case.fact_confirmed'>): readonly string[] {
  const { facts, seconded, origins } = state;
  if (!facts) return state.alone;
  const others = state.alone.filter((each) => each !== fact);
  const second = seconded.some((each) => each.fact === fact && JSON.stringify(each.value) === JSON.stringify(value));
  if (second) return fact === 'issuerZone' ? others.filter((each) => each !== UNPROVED) : others;
  const changed = withFact(facts, fact, value);
  if (leftWords(facts, changed).length > 0) return [...others, fact];
  if (facts.issuerZone !== 'UNKNOWN' || changed.issuerZone === 'UNKNOWN') return state.alone;
  const proved = origins.some(({ zone }) => zone === value);
  return [...state.alone.filter((each) => each !== UNPROVED), ...(proved ? [] : [UNPROVED])];
}

/** What is left are the demands of the judgement in force. */
function lowered({ classification, hold, loweredBy }: CaseState, ...accounts: string[]): Partial<CaseState> {
  return {
    floor: classification ? floorOf(classification, hold) : noFloor,
    lowering: null,
    loweredBy: [...loweredBy, ...accounts],
  };
}
