import { expect, it } from '@jest/globals';
import {
  approve,
  classified,
  disclosure,
  head,
  id,
  jurist,
  otherJurist,
  payload,
  prepare,
  refusalOf,
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Command } from './command.js';
import type { CaseEvent } from './event.js';
import { objectionSince, objectionToLeaving } from './held-back.js';

const noteId = id(300);
const code = (...events: CaseEvent[]) => objectionSince(events)?.code ?? null;
const challenged = (suspends = true): CaseEvent => ({
  type: 'case.challenged',
  data: { challengeId: id(700), kind: 'nullity', suspends, noteId, step: 'ended' },
});
const settled = (result: 'upheld' | 'partly_upheld' | 'rejected' | 'withdrawn'): CaseEvent => ({
  type: 'case.challenge_settled',
  data: { challengeId: id(700), result, noteId },
});
const called = (outcome: 'confirmed' | 'denied' | 'unreachable'): CaseEvent => ({
  type: 'case.called_back',
  data: { authority: 'fr-police', number: '+33 1 99 00 40 01', outcome, noteId },
});
const stopped: CaseEvent = { type: 'case.hold_stopped', data: { scope: 'part', noteId, step: 'ended' } };

it('released data are held back when a court, the enforcing authority or the requester objects', () => {
  expect(code()).toBeNull();
  expect(code(challenged(false), called('unreachable'), called('confirmed'))).toBeNull();
  expect(code(challenged())).toBe('challenge-pending');
  expect(code(challenged(), settled('upheld'))).toBe('challenge-upheld');
  expect(code(challenged(), settled('partly_upheld'))).toBe('challenge-upheld');
  expect(code(challenged(), settled('rejected'))).toBeNull();
  expect(code(stopped)).toBe('hold-stopped');
  expect(code(called('denied'), called('unreachable'))).toBe('call-back-missing');
  expect(code(called('denied'), called('confirmed'))).toBeNull();
});

const end = '2026-11-24T23:00:00.000Z';
const letter = {
  id: id(400),
  kind: 'answer' as const,
  language: 'fr' as const,
  template: 'answer.v1',
  templateSha256: payload,
  zone: 'FR',
  mailbox: payload,
  sha256: payload,
};
const released = [
  ...disclosure,
  [classified({ clocks: [{ code: 'D-EEV-10D-END', legalEnd: end, safeEnd: end }] }), service],
  [{ type: 'clear_hold', how: 'clearance', noteId }, jurist],
  [classified({ clocks: [{ code: 'D-EEV-10D-END', legalEnd: end, safeEnd: end }] }), service],
  [{ ...prepare('disclose'), letters: [letter] }, jurist],
  [approve('jurist'), otherJurist],
  [release, head],
] as Parameters<typeof run>;

it('a ground is recorded until the letter is delivered, and holds back what was released', () => {
  const stop: Command = { type: 'stop_hold', scope: 'whole', noteId };
  const { entries } = run(...released, [stop, jurist]);
  const events = entries.map(({ event }) => event);
  expect(objectionToLeaving(events, id(200))?.code).toBe('hold-stopped');
  expect(objectionToLeaving(events, id(201))).toBeNull();
  const sent: Command = { type: 'record_letter_sent', letterId: id(400), kind: 'answer', sha256: payload };
  expect(refusalOf(run(...released, [sent, service]).state, stop, jurist)).toBe('What was prepared has already left.');
});
