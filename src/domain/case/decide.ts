/** Command to events, or a refusal with its article: the only place where a case changes. */
import { type Result, refuse } from '../kernel/result.js';
import { actionOf } from './actions/index.js';
import type { Command } from './command.js';
import type { CaseEvent } from './event.js';
import type { Actor, Circumstances } from './model/circumstances.js';
import type { CaseState } from './model/state.js';
import { objectionTo } from './moves.js';
import { withSignature } from './signed-act.js';

/** Decides one command on one state. The same inputs give the same events: no clock, no row, no setting. */
export function decide(state: CaseState, command: Command, actor: Actor, at: Circumstances): Result<CaseEvent[]> {
  const objection = objectionTo(command.type, state, actor, at);
  if (objection) return refuse(objection);
  const { type, ...input } = command;
  const decided = actionOf(type).decide(input, { state, actor, at }) as Result<CaseEvent[]>;
  return decided.ok ? withSignature(decided.value, at.signature) : decided;
}
