/** The instructions of a case to operations: which stand, which wait for an answer, and which are still owed. */
import type { IncidentMeasure } from '../../law/measure.js';
import type { Circumstances } from './circumstances.js';
import type { Instruction } from './instruction-state.js';
import type { CaseState } from './state.js';

type Instructed = Pick<CaseState, 'instructions'>;
type Keeping = Pick<CaseState, 'instructions' | 'preservation'>;

export const instructionsOf = ({ instructions }: Instructed): readonly Instruction[] => instructions ?? [];

export const instructionOf = (state: Instructed, id: string | null): Instruction | undefined =>
  instructionsOf(state).find((each) => each.id === id);

/** The state with one more; it waits for its answer. */
export const withInstruction = (
  state: CaseState,
  given: Omit<Instruction, 'answer' | 'answeredBy' | 'endedBy'>,
): CaseState => ({
  ...state,
  instructions: [...instructionsOf(state), { ...given, answer: null, answeredBy: null, endedBy: null }],
});

/** The state with the answer of operations to one. */
export const answered = (
  state: CaseState,
  id: string,
  { answer, by }: { readonly answer: Instruction['answer']; readonly by: string },
): CaseState => ({
  ...state,
  instructions: instructionsOf(state).map((each) => (each.id === id ? { ...each, answer, answeredBy: by } : each)),
});

/** The state with the person, or the service, noted who ended what the freezes of that act are kept for. */
export function withEnd(state: CaseState, actId: string | undefined, endedBy: string): CaseState {
  if (!state.instructions) return state;
  const instructions = state.instructions.map((each) =>
    each.about === actId && each.endedBy === null ? { ...each, endedBy } : each,
  );
  return { ...state, instructions };
}

/** What was said to be impossible binds operations to nothing. */
const binds = ({ answer }: Instruction): boolean => answer !== 'impossible';

/** The freezes that operations were not ordered to release since. */
export function standingFreezes(state: Instructed): Instruction[] {
  const all = instructionsOf(state).filter(binds);
  const released = all.flatMap(({ task, of }) => (task === 'release' ? of : []));
  return all.filter(({ task, id }) => task === 'freeze' && !released.includes(id));
}

/** The freeze of that measure of an incident, where one stands. */
export const standing = (measure: IncidentMeasure, state: Instructed): Instruction | undefined =>
  standingFreezes(state).find((each) => each.measure === measure);

/** What an instruction is about: its own freeze, where it is none itself. */
export const freezeOf = (state: Instructed, instruction: Instruction): Instruction =>
  instructionOf(state, instruction.of) ?? instruction;

/** Until when operations know that they keep data. */
function knownUntil(state: Instructed, freeze: Instruction): string | null {
  const last = instructionsOf(state).findLast(
    ({ task, of, answer }) => task === 'extend' && of === freeze.id && answer !== 'impossible',
  );
  return (last ?? freeze).until;
}

/** The act that has data kept now; null where no preservation runs. */
export const runningAct = ({ preservation }: Pick<CaseState, 'preservation'>): string | null =>
  preservation && preservation.ended === null ? preservation.actId : null;

/** A preservation runs, and operations have no order to keep anything for it. */
export function isFreezeOwed(state: Keeping): boolean {
  const act = runningAct(state);
  return act !== null && !standingFreezes(state).some(({ about }) => about === act);
}

/** The freezes of a preservation whose end moved since. */
export function owedExtensions(state: Keeping): Instruction[] {
  const act = runningAct(state);
  if (act === null) return [];
  const until = state.preservation?.until ?? null;
  return standingFreezes(state).filter((each) => each.about === act && knownUntil(state, each) !== until);
}

/** The freezes of a preservation that is over: a person signs the release, nothing else releases. */
export function owedReleases(state: Keeping): Instruction[] {
  const act = runningAct(state);
  return standingFreezes(state).filter(({ about }) => about !== null && about !== act);
}

/** Operations keep something still, or have not answered: they read its targets in the case until then. */
export const bindsOperations = (state: Instructed): boolean =>
  standingFreezes(state).length > 0 || instructionsOf(state).some(({ answer }) => answer === null);

/** Hours in which operations confirm, and before its end in which a preservation is looked at; the least of all where the circuit keeps nothing. */
export function keepingOf(
  { circuit }: Pick<CaseState, 'circuit'>,
  { circuits }: Pick<Circumstances, 'circuits'>,
): { readonly hours: number; readonly warnHours: number } | null {
  const own = circuits.get(circuit)?.keeping;
  if (own) return own;
  const all = [...circuits.values()].flatMap(({ keeping }) => keeping ?? []);
  return all.toSorted((one, other) => one.hours - other.hours)[0] ?? null;
}
