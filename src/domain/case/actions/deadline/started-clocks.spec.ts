import { describe, expect, it } from '@jest/globals';
import {
  taken as after,
  circumstances,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  read,
  service,
} from '../../../../../test/support/case-walk.js';
import { productLaw } from '../../../../../test/support/law.js';
import type { Instant } from '../../../kernel/instant.js';
import { dayOf } from '../../../kernel/instant.js';
import type { RequestFacts } from '../../../law/fact.js';
import { circuitsOn } from '../../../workflow/circuit.js';
import type { Command } from '../../command.js';
import { decide } from '../../decide.js';
import type { CaseEvent } from '../../event.js';
import { evolve } from '../../evolve.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import type { Clock } from '../../model/event-schema.js';
import { openClocks } from '../../model/open-clock.js';
import { absent, type CaseState } from '../../model/state.js';

const law = productLaw();
const now = '2026-11-26T09:00:00.000Z' as Instant;
const at: Circumstances = {
  ...circumstances,
  ...{ rules: law, clocks: law.clocks, escalation: law.escalation, now },
  circuits: circuitsOn(law.circuits, dayOf(now)),
};
const taken = (state: CaseState, command: Command, actor: Actor = jurist, when = at) =>
  after(state, command, actor, when);

function refusedBy(state: CaseState, command: Command, actor: Actor = jurist, when = at): string {
  const decided = decide(state, command, actor, when);
  return decided.ok ? 'accepted' : decided.refusal.code;
}

/** A case that the rule judged, with these clocks from receipt. */
function judged(rule: string, circuit: string, facts: Partial<RequestFacts> = {}, clocks: Clock[] = []): CaseState {
  const classification = {
    ...{ row: rule, rule, verdict: 'ADMIT_COND', grounds: [], notices: [], gag: 'G_NONE', circuit, clocks },
    ...{ approvers: ['head_of_legal'], letterBlocks: [], failing: [], unknown: [], facts: [], law: law.hash },
  } as Extract<Command, { type: 'classify' }>['classification'];
  const before = taken(taken(absent, opened, service), read(facts), service);
  return taken(before, { type: 'classify', classification }, service);
}

const start = (what: string, happenedAt: string, n = 1): Command =>
  ({ type: 'record_start', start: what, happenedAt, noteId: id(300 + n) }) as Command;
const meet = (code: string): Command => ({ type: 'meet_clock', code, noteId: id(320) });
const codes = (state: CaseState) => openClocks(state, law).map(({ code }) => code);
const incident = judged('U04', 'relayed_order', { issuerZone: 'THIRD', issuerCountry: 'US' });
const known = '2026-11-25T08:20:00.000Z';

describe('clocks that an event after receipt starts', () => {
  it('An incident that is known starts the three clocks of NIS2, and its notice is due.', () => {
    const state = taken(incident, start('incident_known', known));
    expect(openClocks(state, law)).toMatchObject([
      { code: 'D-NIS2-24H', startsAt: known, legalEnd: '2026-11-26T09:00:00.000Z' },
      { code: 'D-NIS2-72H', startsAt: known, legalEnd: '2026-11-28T09:00:00.000Z' },
      { code: 'D-NIS2-1M', startsAt: known, legalEnd: '2026-12-28T23:00:00.000Z' },
    ]);
    expect(state.dueLater).toEqual(['N_ANSSI']);
  });

  it('A request is not withdrawn while one of them runs.', () => {
    const state = { ...taken(incident, start('incident_known', known)), dueLater: [] };
    expect(refusedBy(state, { type: 'withdraw', noteId: id(331) })).toBe('clock-runs');
  });

  it('A change that affects item 19.6 starts the month in which customers are informed.', () => {
    const state = taken(incident, start('change', '2026-11-20T10:00:00.000Z'));
    expect(openClocks(state, law)).toMatchObject([{ code: 'D-SNC-1M', legalEnd: '2026-12-20T23:00:00.000Z' }]);
    expect(state.dueLater).toEqual(['N_CUST_196F']);
    const told = { type: 'record_notice', notice: 'N_CUST_196F', told: true, agreed: false, noteId: id(330) } as const;
    expect(codes(taken(state, told))).toEqual([]);
  });

  it('A started clock goes on when the case is judged anew, and nothing starts before there is a judgement.', () => {
    const state = taken(incident, start('incident_known', known));
    const again = { ...state.classification, clocks: [{ code: 'SLA-5WD', legalEnd: null, safeEnd: known }] };
    const anew = taken(state, { type: 'classify', classification: again } as never, service);
    expect(anew.clocks.map(({ code }) => code)).toEqual(['SLA-5WD', 'D-NIS2-24H', 'D-NIS2-72H', 'D-NIS2-1M']);
    expect(refusedBy({ ...incident, classification: null }, start('change', known))).toBe('nothing-to-start');
  });

  it('An event that the rule does not name, one to come, and one later than the first start nothing.', () => {
    expect(refusedBy(judged('F01', 'judicial'), start('incident_known', known))).toBe('nothing-to-start');
    expect(refusedBy(incident, start('made_available', known))).toBe('nothing-to-start');
    expect(refusedBy(incident, start('change', '2026-11-26T09:00:01.000Z'))).toBe('start-to-come');
    const state = taken(incident, start('incident_known', known));
    expect(refusedBy(state, start('incident_known', '2026-11-25T08:21:00.000Z', 2))).toBe('started-earlier');
    const earlier = taken(state, start('incident_known', '2026-11-25T07:00:00.000Z', 2));
    expect(openClocks(earlier, law)[0]).toMatchObject({ legalEnd: '2026-11-26T08:00:00.000Z' });
  });

  it('A removal keeps what was removed for six months from that day.', () => {
    const state = judged('A20', 'terreg', { categories: ['REM'], bases: ['EU-TCO-3'] });
    const removed = taken(state, { type: 'act', actId: id(340), action: 'remove', noteId: id(341) });
    expect(removed.preservation).toMatchObject({ actId: id(340), until: '2027-05-26T22:00:00.000Z', ended: null });
    expect(codes(removed)).toEqual(['D-TCO-6M']);
  });

  it('A clearance starts the duty to transmit at once, which still ends ten days after receipt; a ground starts the stop.', () => {
    const clock = { code: 'D-EEV-10D-END', legalEnd: '2026-12-04T23:00:00.000Z', safeEnd: '2026-12-04T17:00:00.000Z' };
    const facts = { issuerZone: 'EU_EEV', issuerCountry: 'DE', bases: ['EU-EPOC'], categories: ['TRF'] } as const;
    const held = judged('E02', 'e_evidence_hold', facts as never, [clock]);
    const cleared = taken(held, { type: 'clear_hold', how: 'clearance', noteId: id(350) });
    expect(cleared.started).toMatchObject([{ code: 'D-EEV-ASAP', legalEnd: '2026-12-04T23:00:00.000Z' }]);
    const stopped = taken(held, { type: 'stop_hold', scope: 'whole', noteId: id(351) });
    expect(stopped.started).toMatchObject([{ code: 'D-EEV-STOP', legalEnd: null, startsAt: now }]);
  });
});

describe('the end of a started clock', () => {
  const state = taken(incident, start('incident_known', known));

  it('A case stays open while what an incident asks for was not recorded as done.', () => {
    const decided: CaseState = { ...state, incident: { significant: true, dataReached: false, by: id(5) } };
    const quarantined: CaseState = { ...decided, circuit: 'incident', step: 'handling' };
    const close = { type: 'close', outcome: 'no_data' } as const;
    expect(refusedBy(quarantined, close)).toBe('clock-runs');
    const done = ['D-NIS2-24H', 'D-NIS2-72H', 'D-NIS2-1M'].reduce((now, code) => taken(now, meet(code)), quarantined);
    expect(codes(done)).toEqual([]);
    expect(refusedBy(done, close)).toBe('notices-owed');
    const told = { type: 'record_notice', notice: 'N_ANSSI', told: true, agreed: false, noteId: id(331) } as const;
    expect(taken(taken(done, told), close).status).toBe('closed');
  });

  it('Only a clock that a recorded event started is met by a record, and once.', () => {
    const clock = { code: 'SLA-5WD', legalEnd: null, safeEnd: '2026-12-01T17:00:00.000Z' };
    expect(refusedBy(judged('F01', 'judicial', {}, [clock]), meet('SLA-5WD'))).toBe('clock-not-owed');
    expect(refusedBy(taken(state, meet('D-NIS2-24H')), meet('D-NIS2-24H'))).toBe('clock-not-owed');
  });

  it('The month of the controller is extended once by two, with a reason, before it is over.', () => {
    const asked = judged('X03', 'refusal', { issuerZone: 'PRIVATE', issuerCountry: null, issuerKind: 'data_subject' });
    const running = taken(asked, start('controller_asked', '2026-11-20T10:00:00.000Z'));
    const extend: Command = { type: 'extend_clock', code: 'D-GDPR-1M', noteId: id(360) };
    const longer = taken(running, extend, dpo);
    expect(openClocks(longer, law)).toMatchObject([{ code: 'D-GDPR-3M', legalEnd: '2027-02-22T23:00:00.000Z' }]);
    expect(refusedBy(longer, { ...extend, code: 'D-GDPR-3M' })).toBe('not-extendable');
    const late = { ...at, now: '2026-12-22T23:00:00.000Z' as Instant };
    expect(refusedBy(running, extend, dpo, late)).toBe('not-extendable');
  });
});

describe('a later end that the authority wrote', () => {
  const clock = { code: 'SLA-5WD', legalEnd: null, safeEnd: '2026-12-01T17:00:00.000Z' };
  const state = judged('A06', 'administrative', {}, [clock, { ...clock, code: 'D-SISSE-0' }]);
  const end = '2026-12-15T23:00:00.000Z';
  const ask = (changed: object = {}): Command =>
    ({ type: 'ask_later_end', code: 'SLA-5WD', end, noteId: id(370), ...changed }) as Command;
  const confirm = (changed: object = {}): Command =>
    ({ type: 'confirm_later_end', code: 'SLA-5WD', end, ...changed }) as Command;

  it('It moves nothing until a second person of a stricter role confirms exactly that end.', () => {
    const asked = taken(state, ask());
    expect(asked.clocks).toEqual(state.clocks);
    expect(asked.laterEnd).toMatchObject({ messageId: id(100), by: id(1), noteId: id(370) });
    expect(refusedBy(asked, confirm(), otherJurist)).toBe('not-stricter-role');
    expect(refusedBy(asked, confirm({ end: '2026-12-16T23:00:00.000Z' }), head)).toBe('no-later-end');
    const moved = taken(asked, confirm(), head);
    expect(moved.clocks[0]).toEqual({ code: 'SLA-5WD', legalEnd: end, safeEnd: end, later: true });
    expect(refusedBy(moved, confirm(), head)).toBe('no-later-end');
  });

  it('An unsigned confirmation moves nothing.', () => {
    const asked = taken(state, ask());
    expect(decide(asked, confirm(), head, { ...at, signature: null })).toMatchObject({ ok: false });
    const clock = asked.laterEnd?.clock;
    const unsigned = { type: 'case.later_end_confirmed', data: { clock } } as CaseEvent;
    expect(evolve(asked, { event: unsigned, actor: id(3) }).clocks).toEqual(state.clocks);
  });

  it('The person who proposed it does not confirm it, under another account either.', () => {
    const asked = taken(state, ask(), head);
    expect(refusedBy(asked, confirm(), head)).toBe('began-it');
    expect(refusedBy(asked, confirm(), person(93, 'head_of_legal'))).toBe('began-it');
  });

  it('It is later than the present one, still to come, and of a clock that the authority may move.', () => {
    expect(refusedBy(state, ask({ end: clock.safeEnd }))).toBe('deadline-not-later');
    expect(refusedBy(state, ask({ end: '2026-11-26T08:00:00.000Z' }))).toBe('deadline-past');
    expect(refusedBy(state, ask({ code: 'D-NONE' }))).toBe('clock-unknown');
    expect(refusedBy(state, ask({ messageId: id(999) }))).toBe('message-of-another');
    const incidentRuns = taken(incident, start('incident_known', known));
    expect(refusedBy(incidentRuns, ask({ code: 'D-NIS2-1M', end: '2027-06-01T00:00:00.000Z' }))).toBe(
      'deadline-never-later',
    );
  });

  it('It stays when the rules judge anew, and a person may still bring it forward.', () => {
    const moved = taken(taken(state, ask()), confirm(), head);
    const anew = taken(moved, { type: 'classify', classification: moved.classification } as never, service);
    expect(anew.clocks[0]).toMatchObject({ legalEnd: end });
    const sooner = '2026-11-30T10:00:00.000Z';
    const set: Command = { type: 'set_deadline', code: 'SLA-5WD', end: sooner, noteId: id(371) };
    expect(taken(anew, set).clocks[0]).toMatchObject({ legalEnd: sooner, safeEnd: sooner });
  });
});
