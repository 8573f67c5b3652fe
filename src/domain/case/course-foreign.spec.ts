import { describe, expect, it } from '@jest/globals';
import {
  approve,
  classified,
  disclosure,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  prepare,
  read,
  refusalOf,
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';

const noteId = id(300);
const at = (now: string) => ({ now: now as Instant });
type Step = [Command, Actor, { now: Instant }?];

describe('a foreign request', () => {
  const refused: Step[] = [
    [opened, service],
    [read({ issuerZone: 'THIRD', issuerCountry: 'US' }), service],
    [
      classified({ verdict: 'REFUSE_REDIRECT', circuit: 'refusal', redirect: 'MLAT_BEPI', gag: 'G_FOR', facts: [] }),
      service,
    ],
  ];
  const gone: Step[] = [
    ...refused,
    [prepare('refuse'), jurist],
    [approve('jurist'), otherJurist],
    [{ type: 'refuse', preparationId: id(200), payload: 'a'.repeat(64) }, head],
  ];

  it('has an opinion asked for, and a reminder a month after a complete file', () => {
    const ask = (complete: boolean): Command => ({
      type: 'ask_opinion',
      opinionId: id(600),
      body: 'SISSE',
      complete,
      noteId,
    });
    const asked = run(...refused, [ask(true), jurist]).state;
    expect(asked.opinions[0]?.dueAt).toBe('2026-12-24T23:00:00.000Z');
    expect(run(...refused, [ask(false), jurist]).state.opinions[0]?.dueAt).toBeNull();
    const ring: Command = { type: 'ring', timer: 'opinion', about: id(600) };
    expect(run(...refused, [ask(true), jurist], [ring, service, at('2026-12-24T23:00:00.000Z')]).state.alarms).toEqual([
      { code: 'opinion_late', about: id(600) },
    ]);
    const answer: Command = { type: 'record_opinion', opinionId: id(600), opinion: 'applies', noteId };
    const answered = run(
      ...refused,
      [ask(true), jurist],
      [answer, jurist],
      [ring, service, at('2027-01-24T23:00:00.000Z')],
    ).state;
    expect(answered).toMatchObject({ alarms: [], opinions: [{ opinion: 'applies' }] });
    expect(refusalOf(answered, answer, jurist)).toBe('No opinion of this number is awaited.');
    expect(refusalOf(run(...disclosure).state, ask(true), jurist)).toBe(
      'An opinion is asked only on a foreign request.',
    );
  });

  it('is followed on its way through the lawful channel', () => {
    const { state, entries } = run(...gone);
    expect(state.referral).toEqual({ to: 'MLAT_BEPI', answer: null });
    expect(entries.at(-1)?.event.data).toMatchObject({ answerBy: '2027-01-23T14:00:00.000Z' });
    const ring: Command = { type: 'ring', timer: 'redirect', about: null };
    expect(run(...gone, [ring, service]).state.alarms).toEqual([{ code: 'redirect_unanswered', about: null }]);
    const answer: Command = { type: 'answer_redirect', answer: 'came_by_channel', noteId };
    expect(run(...gone, [answer, jurist], [ring, service]).state).toMatchObject({
      alarms: [],
      referral: { answer: 'came_by_channel' },
    });
  });
});

describe('a challenge', () => {
  const challenge = (suspends: boolean): Command => ({
    type: 'challenge',
    challengeId: id(700),
    kind: 'nullity',
    suspends,
    noteId,
  });
  const settle: Command = { type: 'settle_challenge', challengeId: id(700), result: 'rejected', noteId };
  const approved: Step[] = [...disclosure, [prepare('disclose'), jurist], [approve('jurist'), otherJurist]];

  it('voids what was consented to; one that suspends lets nothing be prepared before it is settled', () => {
    const { state } = run(...approved, [challenge(true), head]);
    expect(state).toMatchObject({ preparation: null, step: 'triage' });
    expect(refusalOf(state, prepare('disclose'), jurist)).toMatch(/^A challenge that suspends is pending/);
    expect(() =>
      refusalOf(run(...approved, [challenge(true), head], [settle, head]).state, prepare('disclose'), jurist),
    ).toThrow('was accepted');
    expect(() => refusalOf(run(...approved, [challenge(false), head]).state, prepare('disclose'), jurist)).toThrow(
      'was accepted',
    );
    expect(refusalOf(state, release, head)).toBe('This action is not available at this stage.');
  });
});
