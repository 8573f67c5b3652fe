import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import { type ConfirmedPlace, placeAct, placeInForce, standingConfirmations } from './place.js';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
const hour = (n: number): string => `2026-11-28T09:00:0${n}.000Z`;

let log: AuthorityLog;
let admin: Signatory;
let head: Signatory;
let entries: Parameters<typeof placeInForce>[0][number][];

beforeEach(() => {
  log = new AuthorityLog();
  entries = [];
  [admin, head] = [passwordSignatory(randomUUID()), passwordSignatory(randomUUID())];
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
});

const write = (type: string, actor: string, data: object): number => {
  const seq = entries.length + 1;
  entries.push({ seq, type: `installation.place_${type}`, actor, at: hour(1), data });
  return seq;
};
const of = (place: string, before: number): ConfirmedPlace => ({ place, lost: null, before });
const confirm = (said: ConfirmedPlace, by: Signatory): void =>
  void write('confirmed', by.key.person, { ...said, signature: by.sign(placeAct(said)) });
/** As the service writes it: two confirmations, then the place. */
const take = (place: string, before: number): number => {
  for (const by of [admin, head]) confirm(of(place, before), by);
  return write('taken', head.key.person, of(place, before));
};
const inForce = () => placeInForce(entries, log.authority);

describe('the place of the installation', () => {
  test('is none before two people confirmed one', () => {
    expect(inForce()).toBeNull();
    confirm(of(a, 0), admin);
    write('taken', admin.key.person, of(a, 0));
    expect(inForce()).toBeNull();
  });

  test('is the last that two people confirmed', () => {
    const first = take(a, 0);
    const second = take(b, first);
    expect(inForce()).toEqual({ seq: second, place: b, lost: null });
  });

  test('is proved by no unsigned entry, whoever is named as its author', () => {
    for (const by of [admin, head]) write('confirmed', by.key.person, of(a, 0));
    write('taken', head.key.person, of(a, 0));
    expect(inForce()).toBeNull();
  });

  test('is proved by no signature of a person who may not confirm', () => {
    const jurist = passwordSignatory(randomUUID());
    log.grant({ person: jurist.key.person, askedBy: admin.key.person }, head);
    log.confirm(jurist, log.enrol(jurist), head);
    for (const by of [admin, jurist]) confirm(of(a, 0), by);
    write('taken', head.key.person, of(a, 0));
    expect(inForce()).toBeNull();
  });

  test('is not a place before, whose signatures are written again', () => {
    const first = take(a, 0);
    const second = take(b, first);
    for (const { type, actor, data } of entries.slice(0, first)) entries.push({ ...entry(type, actor, data) });
    expect(inForce()).toEqual({ seq: second, place: b, lost: null });
  });

  test('is not a place before by signatures that name the newest one, which they did not sign', () => {
    const first = take(a, 0);
    const second = take(b, first);
    for (const { type, actor, data } of entries.slice(0, first)) {
      entries.push(entry(type, actor, { ...(data as object), before: second }));
    }
    expect(inForce()?.place).toBe(b);
  });

  test('is not one that two people signed before another was taken, and that is written only later', () => {
    take(b, 0);
    for (const by of [admin, head]) confirm(of(a, 0), by);
    write('taken', head.key.person, of(a, 0));
    expect(inForce()?.place).toBe(b);
  });

  test('comes back when two people sign it again, after the newest one', () => {
    const second = take(b, take(a, 0));
    take(a, second);
    expect(inForce()?.place).toBe(a);
  });

  test('stays proved after those who signed left, and is not proved by those who left before', () => {
    take(a, 0);
    const later = { stream: 'keys', seq: 99, type: 'key.revoked', actor: 'set-up', at: hour(5) };
    log.authority.take({ ...later, data: { key: head.key.key, why: 'removed' } });
    expect(inForce()?.place).toBe(a);
    for (const by of [admin, head]) {
      const said = of(b, 3);
      entries.push({ ...entry('installation.place_confirmed', by.key.person, signed(said, by)), at: hour(6) });
    }
    entries.push({ ...entry('installation.place_taken', admin.key.person, of(b, 3)), at: hour(6) });
    expect(inForce()?.place).toBe(a);
  });

  test('of an older version names no place before, and counts once', () => {
    const old = (place: string, by: Signatory) => {
      const { before: _, ...said } = signed(of(place, 0), by);
      write('confirmed', by.key.person, said);
    };
    for (const by of [admin, head]) old(a, by);
    write('taken', head.key.person, { place: a, lost: null });
    for (const by of [admin, head]) old(b, by);
    write('taken', head.key.person, { place: b, lost: null });
    expect(inForce()?.place).toBe(b);
    for (const { type, actor, data } of entries.slice(0, 3)) entries.push(entry(type, actor, data));
    expect(inForce()?.place).toBe(b);
  });
});

test('a confirmation stands while its place is not taken, once for each person', () => {
  confirm(of(a, 0), admin);
  confirm(of(a, 0), admin);
  const standing = (place: string) => standingConfirmations(entries, { place, lost: null }, log.authority);
  expect(standing(a)).toEqual([{ by: admin.key.person, at: hour(1) }]);
  expect(standing(b)).toEqual([]);
  confirm(of(a, 0), head);
  write('taken', head.key.person, of(a, 0));
  expect(standing(a)).toEqual([]);
});

const signed = (said: ConfirmedPlace, by: Signatory) => ({ ...said, signature: by.sign(placeAct(said)) });
const entry = (type: string, actor: string, data: unknown) => ({
  ...{ seq: entries.length + 1, type, actor, data, at: hour(2) },
});
