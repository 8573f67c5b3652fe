/** A key that the machine founds after the first two waits seven days in sight, and is ended by one signature. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { passkeySignatory, passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import { addHours, type Instant } from '../kernel/instant.js';
import { NEWEST_RULES } from './grant-event.js';
import { FOUNDING_DAYS } from './known-keys.js';

const monday = '2026-11-23T08:00:00.000Z' as Instant;
const waits = 'a founding after the first two waits seven days from its announcement on.';

let log: AuthorityLog;
let [admin, head, later]: Signatory[] = [];
const of = (signatory: Signatory | undefined): Signatory => signatory as Signatory;
const lastFault = () => log.authority.faults.at(-1)?.replace(/^.*?: /, '');

/** One of the first two revoked their key: one person who confirms is left. */
beforeEach(() => {
  log = new AuthorityLog();
  log.at = monday;
  [admin, head, later] = [
    passwordSignatory(randomUUID()),
    passkeySignatory(randomUUID()),
    passkeySignatory(randomUUID()),
  ];
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  log.beginRules(NEWEST_RULES);
  log.revoke(admin, admin);
  log.enrol(later);
});

const daysLater = (days: number, minutes = 0): void => {
  log.at = new Date(Date.parse(addHours(monday, days * 24)) + minutes * 60_000).toISOString();
};

describe('a founding after the first two', () => {
  test('counts for nothing without an announcement', () => {
    daysLater(30);
    log.confirmByMachine(of(later), ['administrator']);
    expect([log.stateOf(of(later)), lastFault()]).toEqual(['waiting', waits]);
  });

  test('counts seven days after its announcement, not a minute before', () => {
    log.announce(of(later));
    daysLater(FOUNDING_DAYS, -1);
    log.confirmByMachine(of(later), ['administrator']);
    expect([log.stateOf(of(later)), lastFault()]).toEqual(['waiting', waits]);
    daysLater(FOUNDING_DAYS);
    log.confirmByMachine(of(later), ['administrator']);
    expect([log.stateOf(of(later)), log.rolesOf(of(later).key.person)]).toEqual(['confirmed', ['administrator']]);
  });

  test('is ended by the signature of one person who confirms, and then counts never', () => {
    log.announce(of(later));
    log.revoke(of(later), of(head));
    daysLater(30);
    log.confirmByMachine(of(later), ['administrator']);
    expect([log.stateOf(of(later)), lastFault()]).toEqual(['revoked', 'no such key waits to be confirmed.']);
  });

  test('is not ended by a role of the database without a signature, nor by a person who does not confirm', () => {
    log.announce(of(later));
    log.write('keys', 'key.revoked', of(head).key.person, { key: of(later).key.key, why: 'refused' });
    log.write('keys', 'key.revoked', of(later).key.person, { key: of(later).key.key, why: 'removed' });
    log.revoke(of(later), passwordSignatory(randomUUID()));
    expect(log.stateOf(of(later))).toBe('waiting');
  });

  test('is not announced twice, so that its days begin once', () => {
    log.announce(of(later));
    daysLater(3);
    log.announce(of(later));
    expect(lastFault()).toBe('no such key waits to be announced.');
    expect(log.authority.key(of(later).key.key)?.announcedAt).toBe(monday);
  });

  test('is not announced by another key than that of the log, nor while two people confirm', () => {
    const { key } = of(later).key;
    log.write('keys', 'key.announced', 'command-line', { key, signature: Buffer.alloc(64).toString('base64url') });
    expect(lastFault()).toBe('the key was not registered from the machine of this ledger.');
    log = new AuthorityLog();
    log.found(of(admin), ['administrator']);
    log.found(of(head), ['head_of_legal']);
    log.enrol(of(later));
    log.announce(of(later));
    expect(lastFault()).toBe('two people can confirm keys: the machine announces none.');
  });
});

test('the first two are founded at once', () => {
  const { keys, faults } = log.authority;
  expect(keys.filter(({ confirmedBy }) => confirmedBy === 'machine')).toHaveLength(2);
  expect(faults).toEqual([]);
});

test('a later one of before these rules counts at once, as it did', () => {
  const older = new AuthorityLog();
  older.found(of(admin), ['administrator']);
  older.found(of(head), ['head_of_legal']);
  older.beginRules(NEWEST_RULES - 1);
  older.revoke(of(admin), of(admin));
  older.found(of(later), ['administrator']);
  expect(older.stateOf(of(later))).toBe('confirmed');
});
