import { describe, expect, it } from '@jest/globals';
import {
  taken as after,
  circumstances,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  read,
  service,
} from '../../../../../test/support/case-walk.js';
import { productLaw } from '../../../../../test/support/law.js';
import { provedOrigin } from '../../../../../test/support/origin-methods.js';
import { tableOf } from '../../../../../test/support/target-table.js';
import type { RequestFacts } from '../../../law/fact.js';
import { circuitsOn } from '../../../workflow/circuit.js';
import type { Command } from '../../command.js';
import { decide } from '../../decide.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { absent, type CaseState } from '../../model/state.js';
import { judgementOf } from '../../model/weakening.js';
import { moves } from '../../moves.js';
import { offered } from './decide-escalation.js';

const law = productLaw();
const at: Circumstances = {
  ...circumstances,
  rules: law,
  clocks: law.clocks,
  circuits: circuitsOn(law.circuits, '2026-11-24'),
};
const noteId = id(300);
const held = (...checks: string[]) => Object.fromEntries(checks.map((check) => [check, 'holds' as const]));
const asRequisition = held(
  ...[
    'asks_now',
    'origin_established',
    'destination_agrees',
    'act_attached',
    'signatory_named',
    'case_reference_given',
  ],
  ...['targets_identified', 'target_not_protected', 'offence_meets_threshold', 'frame_agrees'],
);
const content = { bases: ['CPP-60-1'], categories: ['CON' as const], checks: asRequisition };

const taken = (state: CaseState, command: Command, actor: Actor) => after(state, command, actor, at);

/** A case as the rules judged it, its facts confirmed by a person. */
function judged(facts: Partial<RequestFacts>): CaseState {
  const seen = [opened, read(facts)].reduce((before, command) => taken(before, command, service), absent);
  if (!seen.facts) throw new Error('Not read.');
  const {
    deadlines: _deadlines,
    notices,
    articles: _articles,
    items: _items,
    ...advice
  } = judgementOf(seen.facts, seen.receivedAt, at);
  const classification = { ...advice, notices: notices.map(({ code }) => code), clocks: [], law: law.hash };
  const state = taken(seen, { type: 'classify', classification } as unknown as Command, service);
  const origins = provedOrigin(seen.facts.issuerZone);
  return { ...state, confirmed: [...advice.facts, ...Object.keys(facts.checks ?? {})], origins };
}

const decision = (name: string): Command => ({ type: 'decide_escalation', decision: name, noteId }) as Command;
const refusalTo = (state: CaseState, command: Command, actor: Actor = head) => {
  const decided = decide(state, command, actor, at);
  return decided.ok ? null : decided.refusal.code;
};
const prepares = (state: CaseState) =>
  moves(state, jurist, at).some(({ command, closed }) => command === 'prepare' && !closed);

const foreign = { issuerZone: 'THIRD', issuerCountry: 'SG', issuerKind: 'court' } as const;
const rows: readonly (readonly [string, string, Partial<RequestFacts>, readonly string[]])[] = [
  ['F11', 'stored content asked by requisition', content, ['ask_magistrate', 'clarify', 'refuse', 'admit']],
  ['F18', 'keys', { bases: ['CPP-60-1'], categories: ['KEY'] }, ['ask_magistrate', 'clarify', 'refuse', 'admit']],
  [
    'F24',
    'traffic of a public customer',
    { bases: ['CPP-60-1'], categories: ['TRF'], tenantFlags: ['public_authority'] },
    ['clarify', 'refuse', 'admit'],
  ],
  [
    'F13',
    'interception at a pure host',
    { bases: ['CPP-100'], categories: ['RTI'], checks: { electronic_communications_operator: 'fails' } },
    ['ask_magistrate', 'clarify', 'refuse'],
  ],
  ['A17', 'Tracfin', { bases: ['CMF-L561-25'], categories: ['CORP'] }, ['clarify', 'refuse', 'hand_over']],
  [
    'E27',
    'OLAF',
    {
      issuerZone: 'EU_INST',
      issuerCountry: null,
      bases: ['EU-OLAF-883-2013'],
      categories: ['CORP'],
      checks: held('origin_established'),
    },
    ['clarify', 'refuse', 'inform', 'admit'],
  ],
];

describe('what the rules leave to the head of legal', () => {
  it.each(rows)(
    'row %s, %s, offers its decisions and each leads to an answer or to another desk',
    (row, _title, facts, names) => {
      const state = judged(facts);
      expect([state.classification?.row, offered(state, at).map((each) => each.decision)]).toEqual([row, names]);
      for (const name of names.filter((each) => each !== 'admit')) {
        const after = taken(state, decision(name), head);
        const waits = name === 'hand_over' || name === 'ask_magistrate';
        expect([name, prepares(after)]).toEqual([name, !waits]);
        expect(after.classification).toMatchObject({ row, decided: name });
      }
    },
  );

  it('is refused within the month for a third State without a treaty, and the notice to the SISSE stays owed', () => {
    const state = judged({ ...foreign, bases: ['NATIONAL-OTHER'], categories: ['NPD'] });
    const refusable = offered(state, at).map((each) => each.decision);
    expect(refusable).toEqual(['refuse']);
    const { classification, circuit } = taken(state, decision('refuse'), head);
    expect({ circuit, verdict: classification?.verdict, notices: classification?.notices }).toMatchObject({
      circuit: 'refusal_abroad',
      verdict: 'REFUSE',
      notices: expect.arrayContaining(['N_SISSE']),
    });
  });

  it('is decided by the head of legal alone, once, and as the row offers it', () => {
    const state = judged(content);
    expect(refusalTo(state, decision('refuse'), jurist)).toBe('role-missing');
    expect(refusalTo(state, decision('hand_over'))).toBe('decision-not-offered');
    expect(refusalTo(state, { ...decision('refuse'), grounds: ['G-GDPR48'] } as Command)).toBe('ground-not-offered');
    const after = taken(state, { ...decision('refuse'), grounds: ['G-SCOPE'] } as Command, head);
    expect(after.classification?.grounds).toEqual(['G-SCOPE']);
    expect(refusalTo(after, decision('refuse'))).not.toBeNull();
  });

  it('is admitted only on checks that hold and that a person confirmed', () => {
    const state = judged(content);
    expect(
      refusalTo(judged({ ...content, checks: { ...asRequisition, act_attached: 'unknown' } }), decision('admit')),
    ).toBe('check-not-met');
    expect(refusalTo({ ...state, confirmed: [] }, decision('admit'))).toBe('fact-unconfirmed');
    expect(refusalTo({ ...state, alone: ['issuerZone'] }, decision('admit'))).toBe('corrected-alone');
  });

  it('asks after an admission every role that the row asks, and leaves nothing to one person', () => {
    const admitted = taken(judged(content), decision('admit'), head);
    expect(admitted.classification).toMatchObject({
      verdict: 'ADMIT_COND',
      approvers: ['head_of_legal', 'dpo', 'executive'],
    });
    expect(prepares(admitted)).toBe(true);
    const prepared = taken(
      admitted,
      {
        type: 'prepare',
        preparationId: id(200),
        action: 'disclose',
        payload: 'a'.repeat(64),
        letters: [],
        attached: 1,
        disclosure: tableOf(admitted.targets, 1),
      },
      otherJurist,
    );
    expect(refusalTo(prepared, { type: 'release', preparationId: id(200), payload: 'a'.repeat(64) })).not.toBeNull();
  });

  it('is open again once a fact is corrected: the rules judge anew', () => {
    const after = taken(judged(content), decision('ask_magistrate'), head);
    const corrected = taken(
      after,
      { type: 'confirm_fact', confirmed: { fact: 'bases', value: ['CPP-77-1-1'] } } as Command,
      jurist,
    );
    expect(corrected.classification).toBeNull();
  });

  it('stays refused when one person corrects a fact: that lifts a refusal and waits for a second', () => {
    const refused = taken(judged(content), decision('refuse'), head);
    const corrected = taken(
      refused,
      { type: 'confirm_fact', confirmed: { fact: 'categories', value: ['SUB'] } } as Command,
      jurist,
    );
    expect(corrected.proposed?.weakens).toContain('lifts_refusal');
    expect(corrected.classification?.verdict).toBe('REFUSE');
  });
});

describe('a request of a third State', () => {
  it('is admitted by no decision, whatever its row', () => {
    const zones = ['THIRD', 'INTL', 'PRIVATE', 'UNKNOWN', 'EEA_CH', 'EU_DK'];
    const admitting = law.rules.flatMap(({ rule }) =>
      rule.decisions
        .filter(({ verdict }) => verdict === 'ADMIT' || verdict === 'ADMIT_COND')
        .map(() => [rule.match].flat().flatMap(({ issuerZone }) => [issuerZone].flat())),
    );
    expect(admitting.length).toBeGreaterThan(3);
    expect(admitting.flat().filter((zone) => typeof zone !== 'string' || zones.includes(zone))).toEqual([]);
  });
});
