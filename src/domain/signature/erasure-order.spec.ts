import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import { instant } from '../kernel/instant.js';
import { actOn, payloadOfThing } from './act.js';
import { type ErasureOrderEntry, type ErasureRoles, orderedErasures } from './erasure-order.js';

const [caseId, orderId, keyId, otherKey] = Array.from({ length: 4 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
];
const terms = { cause: 'cell_closed', days: 7, keys: [keyId] };
const at = '2026-11-28T09:00:00.000Z';
const later = instant('2026-12-05T09:00:00.000Z');

let log: AuthorityLog;
let officer: Signatory;
let head: Signatory;
let entries: ErasureOrderEntry[];

beforeEach(() => {
  log = new AuthorityLog();
  [officer, head] = [passwordSignatory(randomUUID()), passwordSignatory(randomUUID())];
  log.found(officer, ['administrator', 'secret_officer']);
  log.found(head, ['head_of_legal']);
  entries = [];
});

const signed = (act: 'order_erasure' | 'confirm_erasure', by: Signatory, of: object = terms, seq = 0) =>
  by.sign(actOn(act, { case: caseId, preparation: orderId, payload: payloadOfThing(of), seq }));
const write = (type: string, by: Signatory, data: object): number => {
  const seq = entries.length + 4;
  const place = { stream: `case/${caseId}`, seq, type: `case.erasure_${type}` };
  entries.push({ ...place, actor: by.key.person, at, sealedAt: at, data });
  return seq;
};
const order = (by = officer) => write('ordered', by, { orderId, ...terms, signature: signed('order_erasure', by) });
const confirm = (seq: number, by = head, data: object = {}) =>
  write('confirmed', by, {
    ...{ orderId, ...terms, dueAt: at, signature: signed('confirm_erasure', by, terms, seq) },
    ...data,
  });
const roles: ErasureRoles = { order_erasure: ['secret_officer'], confirm_erasure: ['head_of_legal'] };
const counted = (counts: 'now' | 'then') => ({ authority: log.authority, roles, counts, policy: null });
const found = (now = later, counts: 'now' | 'then' = 'then') =>
  [...orderedErasures(entries, counted(counts), now).keys()].sort();
const both = [caseId, keyId].sort();

describe('an erasure by an order in the log', () => {
  test('was ordered and confirmed by two people, and its days are over: its keys, and what is sealed in its case', () => {
    confirm(order());
    expect(found()).toEqual(both);
    expect(orderedErasures(entries, counted('then'), later).get(keyId)).toEqual({ case: caseId, order: orderId });
  });

  test.each<[string, () => void]>([
    ['is ordered by one alone', () => void order()],
    ['is ordered by a person without that role', () => void confirm(order(head), officer)],
    ['is confirmed without an order', () => void confirm(4)],
    ['is confirmed by the person who ordered it', () => void confirm(order(), officer)],
    [
      'is ordered without a signature',
      () => {
        write('ordered', officer, { orderId, ...terms });
        confirm(4);
      },
    ],
    [
      'is ordered by the signature of another',
      () => {
        const [signature, seq] = [signed('order_erasure', head), entries.length + 4];
        write('ordered', officer, { orderId, ...terms, signature });
        confirm(seq);
      },
    ],
    [
      'is confirmed by the signature of another',
      () => void confirm(order(), head, { signature: officer.sign(actOn('confirm_erasure', {})) }),
    ],
    ['is confirmed over another key than it names', () => void confirm(order(), head, { keys: [otherKey] })],
    ['is confirmed over fewer days', () => void confirm(order(), head, { days: 3 })],
    ['is confirmed over another order', () => void confirm(order() + 1)],
    [
      'was stopped',
      () => {
        confirm(order());
        write('stopped', head, { orderId });
      },
    ],
  ])('is none that %s', (_, play) => {
    play();
    expect(found()).toEqual([]);
  });

  test('is none whose days still run', () => {
    confirm(order());
    expect(found(instant('2026-12-05T08:59:59.999Z'))).toEqual([]);
  });

  test('counts its days from the checkpoint that seals the confirmation, and not before there is one', () => {
    confirm(order());
    const [begun, second] = entries.splice(0);
    if (!begun || !second) throw new Error('Two entries were written.');
    entries.push(begun, { ...second, sealedAt: '2026-11-29T09:00:00.000Z' });
    expect(found()).toEqual([]);
    expect(found(instant('2026-12-06T09:00:00.000Z'))).toEqual(both);
    entries.splice(1, 1, { ...second, sealedAt: null });
    expect(found(instant('2027-12-06T09:00:00.000Z'))).toEqual([]);
  });

  test('that was carried out is made again by a restore, and none is begun by people who lost their right', () => {
    confirm(order());
    const lost = { type: 'config.person_disabled', actor: officer.key.person, data: { person: head.key.person } };
    log.authority.take({ stream: 'config/people', seq: 99, at: '2026-11-29T09:00:00.000Z', ...lost });
    expect(found(later, 'then')).toEqual(both);
    expect(found(later, 'now')).toEqual([]);
  });

  test('is none by a kind of key that this installation does not take', () => {
    confirm(order());
    const policy = { passwordKeys: false, copiedPasskeys: true, consentDays: 0 };
    expect([...orderedErasures(entries, { ...counted('now'), policy }, later)]).toEqual([]);
  });

  test('is none that two accounts of one person ordered', () => {
    log.write('config/people', 'config.one_person_told', head.key.person, {
      account: head.key.person,
      person: officer.key.person,
    });
    confirm(order());
    expect(found()).toEqual([]);
  });
});
