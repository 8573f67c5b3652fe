/** Commands that people of all roles may think of, sensible or not: what is wrong is for `decide` to refuse. */

import type { MoveType } from '../../../src/domain/case/actions/index.js';
import type { Command } from '../../../src/domain/case/command.js';
import type { Actor, Circumstances } from '../../../src/domain/case/model/circumstances.js';
import { actionsOf } from '../../../src/domain/case/model/leaving.js';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { moves } from '../../../src/domain/case/moves.js';
import type { Instant } from '../../../src/domain/kernel/instant.js';
import { approverRoles, type Role } from '../../../src/domain/law/vocabulary.js';
import type { Account } from '../../../src/domain/workflow/approval.js';
import type { Circuits } from '../../../src/domain/workflow/circuit.js';
import { principalLetter } from '../../../src/domain/workflow/duty.js';
import { anySignature, escalation } from '../../support/case-walk.js';
import { clocks } from '../../support/clocks.js';
import { noticeRules } from '../../support/notice-rules.js';
import { originMethods } from '../../support/origin-methods.js';
import { smallRules } from '../../support/small-rules.js';
import { tableOf } from '../../support/target-table.js';
import type { Random } from '../testbed/random.js';

const roles: readonly (readonly Role[])[] = [
  ['jurist'],
  ['jurist'],
  ['jurist', 'dpo'],
  ['head_of_legal'],
  ['head_of_legal', 'ciso'],
  ['executive'],
  ['analyst'],
  ['auditor'],
  ['administrator'],
];
export const people: readonly Actor[] = roles.map((held, n) => ({
  kind: 'person',
  id: `00000000-0000-4000-8000-0000000000${10 + n}`,
  roles: held,
}));

/** Each account is a person of its own, whatever is written in its place when a guard is taken away. */
class Everybody extends Map<string, Account> {
  override get(id: string): Account {
    return { person: id, roles: approverRoles, active: true };
  }
}

/** One hour of one day: what expires is not simulated here. */
export const circumstancesUnder = (circuits: Circuits): Circumstances => ({
  circuits,
  escalation,
  clocks,
  calendar: { territory: null },
  notices: noticeRules,
  originMethods,
  authorities: [],
  callBackNumbers: [],
  people: new Everybody(),
  now: '2026-11-24T14:00:00.000Z' as Instant,
  requester: 'd'.repeat(64),
  rules: smallRules,
  mailbox: null,
  keys: [],
  deliveryDays: null,
  answer: null,
  writer: null,
  related: [],
  parts: [],
  signature: anySignature,
});

const hash = (random: Random): string => String(random.below(3)).repeat(64);
export const uuid = (random: Random): string =>
  `00000000-0000-4000-8000-${[random.below(1e6), random.below(1e6)].map((n) => String(n).padStart(6, '0')).join('')}`;

interface View {
  readonly state: CaseState;
  /** As the table of moves is asked about it. */
  readonly shown: CaseState;
  readonly actor: Actor;
  readonly random: Random;
  readonly at: Circumstances;
}
type Writer = (view: View) => Command | null;

const meant = ({ state, random }: View) =>
  state.preparation && {
    preparationId: state.preparation.id,
    payload: random.chance(0.9) ? state.preparation.payload : hash(random),
  };

const writers: Partial<Record<MoveType, Writer>> = {
  confirm_fact: ({ state: { facts, classification, confirmed }, random }) => {
    const fact = classification?.facts.find((name) => !confirmed.includes(name)) ?? 'issuerZone';
    const value = random.chance(0.97) ? (facts as Record<string, unknown> | null)?.[fact] : 'THIRD';
    return { type: 'confirm_fact', confirmed: { fact, value } } as Command;
  },
  prepare: ({ state, random, at }) => {
    const action = actionsOf(state, at)[0] ?? random.of(['disclose', 'refuse', 'clarify'] as const);
    const [id, kind] = [uuid(random), principalLetter[action]];
    const hashes = { templateSha256: hash(random), sha256: hash(random), mailbox: hash(random), zone: 'FR' as const };
    const letters = [{ id, kind, language: 'fr', template: 't.v1', ...hashes } as const];
    return {
      type: 'prepare',
      preparationId: id,
      action,
      payload: hash(random),
      letters,
      ...(action === 'disclose' ? { attached: 1, disclosure: tableOf(state.targets, 1) } : { attached: 0 }),
    };
  },
  approve: (view) => {
    const what = meant(view);
    const { approvers } = view.state.floor;
    const asked = approvers.length > 0 ? approvers : approverRoles;
    const held = view.actor.kind === 'person' ? view.actor.roles : [];
    const role = asked.find((each) => held.includes(each)) ?? view.random.of(asked);
    const requester = view.random.chance(0.95) ? (view.state.preparation?.requester ?? '') : hash(view.random);
    return what && { type: 'approve', ...what, role, requester };
  },
  release: (view) => {
    const what = meant(view);
    return what && { type: 'release', ...what };
  },
  refuse: (view) => {
    const what = meant(view);
    return what && { type: 'refuse', ...what };
  },
  inform: (view) => {
    const what = meant(view);
    return what && { type: 'inform', ...what };
  },
  act: ({ state, random, at }) => {
    if (!actionsOf(state, at).includes('inform') && random.chance(0.9)) return null;
    const action = random.of(['preserve', 'remove'] as const);
    return { type: 'act', actId: uuid(random), action, noteId: uuid(random) };
  },
  ratify: ({ state, random }) => {
    const actId = state.acts.find(({ upheld }) => upheld === null)?.id;
    if (actId === undefined) return null;
    return { type: 'ratify', actId, upheld: random.chance(0.9), noteId: uuid(random) };
  },
  send_back: ({ state: { preparation }, random }) =>
    random.chance(0.1) && preparation
      ? { type: 'send_back', preparationId: preparation.id, noteId: uuid(random) }
      : null,
  withdraw: ({ random }) => (random.chance(0.02) ? { type: 'withdraw', noteId: uuid(random) } : null),
  note: ({ random }) => (random.chance(0.2) ? { type: 'note', noteId: uuid(random), digest: hash(random) } : null),
  close: ({ random }) => (random.chance(0.05) ? { type: 'close', outcome: 'no_data' } : null),
  assign: ({ random }) => (random.chance(0.05) ? { type: 'assign', to: uuid(random) } : null),
};
const commands = Object.keys(writers) as MoveType[];
/** What brings a case nearer to its end. */
const onwards: readonly MoveType[] = ['release', 'refuse', 'inform', 'approve', 'ratify', 'prepare', 'confirm_fact'];

/** Tried by any person, allowed or not. */
const mischief: readonly MoveType[] = ['prepare', 'approve', 'release', 'refuse', 'inform'];

/** What a person tries on a case as they see it, mostly what advances it; null for nothing. */
export function wish(view: View): Command | null {
  const { shown, actor, random, at } = view;
  const open = moves(shown, actor, at).filter(({ closed }) => closed === null);
  const next = onwards.find((command) => open.some((move) => move.command === command));
  const command = random.chance(0.15) ? random.of(mischief) : next && random.chance(0.8) ? next : random.of(commands);
  return writers[command]?.(view) ?? null;
}
