import { describe, expect, it } from '@jest/globals';
import { classified, disclosure, id, jurist, refusalOf, run, service } from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';

const noteId = id(300);
const clock = (code: string, legalEnd: string) => ({ code, legalEnd, safeEnd: legalEnd });
type Step = [Command, Actor, { now: Instant }?];

describe('a deadline', () => {
  it('is the one that the authority set, also after the rules speak again', () => {
    const ten = clock('D-EEV-10D', '2026-12-04T23:00:00.000Z');
    const set = (code: string, end: string): Command => ({ type: 'set_deadline', code, end, noteId });
    const clocks: Step = [classified({ clocks: [ten] }), service];
    const { state } = run(...disclosure, clocks, [set('D-EEV-10D', '2026-12-02T12:00:00.000Z'), jurist], clocks);
    expect(state.clocks).toEqual([clock('D-EEV-10D', '2026-12-02T12:00:00.000Z')]);
    expect(refusalOf(state, set('D-NONE', '2026-12-20T12:00:00.000Z'), jurist)).toBe(
      'No clock of that name runs in this case.',
    );
    expect(refusalOf(state, set('D-EEV-10D', '2026-11-24T14:00:00.000Z'), jurist)).toBe(
      'The new time limit must end later than now.',
    );
  });

  const legal = '2026-12-04T23:00:00.000Z';
  const safe = '2026-12-03T17:00:00.000Z';
  const ten = { code: 'D-EEV-10D', legalEnd: legal, safeEnd: safe };
  const internal = { code: 'SLA-5WD', legalEnd: null, safeEnd: safe };
  const both: Step = [classified({ clocks: [ten, internal] }), service];
  const set = (code: string, end: string): Command => ({ type: 'set_deadline', code, end, noteId });

  it('has no other end where the law lets no one give it one', () => {
    const stop: Step = [classified({ clocks: [{ ...ten, code: 'D-EEV-STOP' }] }), service];
    const { state } = run(...disclosure, stop);
    expect(refusalOf(state, set('D-EEV-STOP', '2026-12-02T12:00:00.000Z'), jurist)).toBe(
      'No one may give this time limit another end.',
    );
  });

  it('is brought forward and never put off: the law ends the clock, or the operator where the law has no number', () => {
    const { state } = run(...disclosure, both);
    const sentence = /^A person brings a time limit forward and never puts it off/;
    expect(refusalOf(state, set('D-EEV-10D', '2026-12-04T23:00:00.001Z'), jurist)).toMatch(sentence);
    expect(refusalOf(state, set('SLA-5WD', '2026-12-03T17:00:00.001Z'), jurist)).toMatch(sentence);
    const early = run(...disclosure, both, [set('D-EEV-10D', '2026-11-30T12:00:00.000Z'), jurist]);
    expect(refusalOf(early.state, set('D-EEV-10D', '2026-12-20T12:00:00.000Z'), jurist)).toMatch(sentence);
  });

  it('corrects one that was set too early, up to the law, and never moves the alarm behind its safe end', () => {
    const { state } = run(
      ...disclosure,
      both,
      [set('D-EEV-10D', '2026-11-30T12:00:00.000Z'), jurist],
      [set('D-EEV-10D', legal), jurist],
    );
    expect(state.clocks).toEqual([ten, internal]);
  });

  it('gives way to the law where the rules end the clock sooner after a correction', () => {
    const sooner = { ...ten, legalEnd: '2026-11-27T23:00:00.000Z', safeEnd: '2026-11-26T17:00:00.000Z' };
    const { state } = run(
      ...disclosure,
      both,
      [set('D-EEV-10D', '2026-12-02T12:00:00.000Z'), jurist],
      [classified({ clocks: [sooner] }), service],
    );
    expect(state.clocks).toEqual([sooner]);
  });
});
