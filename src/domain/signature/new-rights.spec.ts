/** When an account was given what it consents by: the role, or the key. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { newCodes, passkeySignatory, passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import { addHours, type Instant } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';
import { NEWEST_RULES } from './grant-event.js';

const monday = '2026-11-23T08:00:00.000Z' as Instant;
const daysLater = (days: number): Instant => addHours(monday, days * 24);

let log: AuthorityLog;
let two: readonly [Signatory, Signatory];
let jurist: Signatory;

beforeEach(() => {
  log = new AuthorityLog();
  log.at = monday;
  two = [passwordSignatory(randomUUID()), passkeySignatory(randomUUID())];
  log.found(two[0], ['administrator']);
  log.found(two[1], ['administrator']);
  jurist = passwordSignatory(randomUUID());
});

const given = (signatory: Signatory, role: Role, at: Instant): Instant | null =>
  log.authority.givenFor(signatory.key.person, role, signatory.key.key, at);
const roles = (...held: Role[]): void => log.twoSign({ person: jurist.key.person, roles: held }, two);
/** A new key by the two codes of a reset. */
function reset(): Signatory {
  const { code, half, codeDigest, halfDigest } = newCodes();
  const key = passwordSignatory(jurist.key.person);
  const ask = log.ask({ person: key.key.person, what: 'recovery', half: halfDigest }, two[0]);
  log.confirmAsk(ask, two[0].key.person, two[1], codeDigest);
  log.at = daysLater(20);
  log.enrol(key, { grant: ask.grantId, code, half });
  return key;
}

describe('a role', () => {
  beforeEach(() => log.beginRules(NEWEST_RULES));

  test('of a founding waits for nothing, and one of a grant from its confirmation on', () => {
    log.at = daysLater(2);
    log.invite(jurist, ['jurist'], two);
    expect([given(two[0], 'administrator', daysLater(3)), given(jurist, 'jurist', daysLater(3))]).toEqual([
      null,
      daysLater(2),
    ]);
  });

  test('that is held goes on as it was while another one is given beside it', () => {
    log.invite(jurist, ['jurist'], two);
    log.at = daysLater(10);
    roles('jurist', 'dpo');
    expect([given(jurist, 'jurist', daysLater(11)), given(jurist, 'dpo', daysLater(11))]).toEqual([
      monday,
      daysLater(10),
    ]);
  });

  test('that was taken away and is given back waits anew', () => {
    log.invite(jurist, ['jurist'], two);
    log.at = daysLater(10);
    roles('analyst');
    log.at = daysLater(11);
    roles('jurist');
    expect([given(jurist, 'jurist', daysLater(9)), given(jurist, 'jurist', daysLater(12))]).toEqual([
      monday,
      daysLater(11),
    ]);
  });

  test('is not older than its grant for what is dated before it', () => {
    log.at = daysLater(2);
    log.invite(jurist, ['jurist'], two);
    expect(given(jurist, 'jurist', daysLater(1))).toBe(daysLater(2));
  });
});

describe('a key', () => {
  beforeEach(() => {
    log.beginRules(NEWEST_RULES);
    log.invite(jurist, ['jurist'], two);
    log.at = daysLater(10);
  });

  test('of a reset waits from the confirmation of that grant on, whenever it is enrolled', () => {
    expect(given(reset(), 'jurist', daysLater(21))).toBe(daysLater(10));
  });

  test('waits as long as the older one that proves it: none is made to count at once by another', () => {
    const [first, second] = [reset(), passkeySignatory(jurist.key.person)];
    log.confirm(second, log.enrol(second, null, first), two[1]);
    expect([log.stateOf(second), given(second, 'jurist', daysLater(21))]).toEqual(['confirmed', daysLater(10)]);
  });
});

test('what was given before these rules waits for nothing', () => {
  log.beginRules(5);
  log.invite(jurist, ['jurist'], two);
  log.beginRules(NEWEST_RULES);
  expect(given(jurist, 'jurist', monday)).toBeNull();
});
