import { describe, expect, it } from '@jest/globals';
import {
  taken as after,
  circumstances,
  classified,
  head,
  id,
  jurist,
  law,
  opened,
  otherJurist,
  person,
  read,
  service,
} from '../../../../../test/support/case-walk.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Command } from '../../command.js';
import { decide } from '../../decide.js';
import type { Actor, Circumstances } from '../../model/circumstances.js';
import { isFreezeOwed, owedExtensions, owedReleases } from '../../model/instructions.js';
import { absent, type CaseState } from '../../model/state.js';

const operations = person(7, 'operations');
const at = circumstances;
const taken = (state: CaseState, command: Command, actor: Actor, when = at) => after(state, command, actor, when);
const refusedBy = (state: CaseState, command: Command, actor: Actor, when = at): string => {
  const decided = decide(state, command, actor, when);
  return decided.ok ? 'accepted' : decided.refusal.code;
};
const alarmsOf = (state: CaseState, command: Command, when: Circumstances, actor = service) => {
  const decided = decide(state, command, actor, when);
  return decided.ok ? decided.value.flatMap(({ data }) => ('code' in data ? [data.code] : [])) : [decided.refusal.code];
};
const on = (now: string): Circumstances => ({ ...at, now: now as Instant });

const day = '2026-12-24';
const what = {
  targets: [{ id: id(60), place: 0 }],
  categories: ['SUB', 'TRF'] as ('SUB' | 'TRF')[],
  period: false,
  named: law,
};
const freeze = (changed: object = {}, orderId = id(50)): Command => ({
  ...{ type: 'order_freeze', orderId },
  what: { ...what, ...changed },
});
const answer = (orderId: string, said: 'done' | 'impossible' = 'done'): Command => ({
  ...{ type: 'answer_instruction', orderId, answer: said },
  noteId: said === 'done' ? null : id(70),
});
const extend: Command = { type: 'order_extension', orderId: id(51), of: id(50) };
const release: Command = { type: 'order_release', orderId: id(52), of: id(50), noteId: id(71) };
const end: Command = {
  ...{ type: 'end_preservation', cause: 'withdrawn', otherHoldsChecked: true },
  noteId: id(72),
};

const judged = [opened, read(), classified()].reduce((state, each) => taken(state, each, service), absent);
const kept = taken(judged, { type: 'act', actId: id(40), action: 'preserve', until: day, noteId: id(41) }, jurist);
const frozen = taken(kept, freeze(), jurist);
const confirmed = taken(frozen, answer(id(50)), operations);
const ended = taken(confirmed, end, otherJurist);
const later = '2026-12-30T23:00:00.000Z';
const prolonged: CaseState = {
  ...confirmed,
  preservation: confirmed.preservation && { ...confirmed.preservation, until: later, extended: true },
};

describe('data that a case has kept', () => {
  it('are owed an order to operations, which names targets, categories and the last day, and gives a day to answer', () => {
    expect([judged, kept, frozen].map(isFreezeOwed)).toEqual([false, true, false]);
    expect(frozen.instructions).toEqual([
      {
        ...{ id: id(50), task: 'freeze', measure: 'preserve_data', of: null, about: id(40), what },
        ...{ until: kept.preservation?.until, by: id(1), acknowledgeBefore: '2026-11-25T14:00:00.000Z' },
        ...{ noteId: null, answer: null, answeredBy: null, endedBy: null },
      },
    ]);
  });

  it('are ordered to be kept where a preservation runs alone, signed, each target once, and in a closed case too', () => {
    expect(refusedBy(judged, freeze(), jurist)).toBe('nothing-kept');
    expect(refusedBy(ended, freeze({}, id(53)), jurist)).toBe('nothing-kept');
    expect(refusedBy(kept, freeze(), jurist, { ...at, signature: null })).toBe('signature-missing');
    expect(refusedBy(kept, freeze({ targets: [...what.targets, ...what.targets] }), jurist)).toBe(
      'ordered-target-unknown',
    );
    expect(refusedBy(kept, freeze({ targets: [{ id: id(60), place: 2 }] }), jurist)).toBe('ordered-target-unknown');
    expect(refusedBy({ ...kept, status: 'closed' }, freeze(), jurist)).toBe('accepted');
    expect(refusedBy(kept, freeze(), operations)).toBe('role-missing');
  });

  it('raise an alarm after a day without an order, beside that of the second person', () => {
    const ring: Command = { type: 'ring', timer: 'ratification', about: id(40) };
    const overdue = on('2026-11-25T14:00:00.000Z');
    expect(alarmsOf(kept, ring, overdue)).toEqual(['ratification_overdue', 'freeze_missing']);
    expect(alarmsOf(frozen, ring, overdue)).toEqual(['ratification_overdue']);
    expect(alarmsOf(kept, ring, at)).toEqual([]);
  });
});

describe('an instruction to operations', () => {
  it('is answered once, signed, by operations and never by the person who gave it', () => {
    expect(refusedBy(frozen, answer(id(50)), jurist)).toBe('role-missing');
    expect(refusedBy(frozen, answer(id(50)), person(91, 'operations'))).toBe('ordered-it');
    expect(refusedBy(frozen, answer(id(50)), operations, { ...at, signature: null })).toBe('signature-missing');
    expect(refusedBy(frozen, answer(id(59)), operations)).toBe('instruction-unknown');
    expect(confirmed.instructions).toMatchObject([{ answer: 'done', answeredBy: id(7) }]);
    const two = taken(confirmed, freeze({}, id(54)), jurist);
    expect(refusedBy(two, answer(id(50)), operations)).toBe('instruction-answered-already');
  });

  it('without an answer raises an alarm when its time is over, and one that is impossible at once', () => {
    const ring: Command = { type: 'ring', timer: 'measure', about: id(50) };
    const overdue = on('2026-11-25T14:00:00.000Z');
    expect(alarmsOf(frozen, ring, at)).toEqual([]);
    expect(alarmsOf(frozen, ring, overdue)).toEqual(['measure_unacknowledged']);
    expect(alarmsOf(confirmed, ring, overdue)).toEqual([]);
    expect(alarmsOf(frozen, answer(id(50), 'impossible'), at, operations)).toEqual(['measure_impossible']);
  });

  it('that is impossible leaves the data without an order: another is owed', () => {
    const impossible = taken(frozen, answer(id(50), 'impossible'), operations);
    expect(isFreezeOwed(impossible)).toBe(true);
    expect(owedReleases(taken(impossible, end, otherJurist))).toEqual([]);
  });

  it('is answered by a machine too, but for the measures of an incident', () => {
    const report: Command = {
      ...{ type: 'report_instruction', orderId: id(50), answer: 'done', noteId: null },
      machine: id(80),
    };
    expect(taken(frozen, report, service).instructions).toMatchObject([{ answer: 'done', answeredBy: id(80) }]);
    expect(refusedBy(confirmed, report, service)).toBe('instruction-answered-already');
    expect(refusedBy(frozen, report, operations)).toBe('system-only');
    const ofIncident = { ...frozen, instructions: frozen.instructions?.map((each) => ({ ...each, about: null })) };
    expect(refusedBy(ofIncident as CaseState, report, service)).toBe('person-only');
  });
});

describe('the end of a preservation', () => {
  it('that moved is ordered from operations once, for each freeze', () => {
    expect(refusedBy(confirmed, extend, jurist)).toBe('nothing-to-extend');
    expect(owedExtensions(prolonged).map((each) => each.id)).toEqual([id(50)]);
    const ordered = taken(prolonged, extend, jurist);
    expect(ordered.instructions?.at(-1)).toMatchObject({ task: 'extend', of: id(50), until: later });
    expect(refusedBy(ordered, { ...extend, orderId: id(55) } as Command, jurist)).toBe('nothing-to-extend');
    const impossible = taken(ordered, answer(id(51), 'impossible'), operations);
    expect(owedExtensions(impossible)).toHaveLength(1);
  });

  it('is announced before, so that it is extended or its release prepared', () => {
    const ring: Command = { type: 'ring', timer: 'preservation_nears', about: id(40) };
    expect(alarmsOf(confirmed, ring, on('2026-12-21T23:00:00.000Z'))).toEqual(['preservation_nears']);
    expect(alarmsOf(confirmed, ring, on('2026-12-21T22:00:00.000Z'))).toEqual([]);
    expect(alarmsOf(prolonged, ring, on('2026-12-21T23:00:00.000Z'))).toEqual([]);
    expect(alarmsOf(ended, ring, on('2026-12-21T23:00:00.000Z'))).toEqual([]);
  });

  it('that its timer finds releases nothing: the freeze stands until a person signs', () => {
    const over = taken(
      confirmed,
      { type: 'ring', timer: 'preservation', about: id(40) },
      service,
      on('2026-12-26T00:00:00.000Z'),
    );
    expect(over.preservation).toMatchObject({ ended: 'expired' });
    expect(over.instructions).toMatchObject([{ task: 'freeze', endedBy: 'classification' }]);
    expect(owedReleases(over).map((each) => each.id)).toEqual([id(50)]);
    expect(refusedBy(over, release, head)).toBe('accepted');
  });

  it('is ordered from operations by neither the person who ordered the freeze nor the one who ended it', () => {
    expect(refusedBy(confirmed, release, head)).toBe('nothing-to-release');
    expect(refusedBy(ended, release, jurist)).toBe('ordered-it');
    expect(refusedBy(ended, release, person(91, 'head_of_legal'))).toBe('ordered-it');
    expect(refusedBy(ended, release, otherJurist)).toBe('ended-it');
    expect(refusedBy(ended, release, person(5, 'ciso'))).toBe('role-missing');
    expect(refusedBy(ended, release, head, { ...at, signature: null })).toBe('signature-missing');
    const released = taken(ended, release, head);
    expect(released.instructions?.at(-1)).toMatchObject({ task: 'release', of: id(50), answer: null });
    expect(owedReleases(released)).toEqual([]);
    expect(owedReleases(taken(released, answer(id(52), 'impossible'), operations))).toHaveLength(1);
  });
});
