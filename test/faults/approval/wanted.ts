/** What a person tries on a case: what advances it, what is forbidden to them, or anything at all. */
import type { Command } from '../../../src/domain/case/command.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { type Action, approverRoles, type Role } from '../../../src/domain/law/vocabulary.js';
import { type Circuits, dispatchOf } from '../../../src/domain/workflow/circuit.js';
import { tableOf } from '../../support/target-table.js';
import { uuid } from '../simulation/people.js';
import type { Random } from '../testbed/random.js';

interface View {
  readonly state: CaseState;
  readonly roles: readonly Role[];
  readonly random: Random;
  readonly circuits: Circuits;
}
type Writer = (view: View) => Command;

const hash = (random: Random): string => String(random.below(3)).repeat(64);
/** The thing itself, and now and then another. */
const mostly = <T>(random: Random, value: T, other: () => T): T => (random.chance(0.95) ? value : other());

const meant = ({ state: { preparation }, random }: View) => ({
  preparationId: mostly(random, preparation?.id ?? uuid(random), () => uuid(random)),
  payload: mostly(random, preparation?.payload ?? hash(random), () => hash(random)),
});

const actions: readonly Action[] = ['disclose', 'refuse', 'clarify', 'inform'];
const noteId = '00000000-0000-4000-8000-000000000900';

const confirm: Writer = ({ state, random }) => {
  const fact = state.classification?.facts.find((name) => !state.confirmed.includes(name)) ?? 'issuerZone';
  const value = mostly<unknown>(random, state.facts?.issuerZone, () => random.of(['FR', 'THIRD']));
  return { type: 'confirm_fact', confirmed: { fact, value } } as Command;
};
const prepare: Writer = ({ state, random, circuits }) => {
  const verdict = state.classification?.verdict;
  const open = (verdict && circuits.get(state.circuit)?.opens[verdict]?.prepare) ?? actions;
  const action = random.of(random.chance(0.9) && open.length > 0 ? open : actions);
  return {
    type: 'prepare',
    preparationId: uuid(random),
    action,
    payload: hash(random),
    letters: [],
    ...(action === 'disclose' ? { attached: 1, disclosure: tableOf(state.targets, 1) } : { attached: 0 }),
  };
};
const approve: Writer = (view) => {
  const { state, roles, random } = view;
  const given = state.preparation?.consents.map(({ role: each }) => each) ?? [];
  const waiting = state.floor.approvers.filter((each) => !given.includes(each));
  const role = waiting.find((each) => roles.includes(each)) ?? random.of(approverRoles);
  const requester = mostly(random, state.preparation?.requester ?? hash(random), () => hash(random));
  return { type: 'approve', ...meant(view), role: mostly(random, role, () => random.of(approverRoles)), requester };
};
const send: Writer = (view) => {
  const own = dispatchOf[view.state.preparation?.action ?? 'disclose'];
  const type = mostly(view.random, own, () => view.random.of(['release', 'refuse', 'inform'] as const));
  return { type, ...meant(view) } as Command;
};

const act: Writer = ({ random }) => ({
  type: 'act',
  ...{ actId: uuid(random), action: random.of(['preserve', 'remove'] as const), noteId },
});
const ratify: Writer = ({ state, random }) => ({
  type: 'ratify',
  ...{ actId: state.acts.at(-1)?.id ?? uuid(random), upheld: random.chance(0.8), noteId },
});

const call: Writer = ({ state, random }) => ({
  type: 'record_call_back',
  ...{ authority: 'fr-police', number: '+33 1 99 00 40 01', noteId },
  ...{ person: 'x', doneAt: state.receivedAt, evidence: hash(random) },
  outcome: random.of(['confirmed', 'confirmed', 'denied', 'unreachable'] as const),
});

/** The other commands, by what they are about. */
const others: readonly Writer[] = [
  ({ random }) => ({ type: 'join', messageId: uuid(random), reason: 'thread' }),
  ({ random }) => ({ type: 'assign', to: uuid(random) }),
  ({ random }) => ({ type: 'note', noteId, digest: hash(random) }),
  ({ state, random }) => ({ type: 'send_back', preparationId: state.preparation?.id ?? uuid(random), noteId }),
  ({ random }) => ({ type: 'close', outcome: random.of(['no_data', 'executed', 'refused']) as 'no_data' }),
  () => ({ type: 'withdraw', noteId }),
  ({ state, random }) => ({ type: 'recall', preparationId: state.preparation?.id ?? uuid(random), noteId }),
  act,
  ratify,
  ({ random }) => ({ type: 'ask_break_glass', requestId: uuid(random), noteId }),
  ({ state, random }) => ({ type: 'grant_break_glass', requestId: state.glass.at(-1)?.id ?? uuid(random) }),
  call,
  () => ({ type: 'clear_hold', how: 'clearance', noteId }),
  ({ random }) => ({ type: 'stop_hold', scope: random.of(['whole', 'part'] as const), noteId }),
  ({ random }) => ({
    type: 'challenge',
    challengeId: uuid(random),
    kind: 'nullity',
    suspends: random.chance(0.5),
    noteId,
  }),
  ({ state, random }) => ({
    type: 'settle_challenge',
    ...{ challengeId: state.challenges.at(-1)?.id ?? uuid(random), result: 'rejected' as const, noteId },
  }),
];

/** What brings the case as it stands nearer to its end. */
function onwards({ state, random }: View): Writer {
  const { preparation, classification, acts, facts, callBack } = state;
  if (classification?.facts.some((fact) => !state.confirmed.includes(fact))) return confirm;
  if (acts.some(({ upheld }) => upheld === null) && random.chance(0.5)) return ratify;
  if (facts?.emergency === true && callBack === null && random.chance(0.5)) return call;
  if (!preparation || preparation.dispatchedBy !== null) return acts.length === 0 && random.chance(0.3) ? act : prepare;
  return random.chance(0.5) ? approve : send;
}

export function wanted(state: CaseState, roles: readonly Role[], random: Random, circuits: Circuits): Command {
  const view: View = { state, roles, random, circuits };
  const draw = random.next();
  if (draw < 0.8) return onwards(view)(view);
  return random.of(draw < 0.9 ? [prepare, approve, approve, send, send] : others)(view);
}
