/** What the tables of deciders share: the command, the context it is decided in, the one event most of them make. */
import { accept, type Refusal, type Result } from '../kernel/result.js';
import type { CircuitCommand } from '../workflow/circuit.js';
import type { Circumstances } from './circumstances.js';
import type { Actor, Command, CommandType } from './command.js';
import type { CaseEvent } from './event.js';
import { stepOf } from './guard.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

export interface Context {
  readonly state: CaseState;
  readonly actor: Actor;
  readonly at: Circumstances;
}
export type Asked<Type extends CommandType> = Extract<Command, { type: Type }>;
export type Decider<Type extends CommandType> = (command: Asked<Type>, context: Context) => Result<CaseEvent[]>;
export type Deciders<Type extends CommandType> = { readonly [Each in Type]: Decider<Each> };

export const one = (event: CaseEvent): Result<CaseEvent[]> => accept([event]);

/** The step that follows the command; the case stays where it is when its circuit draws no arrow. */
export const next = ({ state, at }: Context, command: CircuitCommand): string =>
  stepOf(state, at.circuits)?.on[command] ?? state.step;

/** Where people prepare again what was made void; the same step when nothing waits. */
export const backFrom = (context: Context): string => {
  const { preparation, step } = context.state;
  return preparation && preparation.dispatchedBy === null ? next(context, 'send_back') : step;
};

export const serviceOnly = ({ actor, state }: Context): Refusal | null => {
  if (actor.kind !== 'system') return refusals.systemOnly;
  return state.status === 'absent' ? refusals.caseUnknown : null;
};
