import { describe, expect, it } from '@jest/globals';
import {
  actorText,
  circumstances,
  classified,
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
  run,
  service,
} from '../../../test/support/case-walk.js';
import type { RequestFacts } from '../law/fact.js';
import type { ApproverRole } from '../law/vocabulary.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import type { CaseEvent } from './event.js';
import { evolve, replay } from './evolve.js';
import type { Actor } from './model/circumstances.js';
import type { FactValue } from './model/fact-value.js';
import type { CaseState } from './model/state.js';

const strict: ApproverRole[] = ['head_of_legal', 'dpo', 'executive'];
const warrant: Partial<RequestFacts> = { issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' };
const refused = classified({ rule: 'U01', verdict: 'REFUSE', circuit: 'refusal', approvers: strict });
const correct = (fact: FactValue['fact'], value: unknown): Command =>
  ({ type: 'confirm_fact', confirmed: { fact, value } }) as Command;
const toFrance = correct('issuerZone', 'FR');
const foreign: [Command, Actor][] = [
  [opened, service],
  [read(warrant), service],
  [refused, service],
];
const proposed = run(...foreign, [toFrance, jurist]).state;
const proposal = proposed.proposed?.seq ?? 0;
const confirm: Command = { type: 'confirm_correction', proposal };
const executive = person(6, 'executive');
const eventsAfter = (state: CaseState, command: Command, actor: Actor): CaseState => {
  const decided = decide(state, command, actor, circumstances);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value.reduce((at, event) => evolve(at, { event, actor: actorText(actor) }), state);
};
const eventsOf = (state: CaseState, command: Command, actor: Actor) => {
  const decided = decide(state, command, actor, circumstances);
  return decided.ok ? decided.value.map(({ type }) => type) : [decided.refusal.code];
};

describe('a correction that leaves a foreign origin', () => {
  it('waits, and the facts in force do not change', () => {
    expect(proposed.facts?.issuerZone).toBe('THIRD');
    expect(proposed.classification?.rule).toBe('U01');
    expect(proposed.proposed).toMatchObject({
      changes: [{ fact: 'issuerZone', before: 'THIRD', value: 'FR' }],
      weakens: ['leaves_foreign', 'lifts_refusal', 'drops_approver'],
      from: { rule: 'U01', approvers: strict },
      becomes: { rule: 'F01', verdict: 'ADMIT', approvers: ['jurist'] },
      by: [id(1)],
    });
  });

  it.each([
    ['head of legal', head],
    ['DPO', dpo],
    ['executive', executive],
  ])('is confirmed by the %s, whom the stricter judgement asks', (_, second) => {
    const { state } = run(...foreign, [toFrance, jurist], [confirm, second]);
    expect(state.facts?.issuerZone).toBe('FR');
    expect(state).toMatchObject({ proposed: null, classification: null, alone: [] });
  });

  it('is confirmed neither by another jurist, nor by who proposed it under another account', () => {
    expect(refusalOf(proposed, confirm, otherJurist)).toMatch(/strictest classification/);
    expect(refusalOf(proposed, confirm, person(91, 'head_of_legal'))).toMatch(/Another person must confirm it/);
    expect(refusalOf(proposed, confirm, service)).toMatch(/Only a person/);
  });

  it('is not confirmed by a person who proposed a part of it', () => {
    const added = run(...foreign, [toFrance, jurist], [correct('relayedBy', 'NONE'), jurist]).state;
    expect(added.proposed?.changes).toHaveLength(1);
    const both = run(
      [opened, service],
      [read({ ...warrant, relayedBy: 'PARENT' }), service],
      [refused, service],
      [toFrance, jurist],
      [correct('relayedBy', 'NONE'), head],
    ).state;
    expect(both.proposed).toMatchObject({ changes: [{ fact: 'issuerZone' }, { fact: 'relayedBy' }] });
    const all: Command = { type: 'confirm_correction', proposal: both.proposed?.seq ?? 0 };
    expect(refusalOf(both, all, head)).toMatch(/Another person must confirm it/);
    expect(eventsOf(both, all, dpo)).toEqual([
      'case.correction_confirmed',
      'case.fact_confirmed',
      'case.fact_confirmed',
    ]);
  });

  it('is not confirmed once another proposal took its place, nor before the rules have spoken', () => {
    const other = run(...foreign, [toFrance, jurist], [correct('issuerZone', 'EU_EEV'), jurist]).state;
    expect(refusalOf(other, confirm, head)).toMatch(/no longer the one that waits/);
    const unjudged = run(...foreign, [toFrance, jurist], [correct('issuerCountry', 'GB'), otherJurist]).state;
    expect(refusalOf(unjudged, confirm, head)).toBe('The case is not classified yet.');
    expect(refusalOf(unjudged, toFrance, jurist)).toBe('The case is not classified yet.');
  });

  it('is refused with a reason by a second person, and withdrawn by who proposed it', () => {
    const refuse: Command = { type: 'refuse_correction', proposal, noteId: id(301) };
    expect(refusalOf(proposed, refuse, person(91, 'dpo'))).toMatch(/Another person/);
    expect(run(...foreign, [toFrance, jurist], [refuse, head]).state).toMatchObject({ proposed: null });
    const withdraw: Command = { type: 'withdraw_correction', proposal };
    expect(refusalOf(proposed, withdraw, otherJurist)).toMatch(/Only the person who proposed/);
    expect(run(...foreign, [toFrance, jurist], [withdraw, jurist]).state.proposed).toBeNull();
    expect(refusalOf(proposed, { ...withdraw, proposal: 99 }, jurist)).toMatch(/no longer the one/);
  });

  it('waits whatever the zone it leaves for', () => {
    for (const zone of ['INTL', 'PRIVATE', 'EEA_CH', 'EU_DK', 'UNKNOWN']) {
      expect(eventsOf(run(...foreign).state, correct('issuerZone', zone), jurist)).toEqual([
        'case.correction_proposed',
      ]);
    }
  });
});

describe('other corrections', () => {
  const walk3 = (facts: Partial<RequestFacts>): [Command, Actor][] => [
    [opened, service],
    [read(facts), service],
    [classified({ approvers: ['head_of_legal', 'ciso'] }), service],
  ];
  const read3 = (facts: Partial<RequestFacts>) => run(...walk3(facts)).state;
  const signedAct: Command = {
    ...{ type: 'record_origin', zone: 'FR', method: 'signed_act', person: 'x', doneAt: '2026-11-24T13:50:00.000Z' },
    ...{ evidence: 'c'.repeat(64), noteId: id(302) },
  };

  it('wait where they leave a relayed or a suspect origin', () => {
    const relayed = read3({ relayedBy: 'FOREIGN_TECH_PROVIDER' });
    expect(eventsOf(relayed, correct('relayedBy', 'PARENT'), jurist)).toEqual(['case.correction_proposed']);
    const suspected = walk3({ checks: { origin_established: 'fails' } });
    const suspect = run(...suspected).state;
    expect(eventsOf(suspect, correct('origin_established', 'unknown'), jurist)).toEqual(['case.correction_proposed']);
    const proved = run(...suspected, [signedAct, jurist]).state;
    expect(eventsOf(proved, correct('origin_established', 'holds'), jurist)).toEqual(['case.correction_proposed']);
  });

  it('take effect at once where they make the judgement stricter', () => {
    const french = run([opened, service], [read(), service], [classified(), service]).state;
    expect(eventsOf(french, correct('issuerZone', 'THIRD'), jurist)).toEqual(['case.fact_confirmed']);
    expect(eventsOf(french, correct('origin_established', 'fails'), jurist)).toEqual(['case.fact_confirmed']);
  });

  it('leave an unknown origin with recorded evidence of the new one alone', () => {
    const unknown: [Command, Actor][] = [
      [opened, service],
      [read({ issuerZone: 'UNKNOWN' }), service],
      [classified({ rule: 'X01', verdict: 'CLARIFY', circuit: 'refusal' }), service],
    ];
    const evidence = (zone: 'FR' | 'THIRD'): Command => ({
      ...{ type: 'record_origin', zone, method: 'official_publication', evidence: 'c'.repeat(64), noteId: id(302) },
    });
    expect(refusalOf(run(...unknown).state, toFrance, jurist)).toMatch(/The origin was unknown/);
    const other = run(...unknown, [evidence('THIRD'), jurist]).state;
    expect(refusalOf(other, toFrance, jurist)).toMatch(/The origin was unknown/);
    const { state } = run(...unknown, [evidence('FR'), jurist], [toFrance, jurist]);
    expect(state).toMatchObject({ facts: { issuerZone: 'FR' }, alone: [] });
  });
});

describe('entries of a correction that no second person confirmed', () => {
  const judged = (changed: Parameters<typeof classified>[0]): CaseEvent => {
    const { classification } = classified(changed) as Extract<Command, { type: 'classify' }>;
    return { type: 'case.classified', data: { ...classification, step: 'triage' } };
  };
  const stated = (value: string): CaseEvent => ({
    ...{ type: 'case.fact_confirmed', data: { fact: 'issuerZone', value, corrected: true } },
  });
  const entered = (...events: CaseEvent[]) => {
    const { entries } = run(...foreign);
    return replay([...entries, ...events.map((event) => ({ event, actor: id(1) }))]);
  };

  it('let nothing be disclosed, though the facts in force are French', () => {
    const state = entered(stated('FR'), judged({ facts: [] }));
    expect(state).toMatchObject({ facts: { issuerZone: 'FR' }, alone: ['issuerZone'] });
    expect(refusalOf(state, prepare('disclose'), jurist)).toMatch(/^One person alone corrected/);
  });

  it('are made good by the earlier value and a correction that a second person confirms', () => {
    const back = entered(
      stated('FR'),
      judged({ facts: [] }),
      stated('THIRD'),
      judged({ rule: 'U01', circuit: 'refusal' }),
    );
    expect(back.alone).toEqual(['issuerZone']);
    const events = eventsAfter(back, toFrance, jurist);
    const confirmed = eventsAfter(events, { type: 'confirm_correction', proposal: events.proposed?.seq ?? 0 }, head);
    expect(confirmed).toMatchObject({ facts: { issuerZone: 'FR' }, alone: [] });
  });
});
