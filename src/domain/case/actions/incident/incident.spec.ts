import { describe, expect, it } from '@jest/globals';
import {
  taken as after,
  circumstances,
  dpo,
  id,
  jurist,
  opened,
  person,
  read,
  service,
} from '../../../../../test/support/case-walk.js';
import { productLaw } from '../../../../../test/support/law.js';
import { actToSign } from '../../../../../test/support/signed-acts.js';
import type { Instant } from '../../../kernel/instant.js';
import { dayOf } from '../../../kernel/instant.js';
import { circuitsOn } from '../../../workflow/circuit.js';
import type { Command } from '../../command.js';
import { decide } from '../../decide.js';
import { evolve } from '../../evolve.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { openClocks } from '../../model/open-clock.js';
import { absent, type CaseState } from '../../model/state.js';

const law = productLaw();
const now = '2026-11-26T09:00:00.000Z' as Instant;
const at: Circumstances = {
  ...circumstances,
  ...{ rules: law, clocks: law.clocks, escalation: law.escalation, now },
  circuits: circuitsOn(law.circuits, dayOf(now)),
};
const ciso = person(5, 'ciso');
const dpoAndHead = person(6, 'dpo', 'head_of_legal');
const sameCiso = person(95, 'ciso', 'dpo', 'executive', 'jurist');
const taken = (state: CaseState, command: Command, actor: Actor) => after(state, command, actor, at);
const refusedBy = (state: CaseState, command: Command, actor: Actor, when = at): string => {
  const decided = decide(state, command, actor, when);
  return decided.ok ? 'accepted' : decided.refusal.code;
};

function judged(rule: string, circuit: string, step: string): CaseState {
  const classification = {
    ...{ row: rule, rule, verdict: 'REFUSE', grounds: [], notices: [], gag: 'G_FOR', circuit, clocks: [] },
    ...{ approvers: ['ciso'], letterBlocks: [], failing: [], unknown: [], facts: [], law: law.hash },
  } as unknown as Extract<Command, { type: 'classify' }>['classification'];
  const before = taken(taken(absent, opened, service), read({ issuerZone: 'THIRD', issuerCountry: 'US' }), service);
  return { ...taken(before, { type: 'classify', classification }, service), circuit, step };
}
const altered = judged('U04', 'altered_service', 'preparation');
const breach = judged('U31', 'incident', 'handling');

type Ordered = 'freeze_access' | 'preserve_evidence';
const order = (measure: Ordered): Command => ({ type: 'order_measure', measure, noteId: id(measure.length + 400) });
const confirm = (measure: Ordered): Command => ({ type: 'acknowledge_measure', measure, noteId: id(420) });
const lift = (measure: Ordered): Command => ({ type: 'lift_measure', measure, noteId: id(421) });
const known = '2026-11-25T08:20:00.000Z';
const judge = (significant: boolean, dataReached: boolean, knownAt = known): Command => ({
  ...{ type: 'decide_incident', significant, dataReached, knownAt },
  noteId: id(422),
});
const close: Command = { type: 'close', outcome: 'no_data' };

const both: readonly Ordered[] = ['freeze_access', 'preserve_evidence'];
const ordered = (state: CaseState) => both.reduce((before, each) => taken(before, order(each), ciso), state);
const done = (state: CaseState) => both.reduce((before, each) => taken(before, confirm(each), jurist), ordered(state));

describe('a measure ordered from operations', () => {
  it('waits two hours for their confirmation, raises an alarm at once and another when the time is over', () => {
    const decided = decide(altered, order('freeze_access'), ciso, at);
    const types = decided.ok ? decided.value.map(({ type, data }) => [type, 'code' in data ? data.code : null]) : [];
    expect(types).toEqual([
      ['case.measure_ordered', null],
      ['case.alarm_raised', 'measure_ordered'],
    ]);
    const state = taken(altered, order('freeze_access'), ciso);
    const [measure] = state.incident?.measures ?? [];
    expect(measure).toMatchObject({ acknowledgeBefore: '2026-11-26T11:00:00.000Z', acknowledged: false });
    const ring = { type: 'ring', timer: 'measure', about: measure?.id ?? null } as const;
    const later = { ...at, now: '2026-11-26T11:00:00.000Z' as Instant };
    const alarms = (of: CaseState, when: Circumstances) => {
      const rung = decide(of, ring, service, when);
      return rung.ok ? rung.value.map(({ data }) => ('code' in data ? data.code : null)) : [];
    };
    expect(alarms(state, at)).toEqual([]);
    expect(alarms(state, later)).toEqual(['measure_unacknowledged']);
    expect(alarms(taken(state, confirm('freeze_access'), jurist), later)).toEqual([]);
  });

  it('is signed, is ordered once, and only where the circuit handles an incident', () => {
    expect(refusedBy(altered, order('freeze_access'), ciso, { ...at, signature: null })).toBe('signature-missing');
    expect(refusedBy(taken(altered, order('freeze_access'), ciso), order('freeze_access'), ciso)).toBe('no-measure');
    expect(refusedBy({ ...altered, circuit: 'relayed_order' }, order('freeze_access'), ciso)).toBe('no-measure');
  });

  it('is not confirmed by the person who ordered it, under any account, nor twice', () => {
    const state = taken(altered, order('freeze_access'), ciso);
    expect(refusedBy(state, confirm('freeze_access'), sameCiso)).toBe('ordered-it');
    expect(refusedBy(state, confirm('preserve_evidence'), jurist)).toBe('nothing-ordered');
    const confirmed = taken(state, confirm('freeze_access'), jurist);
    expect(refusedBy(confirmed, confirm('freeze_access'), jurist)).toBe('nothing-ordered');
  });

  it('is confirmed by a signed entry alone', () => {
    const state = taken(altered, order('freeze_access'), ciso);
    expect(refusedBy(state, confirm('freeze_access'), jurist, { ...at, signature: null })).toBe('signature-missing');
    const event = { type: 'case.measure_acknowledged', data: { measure: 'freeze_access', noteId: id(420) } } as const;
    expect(evolve(state, { event, actor: id(1) }).incident?.measures).toMatchObject([{ acknowledged: false }]);
  });

  it('is lifted by another person once the incident is decided, in a closed case too', () => {
    expect(refusedBy(done(altered), lift('freeze_access'), dpoAndHead)).toBe('nothing-ordered');
    const decided = taken(done(altered), judge(false, false), dpo);
    expect(refusedBy(decided, lift('freeze_access'), sameCiso)).toBe('ordered-it');
    const lifted = taken({ ...decided, status: 'closed' }, lift('freeze_access'), dpoAndHead);
    expect(lifted.incident?.measures.map(({ measure }) => measure)).toEqual(['preserve_evidence']);
  });
});

describe('an incident', () => {
  it('is decided once operations confirmed each measure, by a person who ordered none', () => {
    expect(refusedBy(altered, judge(false, false), dpo)).toBe('measures-missing');
    expect(refusedBy(ordered(altered), judge(false, false), dpo)).toBe('measures-missing');
    expect(refusedBy(done(altered), judge(false, false), sameCiso)).toBe('ordered-it');
    expect(refusedBy(done(altered), judge(false, false), dpo)).toBe('accepted');
    expect(refusedBy(done(altered), judge(false, false, '2026-11-26T09:00:00.001Z'), dpo)).toBe('known-to-come');
    expect(refusedBy({ ...altered, circuit: 'relayed_order' }, judge(false, false), dpo)).toBe('not-an-incident');
  });

  it('has since when it is known under the signature of its decision', () => {
    const payloads = [known, '2026-11-26T08:00:00.000Z'].map(
      (since) => actToSign(id(1), judge(true, false, since), done(altered))?.payload,
    );
    expect(new Set(payloads).size).toBe(2);
    expect(payloads).not.toContain(undefined);
  });

  it('that is significant starts the clocks of NIS2, and the one of data reached that of the CNIL, from when it was known', () => {
    const state = taken(done(altered), judge(true, true), dpo);
    expect(openClocks(state, law).map(({ code, startsAt }) => [code, startsAt])).toEqual([
      ['D-NIS2-24H', known],
      ['D-NIS2-72H', known],
      ['D-NIS2-1M', known],
      ['D-72H', known],
    ]);
    expect(state.dueLater).toEqual(['N_ANSSI', 'N_CNIL']);
  });

  it('starts nothing where it is neither, and no clock again where one runs already', () => {
    expect(taken(done(altered), judge(false, false), dpo).started ?? []).toEqual([]);
    const runs = taken(
      done(altered),
      { type: 'record_start', start: 'incident_known', happenedAt: known, noteId: id(430) },
      ciso,
    );
    const decided = taken(runs, judge(true, false, '2026-11-26T08:00:00.000Z'), dpo);
    expect(decided.started?.map(({ startsAt }) => startsAt)).toEqual([known, known, known]);
  });

  it('is decided anew where it proves graver, and never less grave', () => {
    const decided = taken(done(altered), judge(true, false), dpo);
    expect(refusedBy(decided, judge(false, true), dpo)).toBe('decision-weaker');
    expect(taken(decided, judge(true, true), dpo).incident?.decision).toMatchObject({ dataReached: true });
    expect(refusedBy(taken(decided, judge(true, true), dpo), judge(true, false), dpo)).toBe('decision-weaker');
  });

  it('keeps its case open until operations confirmed and it is decided', () => {
    expect(refusedBy(breach, close, jurist)).toBe('measures-missing');
    expect(refusedBy(ordered(breach), close, jurist)).toBe('measures-missing');
    expect(refusedBy(done(breach), close, jurist)).toBe('incident-undecided');
    expect(refusedBy(taken(done(breach), judge(false, false), dpo), close, jurist)).toBe('accepted');
    expect(refusedBy(altered, { type: 'withdraw', noteId: id(440) }, jurist)).toBe('measures-missing');
  });

  it('of another circuit is not asked, but a measure that was ordered is still confirmed', () => {
    const moved = { ...ordered(breach), circuit: 'escalation' };
    expect(refusedBy(moved, confirm('freeze_access'), jurist)).toBe('accepted');
    const confirmed = both.reduce((before, each) => taken(before, confirm(each), jurist), moved);
    expect(refusedBy(confirmed, lift('freeze_access'), dpoAndHead)).toBe('accepted');
  });
});
