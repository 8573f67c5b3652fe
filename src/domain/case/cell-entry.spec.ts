import { describe, expect, it } from '@jest/globals';
import {
  circumstances,
  classified,
  dpo,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import { addHours } from '../kernel/instant.js';
import { circuitsOn } from '../workflow/circuit.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import { isHiddenFrom } from './model/cell-entry.js';
import type { Actor } from './model/circumstances.js';

const law = productLaw();
const at = { rules: law, circuits: circuitsOn(law.circuits, '2026-11-24') };
const later = (hours: number) => ({ ...at, now: addHours(circumstances.now, hours) });
const officer = person(7, 'secret_officer');
type Step = [Command, Actor, object];
const asksThree = ['head_of_legal', 'dpo', 'executive'] as const;
const judged: Step[] = [
  [opened, service, at],
  [read(), service, at],
  [classified({ approvers: [...asksThree], circuit: 'judicial' }), service, at],
];
const state = (fact: string, value: unknown): Command =>
  ({ type: 'confirm_fact', confirmed: { fact, value } }) as Command;
const mark = state('secrecy_marking', 'holds');
const ring: Command = { type: 'ring', timer: 'cell_entry', about: null };
const waits: Step[] = [...judged, [mark, jurist, at]];
const waiting = run(...waits).state;
const confirm: Command = { type: 'confirm_correction', proposal: waiting.proposed?.seq ?? 0 };
const typesAfter = (...steps: Step[]) =>
  run(...waits, ...steps)
    .entries.slice(run(...waits).entries.length)
    .map(({ event }) => event.type);
const of = (actor: Actor) => (actor.kind === 'person' ? { id: actor.id, roles: actor.roles } : { id: '', roles: [] });

describe('an entry to the secret cell that one person proposes', () => {
  it('lapses after four hours, with an alarm, and the case stays as it was', () => {
    expect(waiting.proposed?.lapsesAt).toBe('2026-11-24T18:00:00.000Z');
    expect(typesAfter([ring, service, later(3)])).toEqual([]);
    expect(typesAfter([ring, service, later(4)])).toEqual(['case.correction_lapsed', 'case.alarm_raised']);
    const lapsed = run(...waits, [ring, service, later(4)]).state;
    expect(lapsed).toMatchObject({ proposed: null, circuit: 'judicial', facts: waiting.facts });
    expect(lapsed.alarms).toContainEqual({ code: 'cell_entry_lapsed', about: null });
    expect(lapsed.classification).toEqual(waiting.classification);
  });

  it('is confirmed before its hour, and not at it, though nothing rang', () => {
    expect(run(...waits, [confirm, head, later(3)]).state.facts?.checks.secrecy_marking).toBe('holds');
    expect(refusalOf(waiting, confirm, head, later(4))).toMatch(/lapsed.*Propose it again/);
  });

  it('is not prolonged by what is added to it', () => {
    const more = run(...waits, [state('issuerCountry', 'GB'), dpo, later(3)]).state;
    expect(more.proposed?.changes).toHaveLength(2);
    expect(more.proposed?.lapsesAt).toBe(waiting.proposed?.lapsesAt);
  });

  it('begins anew when it is proposed again after it lapsed, and each lapse raises its alarm', () => {
    const again: Step[] = [...waits, [ring, service, later(4)], [mark, jurist, later(5)]];
    expect(run(...again).state.proposed?.lapsesAt).toBe('2026-11-24T23:00:00.000Z');
    const { alarms } = run(...again, [ring, service, later(9)]).state;
    expect(alarms.filter(({ code }) => code === 'cell_entry_lapsed')).toHaveLength(2);
  });

  it('hides the content from all but those who have the case, those it asks, and the secret officer', () => {
    for (const has of [jurist, head, dpo, person(6, 'executive'), officer])
      expect(isHiddenFrom(waiting, of(has))).toBe(false);
    for (const other of [
      otherJurist,
      person(8, 'analyst'),
      person(9, 'auditor'),
      person(10, 'ciso'),
      person(11, 'counsel'),
    ]) {
      expect(isHiddenFrom(waiting, of(other))).toBe(true);
    }
    const assigned = run(...waits, [{ type: 'assign', to: id(2) } as Command, head, at]).state;
    expect(isHiddenFrom(assigned, of(otherJurist))).toBe(false);
    const lapsed = run(...waits, [ring, service, later(4)]).state;
    expect(isHiddenFrom(lapsed, of(otherJurist))).toBe(false);
  });
});

describe('a person from whom the case is hidden', () => {
  const others: [Actor, Command][] = [
    [otherJurist, { type: 'assign', to: id(2) } as Command],
    [otherJurist, state('issuerCountry', 'GB')],
    [otherJurist, { type: 'note', noteId: id(40), digest: 'a'.repeat(64) } as Command],
    [person(8, 'analyst'), { type: 'assign', to: id(8) } as Command],
    [person(10, 'ciso'), { type: 'ask_break_glass', requestId: id(41), noteId: id(42) } as Command],
  ];

  it.each(others)('takes no action by which it would open: %j %j', (actor, command) => {
    const { state: before } = run(...judged);
    const people = new Map([
      ...circumstances.people,
      [of(actor).id, { person: of(actor).id, roles: of(actor).roles, active: true }],
    ]);
    expect(refusalOf(waiting, command, actor, { ...at, people })).toMatch(/is proposed: until it is decided/);
    expect(decide(before, command, actor, { ...circumstances, ...at, people }).ok).toBe(true);
  });
});

describe('where a jurist alone was ever asked, an entry to the cell', () => {
  const byJurist: Step[] = [
    [opened, service, at],
    [read(), service, at],
    [classified({ approvers: ['jurist'], circuit: 'judicial' }), service, at],
    [mark, jurist, at],
  ];
  const proposed = run(...byJurist).state;

  it.each([officer, head, dpo])('is seen and decided by %j: no jurist may read it to decide', (who) => {
    expect(isHiddenFrom(proposed, of(who))).toBe(false);
    expect(run(...byJurist, [confirm, who, at]).state.facts?.checks.secrecy_marking).toBe('holds');
    expect(isHiddenFrom(proposed, of(otherJurist))).toBe(true);
    expect(refusalOf(proposed, confirm, otherJurist, at)).toMatch(/is proposed: until it is decided/);
  });

  it('is decided by the secret officer only where it does nothing else', () => {
    const relayed: Step[] = [
      byJurist[0] as Step,
      [read({ relayedBy: 'PARENT' }), service, at],
      ...byJurist.slice(2),
      [state('relayedBy', 'NONE'), jurist, at],
    ];
    const both = run(...relayed).state;
    expect(both.proposed?.weakens.length).toBeGreaterThan(1);
    const command: Command = { type: 'confirm_correction', proposal: both.proposed?.seq ?? 0 };
    expect(refusalOf(both, command, officer, at)).toMatch(/strictest classification/);
  });
});

describe('another correction that waits', () => {
  it('lapses at no hour and hides nothing', () => {
    const foreign: Step[] = [
      [opened, service, at],
      [read({ issuerZone: 'THIRD', issuerCountry: 'US' }), service, at],
      [classified({ rule: 'U01', verdict: 'REFUSE', circuit: 'refusal', approvers: [...asksThree] }), service, at],
    ];
    const plain = run(...foreign, [state('issuerZone', 'FR'), jurist, at]).state;
    expect(plain.proposed?.weakens).toContain('leaves_foreign');
    expect(plain.proposed?.lapsesAt).toBeUndefined();
    expect(isHiddenFrom(plain, of(otherJurist))).toBe(false);
  });
});
