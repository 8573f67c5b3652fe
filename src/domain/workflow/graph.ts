/** Whether a circuit can be walked: every step reached, every step leading out, no way back but sending back. */
import type { Circuit, Step } from './circuit.js';
import { dutyFaults, type GraphFault, type Taken } from './duty.js';

/** The queues of the operator. */
const desks = ['legal', 'head_of_legal', 'on_call', 'approvers', 'security', 'secret_officer'] as const;

interface Arrow {
  readonly from: string;
  readonly command: string;
  readonly to: string;
}

const arrowsOf = (step: Step): Arrow[] =>
  Object.entries(step.on).flatMap(([command, to]) => (to === undefined ? [] : [{ from: step.id, command, to }]));

/** Every step from which, following arrows, one of the seeds can be reached, the seeds included. */
function closure(seeds: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(seeds);
  for (const id of seen) for (const other of next(id)) seen.add(other);
  return seen;
}

/** The steps in which a case may arrive from elsewhere. */
const entries = ({ start, opens, suspended }: Circuit): string[] => [
  start,
  ...Object.values(opens).map(({ step }) => step),
  ...(suspended === null ? [] : [suspended]),
];

function targetFaults(circuit: Circuit, arrows: readonly Arrow[]): GraphFault[] {
  const { start, opens, suspended, steps } = circuit;
  const known = new Set(steps.map(({ id }) => id));
  const lost = arrows
    .filter(({ to }) => !known.has(to))
    .map(({ from, command, to }) => ({
      step: from,
      sentence: `"${command}" leads to "${to}", which is no step: name a step of this circuit.`,
    }));
  const noStart = known.has(start)
    ? []
    : [{ step: null, sentence: `It starts at "${start}", which is no step: name a step of this circuit.` }];
  const astray = Object.entries(opens)
    .filter(([, { step }]) => !known.has(step))
    .map(([verdict, { step }]) => ({
      step: null,
      sentence: `${verdict} enters at "${step}", which is no step: name a step of this circuit.`,
    }));
  const nowhere =
    suspended === null || known.has(suspended)
      ? []
      : [{ step: null, sentence: `It is suspended at "${suspended}", which is no step: name a step of this circuit.` }];
  return [...noStart, ...astray, ...nowhere, ...lost];
}

function duplicateFaults({ steps }: Circuit): GraphFault[] {
  return steps
    .filter(({ id }, at) => steps.findIndex((other) => other.id === id) !== at)
    .map(({ id }) => ({ step: id, sentence: `The step "${id}" is there twice: give each its own id.` }));
}

function reachFaults(circuit: Circuit, arrows: readonly Arrow[]): GraphFault[] {
  const { steps } = circuit;
  const ends = steps.filter(({ kind }) => kind === 'end').map(({ id }) => id);
  const reached = closure(entries(circuit), (id) => arrows.filter(({ from }) => from === id).map(({ to }) => to));
  const leading = closure(ends, (id) => arrows.filter(({ to }) => to === id).map(({ from }) => from));
  const lost = steps.filter(({ id }) => !reached.has(id));
  const stuck = steps.filter(({ id }) => !leading.has(id));
  return [
    ...(ends.length === 0 ? [{ step: null, sentence: 'It has no step of kind "end": add one.' }] : []),
    ...lost.map(({ id }) => ({ step: id, sentence: `No arrow leads to "${id}": draw one or remove the step.` })),
    ...(ends.length === 0 ? [] : stuck).map(({ id }) => ({
      step: id,
      sentence: `From "${id}" no end can be reached: draw an arrow that leads out.`,
    })),
  ];
}

/** What is taken back on purpose. */
const backwards: readonly string[] = ['send_back', 'undo_split'];

/** An arrow onto its own step stays there and is no way back; sending back and undoing a division are the only ones allowed. */
function cycleFaults({ steps }: Circuit, arrows: readonly Arrow[]): GraphFault[] {
  const forward = arrows.filter(({ from, command, to }) => !backwards.includes(command) && from !== to);
  const onward = (id: string): string[] => forward.filter(({ from }) => from === id).map(({ to }) => to);
  return steps
    .filter(({ id }) => closure(onward(id), onward).has(id))
    .map(({ id }) => ({
      step: id,
      sentence: `"${id}" leads back to itself without "send_back": name the arrow so or remove it.`,
    }));
}

function deskFaults({ steps }: Circuit): GraphFault[] {
  return steps
    .filter(({ desk }) => !desks.some((known) => known === desk))
    .map(({ id, desk }) => ({ step: id, sentence: `The desk "${desk}" is unknown: take one of ${desks.join(', ')}.` }));
}

/** Every fault of a circuit, not the first; none when it can be walked by people who may. */
export function graphFaults(circuit: Circuit, isTaken: Taken): GraphFault[] {
  const arrows = circuit.steps.flatMap(arrowsOf);
  const broken = [...duplicateFaults(circuit), ...targetFaults(circuit, arrows), ...deskFaults(circuit)];
  if (broken.length > 0) return broken;
  return [...reachFaults(circuit, arrows), ...cycleFaults(circuit, arrows), ...dutyFaults(circuit, isTaken)];
}
