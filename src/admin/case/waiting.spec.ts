import { expect, it } from '@jest/globals';
import { waitingOf } from './waiting.js';

const at = (minute: number) => `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`;
const entry = (type: string, minute: number, data: Record<string, unknown> = {}) => ({
  ...{ type, data, actor: 'system/reader', at: at(minute) },
});
const read = [entry('case.opened', 0), entry('case.read', 1), entry('case.classified', 2)];
const judged = { verdict: 'CLARIFY' } as never;
const nothing = { preparation: null, classification: judged, clocks: [], left: [], lettersSent: [] };
const told = ({ state = {}, ...more }: { readonly state?: object; readonly [part: string]: unknown }) =>
  waitingOf({
    ...{ status: 'open', stepKind: 'preparation', asked: ['head_of_legal', 'dpo'], history: read },
    ...{ state: { ...nothing, ...state }, ...more },
  } as never);

it('A released letter waits for the person who posts it, or for its delivery, from its release.', () => {
  const history = [...read, entry('case.prepared', 3), entry('case.refused', 5, { action: 'refuse' })];
  const released = (post?: string) => ({ history, state: { left: [{ letters: [{ id: 'one', post }] }] } });
  expect(told(released('digest'))).toMatchObject({ for: 'posting', since: at(5) });
  expect(told(released())).toMatchObject({ for: 'delivery', since: at(5), leaves: null });
  const held = { left: [{ letters: [{ id: 'one' }], leavesAt: at(15) }] };
  expect(told({ history, state: held })).toMatchObject({ for: 'delivery', since: at(5), leaves: at(15) });
  const sent = { history, state: { ...released().state, lettersSent: ['one'] } };
  expect(told(sent)).toMatchObject({ for: 'preparation' });
});

it('An answer whose data are collected on the portal waits until the link was sent.', () => {
  const history = [...read, entry('case.prepared', 3), entry('case.released', 5), entry('case.letter_sent', 6)];
  const left = [{ disclosure: { byPortal: true }, letters: [{ id: 'one' }] }];
  const state = { left, lettersSent: ['one'], packages: [{ id: 'package', letterId: 'one' }] };
  expect(told({ history, state })).toMatchObject({ for: 'collection', since: at(6), leaves: null });
  const made = (announced: boolean) => ({ ...state, deliveries: [{ packageId: 'package', announced }] });
  expect(told({ history, state: made(false) })).toMatchObject({ for: 'collection' });
  expect(told({ history, state: made(true) })).toMatchObject({ for: 'preparation' });
  expect(told({ history, state: { ...state, left: [{ letters: [{ id: 'one' }] }] } })).toMatchObject({
    for: 'preparation',
  });
});

it('A question that left waits for the authority, from its leaving, until the end that runs from it.', () => {
  const history = [...read, entry('case.prepared', 3), entry('case.refused', 5, { action: 'clarify' })];
  const clocks = [{ code: 'D-EEV-CLAR5', legalEnd: at(59), safeEnd: at(58), startsAt: at(5) }];
  const left = { preparation: { dispatchedBy: 'someone', consents: [] }, classification: judged, clocks };
  const asked = { history, stepKind: 'triage', state: left };
  expect(told(asked)).toMatchObject({ for: 'authority', since: at(5), until: at(59) });
  const held = [...read, entry('case.prepared', 3), entry('case.refused', 4, { action: 'clarify', leavesAt: at(5) })];
  expect(told({ ...asked, history: held })).toMatchObject({ for: 'authority', since: at(4), until: at(59) });
  expect(told({ ...asked, state: { ...left, clocks: [] } })).toMatchObject({ for: 'authority', until: null });
  const answered = [...history, entry('case.joined', 7)];
  expect(told({ ...asked, history: answered })).toMatchObject({ for: 'facts', since: at(2) });
});

it('What is prepared waits for the roles that have not consented, then for the person who sends it.', () => {
  const history = [...read, entry('case.prepared', 3), entry('case.approved', 4)];
  const prepared = (roles: readonly string[]) => ({
    history,
    state: {
      preparation: { dispatchedBy: null, consents: roles.map((role) => ({ role })) },
      ...{ classification: judged, clocks: [] },
    },
  });
  expect(told(prepared(['dpo']))).toMatchObject({ for: 'consent', roles: ['head_of_legal'], since: at(4) });
  expect(told(prepared(['dpo', 'head_of_legal']))).toMatchObject({ for: 'sending', since: at(4) });
});

it('A case that is read waits for the rules, then for its preparation; a closed one for nothing.', () => {
  const unjudged = { preparation: null, classification: null, clocks: [] };
  expect(told({ state: unjudged })).toMatchObject({ for: 'rules', since: at(1) });
  expect(told({})).toMatchObject({ for: 'preparation', since: at(2) });
  expect(told({ status: 'closed' })).toBeNull();
});
