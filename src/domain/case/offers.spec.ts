import { describe, expect, it } from '@jest/globals';
import { circumstances, id } from '../../../test/support/case-walk.js';
import { originMethods } from '../../../test/support/origin-methods.js';
import { type ActToSign, actOn, payloadOfThing } from '../signature/act.js';
import { actions, type MoveType } from './actions/index.js';
import { deskWords } from './form.js';
import { absent, type CaseState } from './model/state.js';
import { offerOf } from './moves.js';
import { signedActOf } from './signed-act.js';

const caseId = id(1);
const sha = 'c'.repeat(64);
const [clock] = [
  { code: 'D-1', label: 'One', legalEnd: '2026-12-01T10:00:00.000Z', safeEnd: '2026-12-01T10:00:00.000Z' },
];
const [method = ''] = Object.keys(originMethods);
const measure = 'freeze_access';
const order = { id: id(9), seq: 12, keys: [id(70)], days: 7, cause: 'handed_over', by: id(2) };
const until = '2026-12-24T23:00:00.000Z';
const freeze = {
  ...{
    id: id(8),
    task: 'freeze',
    measure: 'preserve_data',
    of: null,
    about: id(6),
    what: null,
    until: null,
    by: id(2),
  },
  ...{ acknowledgeBefore: '', noteId: null, answer: 'done', answeredBy: id(7), endedBy: null },
};

type Case = readonly [MoveType, object, Readonly<Record<string, unknown>>, string, object];
/** The action, what the case holds, what is filled in, the event that follows and its data. */
const signed: Case[] = [
  ['confirm_later_end', { laterEnd: { clock, noteId: id(3), by: id(2) } }, {}, 'later_end_confirmed', { clock }],
  [
    'confirm_pause',
    { pauseAsked: { code: 'D-1', article: 'EEV 10(6)', letterId: id(4), noteId: id(3), by: id(2), after: 1 } },
    {},
    'clock_paused',
    { code: 'D-1', article: 'EEV 10(6)', letterId: id(4), noteId: id(3) },
  ],
  [
    'confirm_resumption',
    { resumptionAsked: { code: 'D-1', messageId: id(5), noteId: id(3), by: id(2) } },
    {},
    'clock_resumed',
    { code: 'D-1', messageId: id(5), noteId: id(3) },
  ],
  ...[true, false].map(
    (upheld): Case => [
      'ratify',
      { acts: [{ id: id(6), action: 'preserve', by: id(2), ratifyBefore: '', ratifiedBy: null, upheld: null }] },
      { upheld },
      'ratified',
      { actId: id(6), upheld, noteId: id(3) },
    ],
  ),
  [
    'grant_break_glass',
    { glass: [{ id: id(6), askedBy: id(2), grantedBy: null, until: null }] },
    {},
    'break_glass_granted',
    { requestId: id(6), until: '' },
  ],
  [
    'confirm_origin',
    {
      origins: [
        { noteId: id(3), zone: 'FR', method, authority: 'fr-police', evidence: sha, by: id(2), confirmedBy: null },
      ],
    },
    {},
    'origin_confirmed',
    { noteId: id(3) },
  ],
  [
    'confirm_recipient',
    { recipient: { id: id(6), kind: 'magistrate', digest: sha, by: id(2), confirmedBy: null } },
    {},
    'recipient_confirmed',
    { recipientId: id(6) },
  ],
  [
    'confirm_service',
    { service: { manner: 'bailiff', at: '2026-11-20T09:00:00.000Z', noteId: id(3), by: id(2), confirmedBy: null } },
    {},
    'service_confirmed',
    { at: '2026-11-20T09:00:00.000Z' },
  ],
  [
    'ask_lower_floor',
    { floor: { ...absent.floor, approvers: ['dpo'], from: [id(31), id(31), id(30)] }, loweredBy: [id(5), id(6)] },
    { why: 'other_request' },
    'floor_lowering_asked',
    { why: 'other_request', noteId: id(3) },
  ],
  [
    'lower_floor',
    {
      floor: { ...absent.floor, approvers: ['dpo'], from: [id(31), id(30)] },
      lowering: { why: 'other_request', noteId: id(3), by: id(2) },
    },
    {},
    'floor_lowered',
    { noteId: id(3), why: 'other_request', approvers: ['dpo'], apart: [id(31), id(30)], step: '' },
  ],
  [
    'order_erasure',
    { seq: 17 },
    { cause: 'handed_over', days: 7 },
    'erasure_ordered',
    { orderId: '00000000-0000-4000-8000-000000000011', cause: 'handed_over', days: 7, keys: [id(70)] },
  ],
  [
    'confirm_erasure',
    { erasureOrder: { ...order, confirmedBy: null, dueAt: null, ended: null } },
    {},
    'erasure_confirmed',
    { orderId: id(9), cause: 'handed_over', days: 7, keys: [id(70)], dueAt: '' },
  ],
  [
    'stop_erasure',
    { erasureOrder: { ...order, confirmedBy: null, dueAt: null, ended: null } },
    {},
    'erasure_stopped',
    { orderId: id(9) },
  ],
  [
    'approve_notice',
    { noticeLetters: [{ notice: 'N_CUST', letter: { id: id(6), sha256: sha }, approvedBy: null }] },
    { notice: 'N_CUST' },
    'notice_approved',
    { notice: 'N_CUST' },
  ],
  [
    'order_measure',
    {},
    { measure },
    'measure_ordered',
    { orderId: id(9), measure, acknowledgeBefore: '', noteId: id(3) },
  ],
  [
    'order_extension',
    { preservation: { actId: id(6), until, extended: true, ended: null }, instructions: [freeze] },
    {},
    'keeping_ordered',
    { orderId: id(9), task: 'extend', of: id(8), about: id(6), what: null, until, acknowledgeBefore: '' },
  ],
  [
    'order_release',
    { preservation: { actId: id(6), until, extended: false, ended: 'expired' }, instructions: [freeze] },
    {},
    'release_ordered',
    { orderId: id(9), of: id(8), acknowledgeBefore: '', noteId: id(3) },
  ],
  [
    'decide_incident',
    {},
    { significant: true, dataReached: false, knownAt: '2026-11-25T08:20:00.000Z' },
    'incident_decided',
    { significant: true, dataReached: false, knownAt: '2026-11-25T08:20:00.000Z', noteId: id(3) },
  ],
  [
    'end_impossibility',
    { shortfall: 'impossible' },
    { endedAt: '2026-11-25T08:20:00.000Z' },
    'impossibility_ended',
    { endedAt: '2026-11-25T08:20:00.000Z', noteId: id(3), suspended: [], step: 'preparation' },
  ],
];

const stateOf = (held: object): CaseState => ({ ...absent, status: 'open', ...held }) as CaseState;
const at = { ...circumstances, keys: [id(70)] };

/** The act as the desk makes it from the offer and from what was filled in. */
function madeFrom(type: MoveType, held: object, filled: Readonly<Record<string, unknown>>): ActToSign | undefined {
  const { signs, signsBy } = offerOf(type, stateOf(held), at, caseId) ?? {};
  const made = signs ?? signsBy?.of[String(filled[signsBy.field])];
  if (!made) return undefined;
  const { act, preparation, seq, payload } = made;
  const isDigest = payload === null || typeof payload === 'string';
  const taken = isDigest ? [] : payload.fields.map((name) => [name, filled[name]]);
  const digest = isDigest ? payload : payloadOfThing({ ...payload.of, ...Object.fromEntries(taken) });
  return actOn(act, { case: caseId, preparation, seq, payload: digest });
}

describe('what an action offers to be signed', () => {
  it.each(signed)('is what its entry is signed over: %s', (type, held, filled, event, data) => {
    const entry = { type: `case.${event}`, data } as never;
    expect(madeFrom(type, held, filled)).toEqual(signedActOf(caseId, entry, stateOf(held))?.act);
  });

  it('is offered by every action with a form and a signed entry', () => {
    const forms = deskWords().actions;
    const names = actions.filter(({ events }) => events.some(({ signs }) => signs)).map(({ type }) => type as MoveType);
    const withForm = names.filter((type) => forms[type]?.form);
    expect(withForm.length).toBeGreaterThan(15);
    expect(withForm.filter((type) => !signed.some(([tried]) => tried === type))).toEqual([]);
  });

  it('is nothing where nothing waits', () => {
    const waiting = [
      'confirm_pause',
      'ratify',
      'confirm_origin',
      'confirm_erasure',
      'record_opinion',
      'settle_challenge',
    ];
    expect(waiting.map((type) => offerOf(type as MoveType, stateOf({}), at, caseId))).toEqual(waiting.map(() => null));
  });
});

describe('the values that a case offers', () => {
  it('are those of its clocks, and only of the clocks that the action is about', () => {
    const state = stateOf({ clocks: [clock], started: [{ ...clock, code: 'D-2' }], paused: [{ code: 'D-3' }] });
    const codes = (type: MoveType) => offerOf(type, state, at, caseId)?.choices?.code;
    expect([codes('set_deadline'), codes('pause_clock'), codes('ask_later_end')]).toEqual([['D-1'], ['D-1'], ['D-1']]);
    expect([codes('meet_clock'), codes('extend_clock'), codes('resume_clock')]).toEqual([['D-2'], ['D-2'], ['D-3']]);
  });

  it('put the removal first where removal is what the request asks', () => {
    const facts = (categories: string[]) => stateOf({ facts: { categories } });
    const acts = (categories: string[]) => offerOf('act', facts(categories), at, caseId)?.choices?.action;
    expect([acts(['REM']), acts(['SUB'])]).toEqual([
      ['remove', 'preserve'],
      ['preserve', 'remove'],
    ]);
  });

  it('put the recipient that the decision names first, and the requester last', () => {
    const recipients = (recipient: string) =>
      offerOf('choose_recipient', stateOf({ classification: { recipient } }), at, caseId)?.choices?.recipient ?? [];
    expect([recipients('magistrate')[0], recipients('magistrate').at(-1)]).toEqual(['magistrate', 'requester']);
    expect(recipients('requester')[0]).toBe('requester');
  });

  it('are numbers of authorities that can have issued the request, sent with their authority; without one, nothing', () => {
    const facts = { issuerZone: 'FR', issuerCountry: 'FR', issuerKind: 'police' };
    const numbers = (of: object) => offerOf('record_call_back', stateOf({ facts: of }), at, caseId)?.choices?.number;
    const number = '+33 1 99 00 40 01';
    expect(numbers(facts)).toEqual([{ shown: `fr-police ${number}`, sent: { authority: 'fr-police', number } }]);
    expect(numbers({ ...facts, issuerCountry: 'DE' })).toBeUndefined();
  });
});
