import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
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
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Command } from './command.js';
import type { Actor } from './model/circumstances.js';
import type { CaseState } from './model/state.js';

const noteId = id(300);
const at = (now: string) => ({ now: now as Instant });
const clock = (code: string, legalEnd: string) => ({ code, legalEnd, safeEnd: legalEnd });
type Step = [Command, Actor, { now: Instant }?];

describe('the hold of the enforcing authority', () => {
  const end = '2026-12-04T23:00:00.000Z';
  const held = { clocks: [clock('D-EEV-10D-END', end)], verdict: 'ADMIT_COND' as const };
  const notified = {
    ...{ issuerZone: 'EU_EEV' as const, issuerCountry: 'ES', bases: ['EU-EPOC'], categories: ['CON' as const] },
    checks: { enforcing_authority_notified: 'holds' as const },
  };
  const ready: Step[] = [
    [opened, service],
    [read(notified), service],
    [classified(held), service],
    [{ type: 'confirm_fact', confirmed: { fact: 'issuerZone', value: 'EU_EEV' } }, jurist],
  ];
  const clear = (how: 'clearance' | 'period_over'): Command => ({ type: 'clear_hold', how, noteId });
  const stop = (scope: 'whole' | 'part'): Command => ({ type: 'stop_hold', scope, noteId });
  const again: Step = [classified(held), service];

  it('lets nothing be prepared before it is over', () => {
    expect(refusalOf(run(...ready).state, prepare('disclose'), jurist)).toBe(
      'Nothing leaves before the enforcing authority clears it or the ten days are over.',
    );
  });

  it('is over at once by a clearance, and by silence only at the end of the tenth day', () => {
    const { state } = run(...ready);
    expect(refusalOf(state, clear('period_over'), jurist, at('2026-12-04T22:59:59.999Z'))).toMatch(/^Nothing leaves/);
    const silent = run(...ready, [clear('period_over'), jurist, at(end)], again, [prepare('disclose'), jurist]).state;
    expect(silent.hold?.over).toBe('period_over');
    const cleared = run(...ready, [clear('clearance'), jurist], again, [prepare('disclose'), jurist]).state;
    expect(cleared.facts?.checks.enforcement_cleared).toBe('holds');
  });

  it('cannot be cleared by confirming a fact', () => {
    const confirm: Command = { type: 'confirm_fact', confirmed: { fact: 'enforcement_cleared', value: 'holds' } };
    expect(refusalOf(run(...ready).state, confirm, jurist)).toMatch(/^A clearance is recorded by its own act/);
  });

  it('lets nothing leave any more once a ground is raised, even after consent', () => {
    const consented: Step[] = [
      ...ready,
      [clear('clearance'), jurist],
      again,
      [prepare('disclose'), jurist],
      [approve('jurist'), otherJurist],
    ];
    const { state } = run(...consented, [stop('whole'), head], again);
    expect(state).toMatchObject({ preparation: null, step: 'triage', hold: { stopped: true, over: null } });
    expect(refusalOf(state, prepare('disclose'), jurist)).toMatch(/^The enforcing authority raised a ground/);
    expect(refusalOf(state, clear('clearance'), jurist)).toMatch(/^The enforcing authority raised a ground/);
    expect(run(...consented, [stop('whole'), head], [classified({ clocks: [] }), service]).state.hold?.stopped).toBe(
      true,
    );
  });

  it('voids what was prepared when a part is objected to, and may be cleared for the rest', () => {
    const { state } = run(
      ...ready,
      [clear('clearance'), jurist],
      again,
      [prepare('disclose'), jurist],
      [stop('part'), head],
      again,
    );
    expect(state).toMatchObject({ preparation: null, hold: { stopped: false, over: null } });
    expect(run(...ready, [stop('part'), head], again, [clear('clearance'), jurist]).state.hold?.over).toBe('clearance');
  });

  it('does not run without a notification, and raises an alarm at its end while it waits', () => {
    const free = run(
      [opened, service],
      [read({ ...notified, checks: { enforcing_authority_notified: 'fails' } }), service],
      [classified(held), service],
    ).state;
    expect(free.hold).toBeNull();
    const ring: Command = { type: 'ring', timer: 'hold', about: null };
    expect(run(...ready, [ring, service]).state.alarms).toEqual([]);
    expect(run(...ready, [ring, service, at(end)]).state.alarms).toEqual([{ code: 'hold_over', about: null }]);
  });
});

describe('a preservation', () => {
  const sixty = clock('D-EEV-60', '2027-01-25T23:00:00.000Z');
  const keep: Step[] = [
    ...disclosure,
    [classified({ clocks: [sixty] }), service],
    [{ type: 'act', actId: id(400), action: 'preserve', noteId }, jurist],
    [{ type: 'ratify', actId: id(400), upheld: true, noteId }, head],
  ];
  const extend: Command = { type: 'extend_preservation', noteId };
  const lift = (otherHoldsChecked: boolean): Command => ({
    ...{ type: 'end_preservation', cause: 'withdrawn', otherHoldsChecked, noteId },
  });

  it('is extended once, by thirty days, before the sixty are over', () => {
    const { state } = run(...keep, [extend, jurist]);
    expect(state.preservation).toMatchObject({ until: '2027-02-22T23:00:00.000Z', extended: true });
    expect(refusalOf(state, extend, jurist)).toBe('A preservation is extended once only, by thirty days.');
    expect(refusalOf(run(...keep).state, extend, jurist, at(sixty.legalEnd))).toBe(
      'The extension did not arrive within the sixty days.',
    );
  });

  it('goes on without an end once a production request is confirmed', () => {
    const { state } = run(...keep, [{ type: 'keep_preserved', noteId }, jurist]);
    expect(state.preservation?.until).toBeNull();
    expect(refusalOf(state, { type: 'keep_preserved', noteId }, jurist)).toBe('No such preservation is running here.');
    const ring: Command = { type: 'ring', timer: 'preservation', about: id(400) };
    expect(
      run(...keep, [{ type: 'keep_preserved', noteId }, jurist], [ring, service, at('2027-06-01T00:00:00.000Z')]).state
        .preservation?.ended,
    ).toBeNull();
  });

  it('ends by itself after its last day, not on an earlier ring, and raises an alarm', () => {
    const ring: Command = { type: 'ring', timer: 'preservation', about: id(400) };
    const extended = run(...keep, [extend, jurist], [ring, service, at('2027-01-26T23:00:00.000Z')]).state;
    expect(extended.preservation?.ended).toBeNull();
    const over = run(...keep, [ring, service, at('2027-01-26T23:00:00.000Z')]).state;
    expect(over.preservation?.ended).toBe('expired');
    expect(over.alarms).toEqual([{ code: 'preservation_over', about: id(400) }]);
  });

  it('is lifted only after a look at the other holds, and before the request is withdrawn', () => {
    const { state } = run(...keep);
    expect(refusalOf(state, lift(false), jurist)).toBe('First check that no other order has these data kept.');
    expect(refusalOf(state, { type: 'withdraw', noteId }, jurist)).toBe(
      'A preservation still runs: lift it first, once the others are checked.',
    );
    const ended = run(...keep, [lift(true), jurist], [{ type: 'withdraw', noteId }, jurist]).state;
    expect(ended).toMatchObject({ status: 'closed', outcome: 'withdrawn', preservation: { ended: 'withdrawn' } });
  });

  it('goes on after the end of the case', () => {
    const closed: CaseState = { ...run(...keep).state, status: 'closed' };
    expect(refusalOf(closed, { type: 'note', noteId, digest: 'a'.repeat(64) }, jurist)).toMatch(/^The case is closed/);
    expect(() => refusalOf(closed, extend, jurist)).toThrow('was accepted');
  });
});

describe('an order to keep or to remove', () => {
  it('hands over nothing, and is reported once something was done', () => {
    const circuits = new Map(circumstances.circuits);
    const disclosureCircuit = circuits.get('disclosure');
    if (!disclosureCircuit) throw new Error('No circuit.');
    const steps = disclosureCircuit.steps.map((step) =>
      step.id === 'leaving' ? { ...step, on: { ...step.on, inform: 'ended' } } : step,
    );
    const both = { step: 'triage', prepare: ['disclose' as const, 'inform' as const] };
    circuits.set('disclosure', { ...disclosureCircuit, steps, opens: { ADMIT: both } });
    const { state } = run(
      [opened, service],
      [read({ categories: ['PRES'] }), service],
      [classified({ facts: [] }), service],
    );
    expect(refusalOf(state, prepare('disclose'), jurist, { circuits })).toMatch(/^An order to preserve or to remove/);
    const inform = { ...prepare('refuse'), action: 'inform' } as Command;
    const only = { step: 'triage', prepare: ['inform' as const] };
    const reporting = new Map(circuits).set('disclosure', { ...disclosureCircuit, steps, opens: { ADMIT: only } });
    expect(refusalOf(state, inform, jurist, { circuits: reporting })).toMatch(/^Nothing was preserved or removed yet/);
    const acted = {
      ...state,
      acts: [{ id: id(400), action: 'preserve', by: id(1), ratifyBefore: '', ratifiedBy: null, upheld: null }],
    } as CaseState;
    expect(() => refusalOf(acted, inform, jurist, { circuits })).toThrow('was accepted');
  });
});
