/** A house that stands has no dead end: what a circuit must be before a case may follow it. */
import { type Circuit, type CircuitCommand, type Step } from './circuit.js';

export interface GraphFault {
  /** Place in the circuit, as a path of keys, so that a reader of the file can be sent to its line. */
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

/** The only arrow that may lead back: it says that somebody refused what was prepared. */
const BACK: CircuitCommand = 'send_back';

const targets = (step: Step, except?: CircuitCommand): string[] =>
  Object.entries(step.on)
    .filter(([command, target]) => command !== except && target !== step.id)
    .map(([, target]) => target);

/** Steps that can be reached from the given ones along the arrows. */
function reach(circuit: Circuit, from: readonly string[], except?: CircuitCommand): Set<string> {
  const reached = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const step = circuit.steps.find((each) => each.id === id);
    if (step) waiting.push(...targets(step, except));
  }
  return reached;
}

function faultsOfNames({ steps, start }: Circuit): GraphFault[] {
  const ids = steps.map(({ id }) => id);
  const faults: GraphFault[] = steps.flatMap(({ id }, index) =>
    ids.indexOf(id) < index
      ? [{ path: ['steps', index, 'id'], sentence: `two steps are called "${id}": rename one` }]
      : [],
  );
  if (!ids.includes(start))
    faults.push({ path: ['start'], sentence: `it starts at "${start}", which is no step of it` });
  const arrows = steps.flatMap((step, index) =>
    Object.entries(step.on).map(([command, target]) => ({ index, command, target })),
  );
  for (const { index, command, target } of arrows) {
    if (ids.includes(target)) continue;
    faults.push({
      path: ['steps', index, 'on', command],
      sentence: `"${command}" leads to "${target}", which is no step`,
    });
  }
  return faults;
}

/** Every fault of the graph: unknown names, unreachable steps, dead ends, and cycles that no one sent back. */
export function faultsOfCircuit(circuit: Circuit): GraphFault[] {
  const names = faultsOfNames(circuit);
  if (names.length > 0) return names;
  const ends = circuit.steps.filter(({ kind }) => kind === 'end').map(({ id }) => id);
  const reached = reach(circuit, [circuit.start]);
  return circuit.steps.flatMap((step, index): GraphFault[] => {
    const at = ['steps', index] as const;
    const ahead = reach(circuit, targets(step));
    const faults: GraphFault[] = [];
    if (!reached.has(step.id)) {
      faults.push({ path: at, sentence: `the step "${step.id}" cannot be reached from "${circuit.start}"` });
    }
    if (step.kind === 'end' && Object.keys(step.on).length > 0) {
      faults.push({ path: [...at, 'on'], sentence: `"${step.id}" is an end: nothing leads out of it` });
    }
    if (step.kind !== 'end' && !ends.some((end) => ahead.has(end))) {
      faults.push({ path: at, sentence: `from "${step.id}" no end can be reached: it is a dead end` });
    }
    if (reach(circuit, targets(step, BACK), BACK).has(step.id)) {
      faults.push({
        path: at,
        sentence: `"${step.id}" comes back to itself without a ${BACK}: break the cycle, or lead it back by ${BACK}`,
      });
    }
    return faults;
  });
}
