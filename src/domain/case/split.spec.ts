import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import type { RequestFacts } from '../law/fact.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import type { CaseEntry } from './evolve.js';
import { opened } from './lifecycle/walk.js';
import { idOf, type Moment, persons, service, World } from './lifecycle/world.js';
import type { Actor } from './model/circumstances.js';
import { factsOfPart, outcomeOfWhole, suggestedParts } from './model/division.js';
import { noFloor } from './model/floor-state.js';
import type { AskedPart, PartStanding } from './model/part.js';
import { absent } from './model/state.js';
import { judgementOf } from './model/weakening.js';
import { floorOfParts } from './parts-floor.js';

const world = new World(productLaw(), '2026-11-24');
const holding = [
  ...['origin_established', 'asks_now', 'destination_agrees', 'act_attached', 'signatory_named'],
  ...['case_reference_given', 'targets_identified', 'authority_habilitated', 'prosecutor_authorisation'],
  ...['offence_meets_threshold', 'within_article_scope'],
];
const customs = {
  ...{ issuerZone: 'FR', issuerCountry: 'FR', issuerKind: 'customs', relayedBy: 'NONE', addressee: 'OPERATOR' },
  ...{ channel: 'OTHER', emergency: false, tenantFlags: [] },
  ...{ bases: ['DOU-65', 'DOU-65-QUINQUIES'], categories: ['CORP', 'SUB', 'TRF'] },
  checks: Object.fromEntries(holding.map((check) => [check, 'holds'])),
} as unknown as RequestFacts;

const personOf = (role: string, nth = 0): Actor =>
  persons.filter(({ roles }) => roles.includes(role as never))[nth] as Actor;
const jurist = personOf('jurist');
const head = personOf('head_of_legal');
const arrived = opened({ rule: 'X05', facts: customs }, world);
const rules = world.at(arrived);
const documents: AskedPart = { bases: ['DOU-65'], categories: ['CORP'], targets: [0] };
const connections: AskedPart = { bases: ['DOU-65-QUINQUIES'], categories: ['SUB', 'TRF'], targets: [0] };
const propose = (parts: readonly AskedPart[]) => ({ type: 'propose_split', parts, noteId: idOf(700) }) as Command;

const codeOf = (moment: Moment, command: Command, actor: Actor, parts: readonly PartStanding[] = []): string => {
  const at = world.at(moment);
  const decided = decide(moment.state, command, actor, { ...at, parts: parts.length > 0 ? parts : at.parts });
  return decided.ok ? 'done' : decided.refusal.code;
};
const next = (moment: Moment, command: Command, actor: Actor): Moment => {
  const reached = world.after(moment, command, actor);
  if (!reached) throw new Error(codeOf(moment, command, actor));
  return reached;
};
const proposed = next(arrived, propose([documents, connections]), jurist);
const confirm: Command = { type: 'confirm_split', proposal: proposed.state.proposedSplit?.seq ?? 0 };
const divided = next(proposed, confirm, head);
const standing = (outcome: PartStanding['outcome'], touched = false): PartStanding => ({
  ...{ id: idOf(500), closed: outcome !== null, outcome, accountsDisclosed: 1, seq: 1, touched },
});

describe('a request that is several', () => {
  it('is seen in its parts, each with the row of its own facts', () => {
    const request = { facts: customs, targets: 2 };
    const parts = suggestedParts(request, arrived.state.receivedAt, rules);
    expect(parts.map(({ judgement: { row } }) => row).sort()).toEqual(['A06', 'A07']);
  });

  it.each<[string, readonly AskedPart[], string]>([
    ['leaves out a category', [documents, { ...connections, categories: ['SUB'] }], 'parts-incomplete'],
    ['leaves out a text', [documents, { ...documents, categories: ['SUB', 'TRF'] }], 'parts-incomplete'],
    ['names a text that is not cited', [documents, { ...connections, bases: ['CPP-60-1'] }], 'part-beyond'],
    ['names a category that is not asked', [documents, { ...connections, categories: ['CON'] }], 'part-beyond'],
    ['names a target that was not read', [documents, { ...connections, targets: [3] }], 'part-beyond'],
    ['names no target', [documents, { ...connections, targets: [] }], 'part-beyond'],
    ['makes two parts of one rule and one clock', [documents, connections, connections], 'parts-alike'],
    [
      'has a part that is itself several',
      [documents, { bases: ['DOU-65', 'DOU-65-QUINQUIES'], categories: ['CORP', 'TRF', 'SUB'], targets: [0] }],
      'part-mixed',
    ],
  ])('is not divided where the proposal %s', (_what, parts, code) => {
    expect(codeOf(arrived, propose(parts), jurist)).toBe(code);
  });

  it('is not divided so that a part admits what the whole refused', () => {
    const facts = {
      ...customs,
      bases: ['DOU-65', 'DOU-65-QUINQUIES'],
      categories: ['CORP', 'TRF', 'CON'],
    } as RequestFacts;
    const moment = opened({ rule: 'X05', facts }, world);
    expect(moment.state.classification?.verdict).toBe('SPLIT');
    const whole = judgementOf(facts, moment.state.receivedAt, rules);
    for (const { item, verdict } of whole.items) {
      const part = { bases: [item.basis], categories: [item.category], targets: [0] } as AskedPart;
      const judged = judgementOf(factsOfPart(facts, whole, part), moment.state.receivedAt, rules);
      expect([item.category, judged.verdict.startsWith('ADMIT')]).toEqual([item.category, verdict.startsWith('ADMIT')]);
    }
  });

  it('is divided by two persons, and by none who proposed it', () => {
    expect(codeOf(proposed, confirm, jurist)).toBe('began-it');
    expect(codeOf(proposed, { ...confirm, proposal: 1 } as Command, head)).toBe('split-changed');
    expect(codeOf(arrived, confirm, head)).toBe('nothing-proposed');
    expect(divided.state).toMatchObject({ step: 'parts', clocks: [], split: { parts: [documents, connections] } });
  });

  it('loses its proposal when a fact is corrected', () => {
    const corrected = { type: 'confirm_fact', confirmed: { fact: 'categories', value: ['CORP', 'TRF'] } } as Command;
    expect(next(proposed, corrected, personOf('jurist', 1)).state.proposedSplit).toBeUndefined();
  });

  it('is one request again while no part was acted on', () => {
    const undo: Command = { type: 'undo_split', noteId: idOf(701) };
    expect(codeOf(divided, undo, jurist, [standing(null)])).toBe('done');
    expect(codeOf(divided, undo, jurist, [standing(null, true)])).toBe('part-acted-on');
    expect(codeOf(divided, undo, jurist, [standing('executed')])).toBe('part-acted-on');
    expect(codeOf(arrived, undo, jurist)).toBe('step-forbids');
  });

  it('ends when all its parts have ended, and by no person', () => {
    const close: Command = { type: 'close' };
    expect(codeOf(divided, close, service, [standing(null)])).toBe('parts-open');
    expect(codeOf(divided, close, jurist)).toBe('parts-open');
    expect(next(divided, close, service).state).toMatchObject({ status: 'closed', outcome: 'partly' });
  });

  it.each<[readonly PartStanding['outcome'][], string]>([
    [['executed', 'executed'], 'executed'],
    [['executed', 'no_data'], 'executed'],
    [['executed', 'refused'], 'partly'],
    [['partly', 'executed'], 'partly'],
    [['executed', 'clarification'], 'partly'],
    [['no_data', 'refused'], 'refused'],
    [['withdrawn', 'withdrawn'], 'withdrawn'],
  ])('of parts that ended as %j ended as %s', (outcomes, outcome) => {
    expect(outcomeOfWhole(outcomes.map((each) => standing(each)))).toBe(outcome);
  });
});

describe('what the parts of a request still ask', () => {
  const judged = (verdict: string, approvers: readonly string[]) =>
    ({
      event: {
        type: 'case.classified',
        data: { ...arrived.state.classification, verdict, approvers, fewest: 1, callBack: false, hold: false },
      },
      actor: 'classification',
    }) as unknown as CaseEntry;

  it('is what every other judgement asked, and not that of being several', () => {
    expect(floorOfParts([judged('SPLIT', ['jurist', 'head_of_legal'])])).toEqual(noFloor);
    const once = [judged('REFUSE', ['dpo', 'executive']), judged('SPLIT', ['jurist', 'head_of_legal'])];
    expect(floorOfParts(once)).toMatchObject({ approvers: ['dpo', 'executive'], fewest: 1 });
  });
});

describe('a part of a request', () => {
  const begun = next(
    next({ ...arrived, state: absent }, openPart(), service),
    {
      ...{ type: 'begin_part', siblings: [idOf(501)], onceForeign: true, deadlines: [], answerTo: null },
      silence: { gag: 'G_JUD', until: null },
    },
    service,
  );

  it('keeps the silence that people set, and asks nothing that its siblings ask', () => {
    expect(begun.state).toMatchObject({
      part: { whole: idOf(600), number: 1 },
      apart: [idOf(600), idOf(501)],
      silence: { gag: 'G_JUD', over: false },
    });
  });

  it('closes with nothing done when the division is undone, and no part is begun twice', () => {
    expect(next(begun, { type: 'undo_part' }, service).state).toMatchObject({
      status: 'closed',
      part: { undone: true },
    });
    expect(codeOf(arrived, { type: 'undo_part' }, service)).toBe('step-forbids');
  });
});

function openPart(): Command {
  return {
    ...{ type: 'open', messageId: idOf(100), door: 'smtp', receivedAt: world.start, readable: true },
    ...{ reason: 'part_of_request', clocks: [], part: { whole: idOf(600), number: 1 } },
  };
}
