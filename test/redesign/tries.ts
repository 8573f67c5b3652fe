/** What people and the service may try on a case, sensible or not: `decide` refuses what is wrong. */
import type { Command, CommandType } from '../../src/domain/case/command.js';
import {
  type ApproverRole,
  approverRoles,
  gags,
  type IssuerZone,
  recipientKinds,
} from '../../src/domain/law/vocabulary.js';
import type { Random } from '../faults/testbed/random.js';
import { clockTries } from './clock-tries.js';
import { erasureTries } from './erasure-tries.js';
import { incidentTries } from './incident-tries.js';
import { people, uuid } from './people.js';
import { postTries } from './post-tries.js';
import { splitWriters } from './split-tries.js';
import { clockOf, noteId, shifted, type View, type Writer } from './try.js';

const issuerZones: readonly IssuerZone[] = ['FR', 'EU_EEV', 'EU_DK', 'THIRD', 'INTL', 'PRIVATE', 'UNKNOWN'];

const hash = (n: number): string => (n % 16).toString(16).repeat(64);

const prepared = ({ state, random }: View) => ({
  preparationId: state.preparation?.id ?? uuid(99),
  payload: random.chance(0.95) && state.preparation ? state.preparation.payload : hash(random.below(4)),
});

const dispatchAction: Partial<Record<string, 'disclose' | 'refuse' | 'clarify'>> = {
  ...{ ADMIT: 'disclose', ADMIT_COND: 'disclose', SPLIT: 'disclose' },
  ...{ REFUSE: 'refuse', REFUSE_REDIRECT: 'refuse', CLARIFY: 'clarify' },
};
const letterOf = { disclose: 'answer', refuse: 'refusal', clarify: 'clarification', inform: 'confirmation' } as const;

function prepare(view: View): Command {
  const { state, random, fresh } = view;
  const probable = dispatchAction[state.classification?.verdict ?? ''] ?? (state.acts.length > 0 ? 'inform' : 'refuse');
  const action = random.chance(0.85) ? probable : random.of(['disclose', 'refuse', 'clarify', 'inform'] as const);
  const zone = random.chance(0.9) ? (state.facts?.issuerZone ?? 'UNKNOWN') : random.of(issuerZones);
  const written = random.chance(0.95) ? [letterOf[action]] : [];
  const letters = [...written, ...(random.chance(0.1) ? (['sisse_notice'] as const) : [])].map((kind) => ({
    ...{ id: uuid(fresh()), kind, language: 'fr' as const, template: `${kind}.v1` },
    ...{ templateSha256: hash(1), sha256: hash(fresh()), zone, mailbox: hash(2) },
  }));
  const accountsDisclosed = action === 'disclose' ? random.below(3) : 0;
  const handedIn = { attached: accountsDisclosed, accountsDisclosed };
  return { type: 'prepare', preparationId: uuid(fresh()), action, payload: hash(fresh()), letters, ...handedIn };
}

const corrections: Readonly<Record<string, readonly unknown[]>> = {
  issuerZone: issuerZones,
  relayedBy: ['NONE', 'PARENT', 'FOREIGN_TECH_PROVIDER'],
  emergency: [true, false],
  issuerCountry: ['FR', 'DE', 'US', null],
  categories: [['SUB'], ['CON'], ['SUB', 'TRF']],
};
const results = ['holds', 'holds', 'holds', 'holds', 'holds', 'holds', 'fails', 'unknown'];

/** Confirms a deciding fact that is not confirmed yet; where people are not calm, sometimes corrects it. */
function confirmFact({ state, random, calm }: View): Command {
  const names = state.classification?.facts ?? ['issuerZone', 'origin_established'];
  const open = names.filter((name) => !state.confirmed.includes(name));
  const fact = random.of([...(open.length > 0 ? open : names), 'issuerZone'].slice(0, Math.max(open.length, 1)));
  const { checks, ...own } = state.facts ?? { checks: {} };
  const isCheck = !(fact in own) && state.facts !== null;
  const same = (isCheck ? checks : (own as Record<string, unknown>))[fact as never] ?? 'unknown';
  const kept = calm || random.chance(isCheck ? 0.2 : 0.85);
  const value = kept ? same : random.of<unknown>(isCheck ? results : (corrections[fact] ?? [same]));
  return { type: 'confirm_fact', confirmed: { fact, value } } as Command;
}

function approve(view: View): Command {
  const { state, actor, random } = view;
  const asked = state.floor.approvers.length > 0 ? state.floor.approvers : approverRoles;
  const own = asked.filter((role) => actor.kind === 'person' && actor.roles.includes(role));
  const role = random.of<ApproverRole>(own.length > 0 && random.chance(0.95) ? own : approverRoles);
  return { type: 'approve', ...prepared(view), role, requester: random.chance(0.97) ? hash(13) : hash(14) };
}

const of = <Item extends { readonly id: string }>(items: readonly Item[], random: Random): string =>
  items.length > 0 ? random.of(items).id : uuid(98);

/** Every command of the product has its writer: one that is forgotten does not compile. */
export const writers: { readonly [Type in CommandType]: Writer } = {
  open: ({ random, fresh }) => ({
    ...{ type: 'open', messageId: uuid(fresh()), door: random.of(['smtp', 'hook', 'command_line'] as const) },
    ...{ receivedAt: '2026-11-24T13:37:12.000Z', readable: random.chance(0.95), reason: 'request', clocks: [] },
  }),
  join: ({ state, random, fresh }) => ({
    ...{ type: 'join', reason: 'thread' },
    messageId: random.chance(0.9) ? uuid(fresh()) : (state.messages[0] ?? uuid(97)),
  }),
  record_reading: () => null,
  confirm_fact: confirmFact,
  classify: () => null,
  ...splitWriters,
  decide_escalation: (view) => ({ type: 'decide_escalation', decision: 'refuse', ...noteId(view) }),
  assign: (view) => ({ type: 'assign', to: view.random.of(people).id, ...(view.random.chance(0.3) && noteId(view)) }),
  prepare,
  approve,
  send_back: (view) => ({ type: 'send_back', preparationId: prepared(view).preparationId, ...noteId(view) }),
  refuse: (view) => ({ type: 'refuse', ...prepared(view) }),
  release: (view) => ({ type: 'release', ...prepared(view) }),
  inform: (view) => ({ type: 'inform', ...prepared(view) }),
  recall: (view) => ({ type: 'recall', preparationId: prepared(view).preparationId, ...noteId(view) }),
  record_letter_sent: ({ state, random }) => {
    const letters = (state.preparation?.letters ?? []).filter(({ id }) => !state.lettersSent.includes(id));
    if (letters.length === 0) return null;
    const { id, kind, sha256 } = random.of(letters);
    return { type: 'record_letter_sent', letterId: id, kind, sha256 };
  },
  close: ({ state, random }) =>
    state.preparation?.dispatchedBy
      ? { type: 'close' }
      : { type: 'close', outcome: random.of(['no_data', 'not_a_request', 'redirected', 'executed']) as 'no_data' },
  withdraw: (view) => ({ type: 'withdraw', ...noteId(view) }),
  note: (view) => ({ type: 'note', ...noteId(view), digest: hash(view.random.below(4)) }),
  record_call_back: (view) => {
    const { authority, number } = view.random.of(view.domain.law.operator.callBackNumbers);
    const called = view.random.chance(0.9) ? { authority, number } : { authority: 'fr-other', number: '+33 1 23 45' };
    const outcome = view.random.of(['confirmed', 'confirmed', 'denied', 'unreachable'] as const);
    const call = { ...called, outcome, person: 'x', doneAt: view.state.receivedAt, evidence: hash(6) };
    return { type: 'record_call_back', ...call, ...noteId(view) };
  },
  act: (view) => ({
    ...{ type: 'act', actId: uuid(view.fresh()), action: view.random.of(['preserve', 'preserve', 'remove'] as const) },
    ...(view.random.chance(0.5) && { until: view.random.of(['2026-12-31', '2027-06-30', '2029-01-01', '2026-01-01']) }),
    ...noteId(view),
  }),
  ratify: (view) => ({
    ...{ type: 'ratify', actId: of(view.state.acts, view.random), upheld: view.random.chance(0.7) },
    ...noteId(view),
  }),
  ...erasureTries,
  ...incidentTries,
  ask_break_glass: (view) => ({ type: 'ask_break_glass', requestId: uuid(view.fresh()), ...noteId(view) }),
  grant_break_glass: ({ state, random }) => ({ type: 'grant_break_glass', requestId: of(state.glass, random) }),
  ring: ({ state, random }) => {
    const timers = [
      ...(['consent', 'ratification', 'hold', 'preservation'] as const),
      ...(['gag', 'opinion', 'redirect', 'measure', 'receipt'] as const),
    ] as const;
    const consented = state.preparation?.dispatchedBy === null && state.preparation.consents.length > 0;
    const timer = consented && random.chance(0.6) ? 'consent' : random.of(timers);
    const about = { ratification: of(state.acts, random), opinion: of(state.opinions, random) } as const;
    const kept = state.preservation?.actId ?? uuid(96);
    return { type: 'ring', timer, about: { ...about, preservation: kept }[timer as 'opinion'] ?? null };
  },
  watch_clocks: () => ({ type: 'watch_clocks' }),
  confirm_address: (view) => ({
    ...{ type: 'confirm_address', addressId: uuid(view.fresh()), digest: hash(view.random.below(4)) },
    ...noteId(view),
  }),
  choose_recipient: (view) => ({
    ...{ type: 'choose_recipient', recipient: view.random.of(recipientKinds), addressId: uuid(view.fresh()) },
    ...{ digest: hash(view.random.below(4)), ...noteId(view) },
  }),
  confirm_recipient: ({ state }) => ({ type: 'confirm_recipient', recipientId: state.recipient?.id ?? uuid(95) }),
  clear_hold: (view) => ({
    ...{ type: 'clear_hold', how: view.random.of(['clearance', 'period_over'] as const) },
    ...noteId(view),
  }),
  stop_hold: (view) => ({ type: 'stop_hold', scope: view.random.of(['whole', 'part'] as const), ...noteId(view) }),
  pause_clock: (view) => ({ type: 'pause_clock', ...clockOf(view), ...noteId(view) }),
  resume_clock: (view) => ({ type: 'resume_clock', ...clockOf(view), ...noteId(view) }),
  ...clockTries,
  ...postTries,
  extend_preservation: (view) => ({ type: 'extend_preservation', ...noteId(view) }),
  keep_preserved: (view) => ({ type: 'keep_preserved', ...noteId(view) }),
  end_preservation: (view) => ({
    ...{
      type: 'end_preservation',
      cause: view.random.of(['withdrawn', 'released_by_authority', 'produced'] as const),
    },
    ...{ otherHoldsChecked: view.random.chance(0.8), ...noteId(view) },
  }),
  set_gag: (view) => ({
    ...{ type: 'set_gag', gag: view.random.of(gags), ...noteId(view) },
    until: view.random.of([null, shifted(view.now, 48), shifted(view.now, 2000)]),
  }),
  record_notice: (view) => ({
    ...{ type: 'record_notice', notice: view.random.of(['N_CUST', 'N_SISSE', 'N_DATASUBJ', 'N_ANSSI'] as const) },
    ...{ told: view.random.chance(0.7), agreed: view.random.chance(0.4), ...noteId(view) },
  }),
  record_notice_letter: ({ state, random, fresh }) => {
    const waiting = (state.noticeLetters ?? []).filter(({ letter }) => letter === null);
    if (waiting.length === 0) return null;
    return {
      ...{ type: 'record_notice_letter', notice: random.of(waiting).notice },
      ...{ letterId: uuid(fresh()), sha256: hash(random.below(4)) },
    };
  },
  approve_notice: ({ state, random }) =>
    state.noticeLetters?.length ? { type: 'approve_notice', notice: random.of(state.noticeLetters).notice } : null,
  ask_opinion: (view) => ({
    ...{ type: 'ask_opinion', opinionId: uuid(view.fresh()), complete: view.random.chance(0.7) },
    ...{ body: view.random.of(['SISSE', 'DATA_ACT_BODY', 'BEPI'] as const), ...noteId(view) },
  }),
  record_opinion: (view) => ({
    ...{ type: 'record_opinion', opinionId: of(view.state.opinions, view.random) },
    ...{ opinion: view.random.of(['applies', 'does_not_apply', 'favourable', 'none'] as const), ...noteId(view) },
  }),
  answer_redirect: (view) => ({
    ...{
      type: 'answer_redirect',
      answer: view.random.of(['came_by_channel', 'renounced', 'insists', 'none'] as const),
    },
    ...noteId(view),
  }),
  challenge: (view) => ({
    ...{ type: 'challenge', challengeId: uuid(view.fresh()), suspends: view.random.chance(0.5), ...noteId(view) },
    kind: view.random.of(['objection_third_country_law', 'nullity', 'appeal', 'foreign_court'] as const),
  }),
  settle_challenge: (view) => ({
    ...{ type: 'settle_challenge', challengeId: of(view.state.challenges, view.random) },
    ...{ result: view.random.of(['upheld', 'partly_upheld', 'rejected', 'withdrawn'] as const), ...noteId(view) },
  }),
  confirm_correction: ({ state }) => ({ type: 'confirm_correction', proposal: state.proposed?.seq ?? 1 }),
  refuse_correction: (view) => ({
    ...{ type: 'refuse_correction', proposal: view.state.proposed?.seq ?? 1 },
    ...noteId(view),
  }),
  withdraw_correction: ({ state }) => ({ type: 'withdraw_correction', proposal: state.proposed?.seq ?? 1 }),
  record_origin: (view) => ({
    ...{ type: 'record_origin', zone: view.random.of(['FR', 'EU_EEV', 'THIRD'] as const), evidence: hash(5) },
    ...{ method: view.random.of(['call_back', 'official_publication', 'post'] as const), ...noteId(view) },
  }),
  confirm_origin: ({ state, random }) => ({
    type: 'confirm_origin',
    noteId: state.origins.length > 0 ? random.of(state.origins).noteId : uuid(95),
  }),
  ask_lower_floor: (view) => ({
    ...{ type: 'ask_lower_floor', why: view.random.of(['another_request', 'misread', 'asked_too_much'] as const) },
    ...noteId(view),
  }),
  lower_floor: ({ state }) => ({ type: 'lower_floor', noteId: state.lowering?.noteId ?? uuid(94) }),
  inherit_floor: ({ random, fresh }) => ({
    ...{ type: 'inherit_floor', from: uuid(fresh()), common: random.of(['act', 'attachment', 'target'] as const) },
    floor: {
      approvers: random.of([['dpo'], ['head_of_legal', 'dpo'], ['jurist']] as const),
      ...{ fewest: 1 + random.below(3), callBack: random.chance(0.3), strictest: ['head_of_legal', 'dpo'] },
      hold: random.chance(0.2) ? { until: '2026-12-04T22:59:59.999Z', over: null, stopped: false } : null,
    },
  }),
};

/** Commands that the service alone gives. */
export const ofTheService: readonly CommandType[] = [
  ...(['record_letter_sent', 'record_letter_sent', 'close', 'close', 'ring', 'ring', 'ring', 'watch_clocks'] as const),
  ...(['inherit_floor', 'join', 'record_notice_letter'] as const),
];
