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
  release,
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { Instant } from '../kernel/instant.js';
import type { Actor, Command } from './command.js';
import type { CaseState } from './state.js';

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

  it('does not run where nobody was notified, and rings at its end while it waits', () => {
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
    ...{ type: 'end_preservation', reason: 'withdrawn', otherHoldsChecked, noteId },
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
    const ring: Command = { type: 'ring', timer: 'preservation', about: id(400) };
    expect(
      run(...keep, [{ type: 'keep_preserved', noteId }, jurist], [ring, service, at('2027-06-01T00:00:00.000Z')]).state
        .preservation?.ended,
    ).toBeNull();
  });

  it('ends by itself after its last day, not on an earlier ring, and shouts', () => {
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
    const inform = { ...prepare('disclose'), action: 'inform' } as Command;
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

describe('silence', () => {
  const told = (changed: object = {}): Command =>
    ({ type: 'record_notice', notice: 'N_CUST', told: true, agreed: false, noteId, ...changed }) as Command;
  const gag = (until: string | null, kind = 'G_TCO'): Command =>
    ({ type: 'set_gag', gag: kind, until, noteId }) as Command;
  const until = '2027-01-05T23:00:00.000Z';

  it('holds the notice to the customer back, unless the authority agreed in writing', () => {
    const { state } = run(...disclosure);
    expect(refusalOf(state, told(), jurist)).toBe(
      'Silence is still owed: only the authority can allow telling, in writing.',
    );
    expect(run(...disclosure, [told({ agreed: true }), jurist]).state.notices).toEqual([
      { notice: 'N_CUST', told: true },
    ]);
    expect(run(...disclosure, [told({ told: false }), jurist]).state.notices).toEqual([
      { notice: 'N_CUST', told: false },
    ]);
  });

  it('ends at its hour, and then somebody is reminded of the notice that is owed', () => {
    const owed = classified({ notices: ['N_CUST'] });
    const ring: Command = { type: 'ring', timer: 'gag', about: null };
    const over = run(...disclosure, [owed, service], [gag(until), jurist], [ring, service, at(until)]).state;
    expect(over.silence).toMatchObject({ over: true });
    expect(over.alarms).toEqual([{ code: 'notice_due', about: null }]);
    expect(() => refusalOf(over, told(), jurist)).toThrow('was accepted');
    expect(run(...disclosure, [owed, service], [gag(until), jurist], [ring, service]).state.silence?.over).toBe(false);
  });

  it('that a court renews reminds again at its new end; one that is lifted early reminds at once', () => {
    const owed: Step = [classified({ notices: ['N_CUST'] }), service];
    const later = '2027-03-05T23:00:00.000Z';
    const ring: Command = { type: 'ring', timer: 'gag', about: null };
    const once: Step[] = [...disclosure, owed, [gag(until), jurist], [ring, service, at(until)]];
    const renewed = run(...once, [gag(later), jurist], [ring, service, at(later)], [ring, service, at(later)]).state;
    const due = { code: 'notice_due', about: null };
    expect(renewed.alarms).toEqual([due, due]);
    const lifted: Step[] = [...disclosure, owed, [gag(until), jurist], [gag(null, 'G_NONE'), jurist]];
    expect(run(...lifted, [ring, service, at(until)]).state.alarms).toEqual([due]);
    expect(run(...lifted, [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([due]);
    expect(run(...disclosure, owed, [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([due]);
    const told: Command = { type: 'record_notice', notice: 'N_CUST', told: true, agreed: true, noteId };
    expect(run(...disclosure, owed, [told, jurist], [gag(null, 'G_NONE'), jurist]).state.alarms).toEqual([]);
  });

  it('of defence secrecy is lifted by no agreement; the person aimed at by a certificate is never told', () => {
    const secret = run(...disclosure, [gag(null, 'G_SEC'), jurist]).state;
    expect(refusalOf(secret, told({ agreed: true }), jurist)).toMatch(/^Silence is still owed/);
    const european = run(
      [opened, service],
      [read({ bases: ['EU-EPOC'] }), service],
      [classified({ gag: 'G_EEV' }), service],
    ).state;
    expect(refusalOf(european, told({ notice: 'N_DATASUBJ', agreed: true }), jurist)).toMatch(
      /^The operator never tells/,
    );
    expect(() => refusalOf(european, told(), jurist)).toThrow('was accepted');
  });
});

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

  it('has an opinion asked, and somebody reminded a month after a complete file', () => {
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
    expect(refusalOf(state, release, head)).toBe('The current step of the circuit does not allow this.');
  });
});

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
  const house = { code: 'SLA-5WD', legalEnd: null, safeEnd: safe };
  const both: Step = [classified({ clocks: [ten, house] }), service];
  const set = (code: string, end: string): Command => ({ type: 'set_deadline', code, end, noteId });

  it('is brought forward and never put off: the law ends the clock, or the house where the law has no number', () => {
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
    expect(state.clocks).toEqual([ten, house]);
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
