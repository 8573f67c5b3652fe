/** The table of moves: asked to decide, to draw the buttons with their reasons, and by the tests; written once. */
import type { Refusal } from '../kernel/result.js';
import { type CircuitCommand, circuitCommands } from '../workflow/circuit.js';
import type { Circumstances } from './circumstances.js';
import type { Actor } from './command.js';
import { correctionGuards } from './correction.js';
import { courseGuards } from './course.js';
import { emergencyGuards } from './emergency.js';
import { right, standing, stepAllows } from './guard.js';
import { leavingGuards } from './leaving.js';
import type { CaseState } from './state.js';

export interface Move {
  readonly command: CircuitCommand;
  /** Why it is closed; null when it is open. */
  readonly closed: Refusal | null;
}

const ownGuards = { ...leavingGuards, ...emergencyGuards, ...courseGuards, ...correctionGuards };

/** The first reason against a command, in the order a person would ask: standing, right, step, then the matter itself. */
export function objectionTo(
  command: CircuitCommand,
  state: CaseState,
  actor: Actor,
  at: Circumstances,
): Refusal | null {
  const step = command === 'close' ? [] : [stepAllows(command)];
  for (const guard of [standing(command), right(command), ...step, ownGuards[command]]) {
    const refusal = guard?.(state, actor, at);
    if (refusal) return refusal;
  }
  return null;
}

/** Every move of the case for this actor: the open ones, and the closed ones with their reason. */
export function moves(state: CaseState, actor: Actor, at: Circumstances): Move[] {
  return circuitCommands.map((command) => ({ command, closed: objectionTo(command, state, actor, at) }));
}
