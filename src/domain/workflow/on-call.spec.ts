import { describe, expect, it } from '@jest/globals';
import { addHours, type Instant } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';
import type { Account, People } from './approval.js';
import type { Circuit } from './circuit.js';
import { emptySeats, gapsOf, needsOfUrgent, onCallAt, type Shift, type Staff } from './on-call.js';
import { shiftsOf } from './roster.js';

const start = '2026-12-01T00:00:00.000Z' as Instant;
const at = (hours: number): Instant => addHours(start, hours);
const everyone: readonly Role[] = ['jurist', 'head_of_legal', 'dpo'];
const account = (person: string, changed: Partial<Account> = {}): [string, Account] => [
  person,
  { person, roles: everyone, active: true, ...changed },
];
const people: People = new Map([account('ann'), account('bob'), account('cid'), account('dan')]);
const staff: Staff = { people, absences: [] };
const shift = (
  person: string,
  role: Role,
  [from, until]: readonly [number, number],
  substitute: string | null = null,
) => ({ id: `${person} ${from}`, person, role, from: at(from), until: at(until), substitute }) satisfies Shift;

const step = (kind: 'preparation' | 'approval' | 'dispatch' | 'end', roles: readonly Role[]) => ({
  ...{ id: kind, kind, desk: 'legal', roles: [...roles], hours: 1, title: { fr: kind, en: kind }, cite: ['x'], on: {} },
});
const urgent = {
  code: 'urgent',
  start: 'preparation',
  consent: { quorum: 2, hours: 8 },
  steps: [
    step('preparation', ['jurist']),
    step('approval', ['jurist', 'head_of_legal']),
    step('dispatch', ['jurist', 'head_of_legal']),
    step('end', []),
  ],
} as unknown as Circuit;

describe('what an urgent circuit wants of people', () => {
  it('is a preparer, as many who consent as its quorum, those that the rule asks among them, and another who sends', () => {
    expect(needsOfUrgent([urgent], ['urgent'], [{ circuit: 'urgent', roles: ['head_of_legal'] }])).toEqual([
      {
        circuit: 'urgent',
        seats: [['jurist'], ['head_of_legal'], ['jurist', 'head_of_legal'], ['jurist', 'head_of_legal']],
      },
    ]);
  });

  it('is asked of urgent circuits alone, and once of rules that ask the same', () => {
    const asked = { circuit: 'urgent', roles: ['head_of_legal' as const] };
    expect(needsOfUrgent([urgent], [], [asked])).toEqual([]);
    expect(needsOfUrgent([urgent], ['urgent'], [asked, asked])).toHaveLength(1);
  });

  it('is who acts at the first step where nothing leaves', () => {
    const silent = { ...urgent, consent: null };
    expect(needsOfUrgent([silent], ['urgent'], [])).toEqual([{ circuit: 'urgent', seats: [['jurist']] }]);
  });
});

describe('a quorum on call', () => {
  const persons = (given: Record<string, readonly Role[]>) =>
    new Map(Object.entries(given).map(([person, roles]) => [person, new Set(roles)]));

  it('seats each person once', () => {
    expect(emptySeats([['jurist'], ['jurist']], persons({ ann: ['jurist'] }))).toEqual([['jurist']]);
  });

  it('moves a person to another seat when only they can take it', () => {
    const both = persons({ ann: ['jurist', 'dpo'], bob: ['jurist'] });
    expect(emptySeats([['jurist'], ['dpo']], both)).toEqual([]);
  });
});

describe('who is on call', () => {
  const roster = [shift('ann', 'jurist', [0, 8], 'bob')];
  const at4 = (changed: Partial<Staff>) => [...onCallAt(roster, { ...staff, ...changed }, at(4)).keys()];

  it('is the person of the shift, from its first instant to before its last', () => {
    expect(at4({})).toEqual(['ann']);
    expect([...onCallAt(roster, staff, at(8)).keys()]).toEqual([]);
  });

  it.each([
    ['is away', { absences: [{ person: 'ann', from: at(3), until: at(5) }] }],
    ['has a closed account', { people: new Map([...people, account('ann', { active: false })]) }],
    ['no longer holds the role', { people: new Map([...people, account('ann', { roles: ['dpo'] })]) }],
  ])('is the substitute when that person %s', (_what, changed) => {
    expect(at4(changed)).toEqual(['bob']);
  });

  it('is no one when the substitute is away too', () => {
    const absences = ['ann', 'bob'].map((person) => ({ person, from: at(3), until: at(5) }));
    expect(at4({ absences })).toEqual([]);
  });
});

describe('the gaps of a roster', () => {
  const needs = [{ circuit: 'urgent', seats: [['jurist' as const], ['head_of_legal' as const]] }];
  const window = { from: start, days: 1 };

  it('begin and end at the instants at which people come and go', () => {
    const shifts = [
      shift('ann', 'jurist', [0, 24]),
      shift('bob', 'head_of_legal', [0, 8]),
      shift('cid', 'head_of_legal', [10, 24]),
    ];
    expect(gapsOf(needs, shifts, staff, window)).toEqual([
      { circuit: 'urgent', from: at(8), until: at(10), missing: [['head_of_legal']] },
    ]);
  });

  it('are one where the same is missing over a change of shifts, and none where all is covered', () => {
    const shifts = [shift('ann', 'jurist', [0, 12]), shift('bob', 'jurist', [12, 24])];
    expect(gapsOf(needs, shifts, staff, window)).toEqual([
      { circuit: 'urgent', from: start, until: at(24), missing: [['head_of_legal']] },
    ]);
    expect(gapsOf(needs, [...shifts, shift('cid', 'head_of_legal', [0, 24])], staff, window)).toEqual([]);
  });

  it('show where one person was to take two seats', () => {
    const shifts = [shift('ann', 'jurist', [0, 24]), shift('ann', 'head_of_legal', [0, 24])];
    expect(gapsOf(needs, shifts, staff, window)).toHaveLength(1);
  });

  it('are the whole window where nothing is planned', () => {
    expect(gapsOf(needs, [], staff, window)).toEqual([
      { circuit: 'urgent', from: start, until: at(24), missing: [['jurist'], ['head_of_legal']] },
    ]);
  });
});

describe('the roster in the log', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const planned = {
    type: 'roster.shift_planned',
    data: { shiftId: id, person: id, substitute: null, role: 'jurist', from: at(0), until: at(8) },
    ...{ actor: 'admin', at: at(-1) },
  };
  const removed = { type: 'roster.shift_removed', data: { shiftId: id }, actor: 'other', at: at(1) };

  it('keeps who planned and who removed each shift, the first of each', () => {
    const [shift] = shiftsOf([
      planned,
      { ...planned, actor: 'again' },
      removed,
      { ...removed, actor: 'again' },
    ]).values();
    expect(shift).toMatchObject({ planned: { by: 'admin' }, removed: { by: 'other' } });
  });

  it('removes nothing that was not planned', () => {
    expect(shiftsOf([removed]).size).toBe(0);
  });
});
