/** A guard says why a command is closed, and the guards that every command passes: standing, right, step. */
import type { Refusal } from '../kernel/result.js';
import type { Account } from '../workflow/approval.js';
import type { CircuitCommand, Circuits, Step } from '../workflow/circuit.js';
import { mayTake, type PersonAction } from '../workflow/permission.js';
import { glassBrokenFor } from './broken-glass.js';
import type { Circumstances } from './circumstances.js';
import type { Actor } from './command.js';
import { refusals } from './refusal.js';
import type { CaseState } from './state.js';

/** Null when nothing stands against the command. */
export type Guard = (state: CaseState, actor: Actor, at: Circumstances) => Refusal | null;
export type Guards = Partial<Record<CircuitCommand, Guard>>;

/** Acts that the circuit does not order: they may happen at any step of an open case. */
const anywhere: readonly CircuitCommand[] = [
  'join',
  'assign',
  'note',
  'confirm_address',
  'ratify',
  'record_call_back',
  'recall',
  'ask_break_glass',
  'grant_break_glass',
  'clear_hold',
  'stop_hold',
  'set_deadline',
  'ask_opinion',
  'challenge',
  'confirm_correction',
  'refuse_correction',
  'withdraw_correction',
  'record_origin',
  'confirm_origin',
  'ask_lower_floor',
  'lower_floor',
];

/** What goes on whatever the step, and after the end too: silence, opinions, referrals and kept data outlive a case. */
const afterwards: readonly CircuitCommand[] = [
  'extend_preservation',
  'keep_preserved',
  'end_preservation',
  'set_gag',
  'record_notice',
  'record_opinion',
  'answer_redirect',
  'settle_challenge',
];

const openToTheService: readonly CircuitCommand[] = ['join', 'classify', 'close'];

/** Consenting and sending back go by the roles that the rule asks, which differ from case to case. */
const byAskedRoles: readonly CircuitCommand[] = ['approve', 'send_back'];

export function stepOf(state: CaseState, circuits: Circuits): Step | undefined {
  return circuits.get(state.circuit)?.steps.find((step) => step.id === state.step);
}

export const standing =
  (command: CircuitCommand): Guard =>
  (state) => {
    if (state.status === 'absent') return refusals.caseUnknown;
    return state.status === 'closed' && !afterwards.includes(command) ? refusals.caseClosed : null;
  };

/** An outside counsel decides nothing, under whichever of their accounts: it is the person who advises. */
function objectionToAccount(account: Account | undefined): Refusal | null {
  if (account?.active !== true) return refusals.accountClosed;
  return account.roles.includes('counsel') ? refusals.counselDecidesNothing : null;
}

export const right =
  (command: CircuitCommand): Guard =>
  (state, actor, at) => {
    if (actor.kind === 'system') return openToTheService.includes(command) ? null : refusals.personOnly;
    const objection = objectionToAccount(at.people.get(actor.id));
    if (objection) return objection;
    if (mayTake(`case.${command}` satisfies PersonAction, actor.roles)) return null;
    return command === 'assign' && glassBrokenFor(state, actor.id, at) ? null : refusals.roleMissing;
  };

export const stepAllows =
  (command: CircuitCommand): Guard =>
  (state, actor, { circuits }) => {
    if (anywhere.includes(command) || afterwards.includes(command)) return null;
    const step = stepOf(state, circuits);
    if (step?.on[command] === undefined) return refusals.stepForbids;
    if (actor.kind === 'system' || byAskedRoles.includes(command)) return null;
    return actor.roles.some((role) => step.roles.includes(role)) ? null : refusals.stepOfOthers;
  };
