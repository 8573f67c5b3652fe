import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
  classified,
  confirmZone,
  disclosure,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  prepare,
  read,
  refusalOf,
  release,
  run,
  service,
} from '../../../../test/support/case-walk.js';
import type { ApproverRole } from '../../law/vocabulary.js';
import type { Command } from '../command.js';
import { replay } from '../evolve.js';
import type { Actor } from './circumstances.js';
import { covers, strictestRoles } from './floor.js';
import { type FloorAsked, noFloor } from './floor-state.js';

const strict: ApproverRole[] = ['head_of_legal', 'dpo', 'executive'];
const executive = person(6, 'executive');
const ask: Command = { type: 'ask_lower_floor', why: 'misread', noteId: id(310) };
const lower: Command = { type: 'lower_floor', noteId: id(310) };
/** Once judged for three, now for a jurist. */
const recast: [Command, Actor][] = [
  [opened, service],
  [read(), service],
  [classified({ approvers: strict }), service],
  [classified(), service],
  [confirmZone, jurist],
];

describe('the strictest demands of a case', () => {
  it('are of each role as many as the judgement that asks most of it', () => {
    expect(strictestRoles(['jurist'], ['dpo', 'jurist', 'jurist'])).toEqual(['jurist', 'dpo', 'jurist']);
    expect(run(...recast).state.floor).toMatchObject({ approvers: [...strict, 'jurist'], strictest: strict });
  });

  it('are asked of what is prepared under a weaker judgement', () => {
    const prepared = run(...recast, [prepare('disclose'), jurist]);
    const one = run(...recast, [prepare('disclose'), jurist], [approve('jurist'), otherJurist]).state;
    expect(refusalOf(one, release, head)).toBe('This action is not available at this stage.');
    const all = run(
      ...recast,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
      [approve('head_of_legal'), head],
      [approve('dpo'), dpo],
      [{ ...approve('dpo'), role: 'executive' } as Command, executive],
      [release, person(7, 'jurist')],
    ).state;
    expect(all.left).toHaveLength(1);
    expect(prepared.state.floor.fewest).toBe(1);
  });

  it('keep the largest quorum, and the call-back once it was wanted', () => {
    const urgent = run(
      [opened, service],
      [read({ emergency: true }), service],
      [classified(), service],
      [{ type: 'confirm_fact', confirmed: { fact: 'emergency', value: false } }, jurist],
    ).state;
    expect(urgent.proposed?.weakens).toEqual(['drops_call_back']);
    expect(urgent.floor).toMatchObject({ callBack: true, fewest: 1 });
  });

  it('keep the hold of a judgement, though a later one runs none', () => {
    const end = '2026-12-04T23:00:00.000Z';
    const clocks = [{ code: 'D-EEV-10D-END', legalEnd: end, safeEnd: end }];
    const held = run(...disclosure, [classified({ clocks }), service], [classified(), service]).state;
    expect(held).toMatchObject({ hold: null, floor: { hold: { until: end, over: null } } });
    expect(refusalOf(held, prepare('disclose'), jurist)).toMatch(/^Nothing leaves before/);
    const cleared = run(
      ...disclosure,
      [classified({ clocks }), service],
      [classified(), service],
      [{ type: 'clear_hold', how: 'clearance', noteId: id(311) }, jurist],
    ).state;
    expect(cleared.floor.hold).toMatchObject({ over: 'clearance' });
  });

  it('are folded from the entries of a case older than them, by the roles that they name', () => {
    const { entries } = run(...recast);
    const old = entries.map(({ event, actor }) => {
      if (event.type !== 'case.classified') return { event, actor };
      const { fewest: _fewest, callBack: _callBack, hold: _hold, ...data } = event.data;
      return { event: { ...event, data }, actor };
    });
    expect(replay(old).floor).toMatchObject({ approvers: [...strict, 'jurist'], fewest: 0, callBack: false });
  });
});

describe('lowering them', () => {
  it('takes two persons of the stricter roles, with a reason', () => {
    const { state } = run(...recast);
    expect(refusalOf(state, ask, jurist)).toMatch(/strictest classification/);
    expect(refusalOf(state, lower, head)).toMatch(/^No one is asking/);
    const asked = run(...recast, [ask, head]).state;
    expect(refusalOf(asked, lower, person(93, 'head_of_legal', 'dpo'))).toMatch(/^Another person/);
    expect(refusalOf(asked, lower, otherJurist)).toMatch(/strictest classification/);
    const lowered = run(...recast, [ask, head], [lower, dpo]).state;
    expect(lowered.floor).toMatchObject({ approvers: ['jurist'], strictest: ['jurist'] });
    expect(lowered.loweredBy).toEqual([id(3), id(4)]);
  });

  it('is nothing for who prepared what waits, and who lowered them prepares nothing', () => {
    const own = run(...recast, [prepare('disclose'), head]).state;
    expect(refusalOf(own, ask, person(93, 'head_of_legal'))).toMatch(/^The person who prepared it/);
    const lowered = run(...recast, [ask, head], [lower, dpo]).state;
    expect(refusalOf(lowered, prepare('disclose'), person(93, 'jurist'))).toMatch(/^A person who lowered/);
    const { state } = run(...recast, [ask, head], [lower, dpo], [prepare('disclose'), jurist]);
    expect(state.preparation).not.toBeNull();
  });

  it('voids what was prepared under the higher ones', () => {
    const { state } = run(...recast, [prepare('disclose'), jurist], [ask, head], [lower, dpo]);
    expect(state.preparation).toBeNull();
  });

  it('is nothing where the judgement in force asks as much', () => {
    expect(refusalOf(run(...disclosure).state, ask, jurist)).toMatch(/there is nothing to lower/);
  });
});

describe('the demands of another case about the same act', () => {
  const floor: FloorAsked = { ...noFloor, approvers: strict, strictest: strict, fewest: 2 };
  const related = [{ caseId: id(900), common: 'target' as const, floor }];
  const inherit: Command = { type: 'inherit_floor', from: id(900), common: 'target', floor };

  it('keep anything from being prepared until they are taken over', () => {
    expect(refusalOf(run(...disclosure).state, prepare('disclose'), jurist, { related })).toMatch(/^A stricter case/);
    expect(covers(run(...disclosure, [inherit, service]).state.floor, floor)).toBe(true);
  });

  it('are taken over with the case they come from, by the service alone', () => {
    expect(refusalOf(run(...disclosure).state, inherit, head)).toMatch(/^Only the service/);
    const { state } = run(...disclosure, [inherit, service]);
    expect(state.floor).toMatchObject({
      approvers: ['jurist', ...strict],
      fewest: 2,
      from: [id(900)],
      strictest: strict,
    });
  });

  it('void what was prepared before', () => {
    expect(run(...disclosure, [prepare('disclose'), jurist], [inherit, service]).state.preparation).toBeNull();
  });

  it('do not make every later correction wait', () => {
    const settle: Command = { type: 'confirm_fact', confirmed: { fact: 'signatory_named', value: 'holds' } };
    expect(run(...disclosure, [inherit, service], [settle, jurist]).state.proposed).toBeNull();
  });

  it('are dropped by two persons who say that it is another request, and do not come back', () => {
    const other = { ...ask, why: 'another_request' } as Command;
    const { state } = run(...disclosure, [inherit, service], [other, head], [lower, dpo]);
    expect(state).toMatchObject({ apart: [id(900)], floor: { approvers: ['jurist'], from: [] } });
    expect(
      run(...disclosure, [inherit, service], [other, head], [lower, dpo], [prepare('disclose'), jurist, { related }]),
    ).toMatchObject({ state: { preparation: { preparedBy: id(1) } } });
    const more = [{ ...related[0], caseId: id(901) }] as typeof related;
    expect(refusalOf(state, prepare('disclose'), jurist, { ...circumstances, related: more })).toMatch(/^A stricter/);
  });
});
