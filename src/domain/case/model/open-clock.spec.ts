import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  escalation,
  id,
  jurist,
  opened,
  read,
  refusalOf,
  run,
  service,
} from '../../../../test/support/case-walk.js';
import type { Instant } from '../../kernel/instant.js';
import type { Command } from '../command.js';
import { openClocks } from './open-clock.js';
import type { CaseState } from './state.js';

const end = '2026-11-24T15:37:12.000Z';
const clock = (code: string, safeEnd = end) => ({ code, legalEnd: safeEnd, safeEnd });
const watch: Command = { type: 'watch_clocks' };
const at = (time: string) => ({ now: `2026-11-24T${time}Z` as Instant });
const open = (...codes: string[]) =>
  [
    [{ ...opened, clocks: codes.map((code) => clock(code)) } as Command, service],
    [read(), service],
  ] as const;
const codes = (state: CaseState) =>
  openClocks(state, circumstances).map(({ code, rung, nextAt }) => [code, rung, nextAt]);

describe('the clocks of a case', () => {
  it('each climb their own ladder, from receipt to their alarm', () => {
    const { state, entries } = run(...open('D-EEV-8H', 'SLA-2H'), [watch, service, at('14:37:12.000')]);
    expect(codes(state)).toEqual([
      ['D-EEV-8H', 'half', end],
      ['SLA-2H', 'half', end],
    ]);
    expect(entries.slice(-2).map(({ event }) => event)).toEqual([
      {
        type: 'case.clock_rang',
        data: { clock: 'D-EEV-8H', safeEnd: end, rung: 'half', alarm: false, tells: ['desk'], pages: true },
      },
      {
        type: 'case.clock_rang',
        data: { clock: 'SLA-2H', safeEnd: end, rung: 'half', alarm: false, tells: ['desk'], pages: true },
      },
    ]);
  });
  it('reach each level once, however often they are checked', () => {
    const watched = Array.from({ length: 3 }, () => [watch, service, at('15:37:12.000')] as const);
    const { entries } = run(...open('D-EEV-8H'), ...watched);
    expect(entries.filter(({ event }) => event.type === 'case.clock_rang')).toHaveLength(1);
  });
  it('do not ring before their hour', () => {
    const { entries } = run(...open('D-EEV-8H'), [watch, service, at('14:37:11.999')]);
    expect(entries.filter(({ event }) => event.type === 'case.clock_rang')).toEqual([]);
  });
  it('begin again when the authority sets another end', () => {
    const sooner = '2026-11-24T15:17:12.000Z';
    const { state } = run(...open('D-EEV-8H'), [watch, service, at('14:37:12.000')], [
      { type: 'set_deadline', code: 'D-EEV-8H', end: sooner, noteId: id(300) },
      jurist,
    ] as const);
    expect(codes(state)).toEqual([['D-EEV-8H', null, '2026-11-24T14:27:12.000Z']]);
  });
  it('are over once what they ask was done, unless it was undone', () => {
    const act: Command = { type: 'act', actId: id(400), action: 'preserve', until: '2026-12-24', noteId: id(401) };
    const given = [
      ...open('D-EEV-P0', 'D-EEV-10D'),
      [classified({ clocks: [clock('D-EEV-P0'), clock('D-EEV-10D')] }), service],
      [act, jurist],
    ] as const;
    const { state } = run(...given);
    expect(codes(state).map(([code]) => code)).toEqual(['D-EEV-10D']);
    const undone = { ...state, acts: state.acts.map((each) => ({ ...each, upheld: false })) };
    expect(codes(undone).map(([code]) => code)).toEqual(['D-EEV-P0', 'D-EEV-10D']);
  });
  it('are over when the case is', () => {
    const { state } = run(...open('D-EEV-8H'));
    expect(codes({ ...state, status: 'closed' })).toEqual([]);
  });
  it('are watched by the service alone', () => {
    const { state } = run(...open('D-EEV-8H'));
    expect(refusalOf(state, watch, jurist)).toBe(refusalOf(state, { type: 'ring', timer: 'gag', about: null }, jurist));
    expect(circumstances.escalation).toBe(escalation);
  });
});
