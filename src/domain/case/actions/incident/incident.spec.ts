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
import { measuresOf } from '../../model/incident.js';
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
const operations = person(7, 'operations');
const dpoAndHead = person(6, 'dpo', 'head_of_legal');
const sameCiso = person(95, 'ciso', 'dpo', 'executive', 'operations');
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
const orderOf = (measure: Ordered) => id(measure.length + 400);
const order = (measure: Ordered): Command => ({
  ...{ type: 'order_measure', orderId: orderOf(measure), measure },
  noteId: id(measure.length + 450),
});
const confirm = (measure: Ordered): Command => ({
  ...{ type: 'answer_instruction', orderId: orderOf(measure), answer: 'done' },
  noteId: null,
});
const lift = (measure: Ordered): Command => ({
  ...{ type: 'order_release', orderId: id(measure.length + 480), of: orderOf(measure) },
  noteId: id(421),
});
const known = '2026-11-25T08:20:00.000Z';
const judge = (significant: boolean, dataReached: boolean, knownAt = known): Command => ({
  ...{ type: 'decide_incident', significant, dataReached, knownAt },
  noteId: id(422),
});
const close: Command = { type: 'close', outcome: 'no_data' };

const both: readonly Ordered[] = ['freeze_access', 'preserve_evidence'];
const ordered = (state: CaseState) => both.reduce((before, each) => taken(before, order(each), ciso), state);
const done = (state: CaseState) =>
  both.reduce((before, each) => taken(before, confirm(each), operations), ordered(state));

describe('a measure ordered from operations', () => {
  it('waits two hours for their confirmation, raises an alarm at once and another when the time is over', () => {
    const decided = decide(altered, order('freeze_access'), ciso, at);
    const types = decided.ok ? decided.value.map(({ type, data }) => [type, 'code' in data ? data.code : null]) : [];
    expect(types).toEqual([
      ['case.alarm_raised', 'measure_ordered'],
      ['case.measure_ordered', null],
    ]);
    const state = taken(altered, order('freeze_access'), ciso);
    const [measure] = state.instructions ?? [];
    expect(measure).toMatchObject({ acknowledgeBefore: '2026-11-26T11:00:00.000Z', answer: null });
    const ring = { type: 'ring', timer: 'measure', about: measure?.id ?? null } as const;
    const later = { ...at, now: '2026-11-26T11:00:00.000Z' as Instant };
    const alarms = (of: CaseState, when: Circumstances) => {
      const rung = decide(of, ring, service, when);
      return rung.ok ? rung.value.map(({ data }) => ('code' in data ? data.code : null)) : [];
    };
    expect(alarms(state, at)).toEqual([]);
    expect(alarms(state, later)).toEqual(['measure_unacknowledged']);
    expect(alarms(taken(state, confirm('freeze_access'), operations), later)).toEqual([]);
  });

  it('is signed, is ordered once, and only where the circuit handles an incident', () => {
    expect(refusedBy(altered, order('freeze_access'), ciso, { ...at, signature: null })).toBe('signature-missing');
    expect(refusedBy(taken(altered, order('freeze_access'), ciso), order('freeze_access'), ciso)).toBe('no-measure');
    expect(refusedBy({ ...altered, circuit: 'relayed_order' }, order('freeze_access'), ciso)).toBe('no-measure');
  });

  it('is not confirmed by the person who ordered it, under any account, nor twice', () => {
    const state = taken(altered, order('freeze_access'), ciso);
    expect(refusedBy(state, confirm('freeze_access'), sameCiso)).toBe('ordered-it');
    expect(refusedBy(state, confirm('preserve_evidence'), operations)).toBe('instruction-unknown');
    const confirmed = taken(state, confirm('freeze_access'), operations);
    expect(refusedBy(confirmed, confirm('freeze_access'), operations)).toBe('instruction-answered-already');
  });

  it('is confirmed by a signed entry alone', () => {
    const state = taken(altered, order('freeze_access'), ciso);
    expect(refusedBy(state, confirm('freeze_access'), operations, { ...at, signature: null })).toBe(
      'signature-missing',
    );
    const data = { orderId: orderOf('freeze_access'), answer: 'done', noteId: null } as const;
    const event = { type: 'case.instruction_answered', data } as const;
    expect(evolve(state, { event, actor: id(7) }).instructions).toMatchObject([{ answer: null }]);
  });

  it('is lifted by another person once the incident is decided, in a closed case too', () => {
    expect(refusedBy(done(altered), lift('freeze_access'), dpoAndHead)).toBe('nothing-to-release');
    const decided = taken(done(altered), judge(false, false), dpo);
    expect(refusedBy(decided, lift('freeze_access'), sameCiso)).toBe('ordered-it');
    const lifted = taken({ ...decided, status: 'closed' }, lift('freeze_access'), dpoAndHead);
    expect(measuresOf(lifted).map(({ measure }) => measure)).toEqual(['preserve_evidence']);
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
    expect(taken(decided, judge(true, true), dpo).incident).toMatchObject({ dataReached: true });
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
    expect(refusedBy(moved, confirm('freeze_access'), operations)).toBe('accepted');
    const confirmed = both.reduce((before, each) => taken(before, confirm(each), operations), moved);
    expect(refusedBy(confirmed, lift('freeze_access'), dpoAndHead)).toBe('accepted');
  });
});
