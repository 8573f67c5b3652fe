/** A right, a key or an account is taken away as it is given: what no one signed, or one person alone, takes nothing. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { passkeySignatory, passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import type { Role } from '../law/vocabulary.js';
import { revocationOf } from './key-event.js';
import { foundedLater } from './known-keys.js';

const [ana, helene, nadia, camille] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string];

let log: AuthorityLog;
let [admin, head]: Signatory[] = [];
beforeEach(() => {
  log = new AuthorityLog();
  [admin, head] = [passwordSignatory(ana), passkeySignatory(helene)];
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  log.beginRules();
});
const two = (): readonly [Signatory, Signatory] => [admin as Signatory, head as Signatory];
const lastFault = () => log.authority.faults.at(-1)?.replace(/^.*?: /, '');

/** A person with that role and a key that counts. */
function member(person: string, role: Role): Signatory {
  const key = passkeySignatory(person);
  log.invite(key, [role], two());
  return key;
}
const isOpen = (account: string) => log.authority.people.get(account)?.active;

/** Unsigned, as one administrator wrote it for the versions before. */
const unsigned = {
  roles: () => log.write('config/people', 'config.roles_changed', ana, { person: camille, before: [], after: [] }),
  account: () => log.write('config/people', 'config.person_disabled', ana, { person: camille }),
  merge: () => log.write('config/people', 'config.one_person_told', ana, { account: camille, person: nadia }),
  key: (key: Signatory) => log.write('keys', 'key.revoked', camille, { key: key.key.key, why: 'removed' }),
};

describe('an entry that no one signed', () => {
  test('takes no role, closes no account, revokes no key and makes no two persons one', () => {
    const key = member(camille, 'executive');
    unsigned.roles();
    unsigned.account();
    unsigned.merge();
    unsigned.key(key);
    expect([log.rolesOf(camille), isOpen(camille), log.stateOf(key)]).toEqual([['executive'], true, 'confirmed']);
    expect(log.authority.personOf(camille)).toBe(camille);
    expect(log.authority.faults).toEqual([
      expect.stringContaining('it is not signed by two people.'),
      expect.stringContaining('it is not signed by two people.'),
      expect.stringContaining('it is not signed by two people.'),
      expect.stringContaining('the revocation is not signed by the person whose key it is.'),
    ]);
  });

  test('strips no one who confirms, so that the machine founds no one anew', () => {
    for (const person of [ana, helene]) {
      log.write('config/people', 'config.roles_changed', 'keys', { person, before: [], after: [] });
      log.write('config/people', 'config.person_disabled', 'keys', { person });
    }
    for (const { key } of two()) log.write('keys', 'key.revoked', key.person, { key: key.key, why: 'removed' });
    expect(log.authority.wantsFounders).toBe(false);
    const thief = passwordSignatory(nadia);
    log.found(thief, ['administrator']);
    expect(log.stateOf(thief)).toBe('waiting');
  });

  test('counts where it is older than the rules', () => {
    const older = new AuthorityLog();
    const [one, other] = two();
    older.found(one, ['administrator']);
    older.found(other, ['head_of_legal']);
    older.beginRules(2);
    older.twoSign({ person: camille, roles: ['jurist', 'dpo'] }, [one, other]);
    older.write('config/people', 'config.roles_changed', ana, { person: camille, before: [], after: ['dpo'] });
    older.write('config/people', 'config.one_person_told', ana, { account: camille, person: nadia });
    older.write('keys', 'key.revoked', helene, { key: other.key.key, why: 'removed' });
    older.beginRules();
    expect([older.rolesOf(camille), older.authority.personOf(camille)]).toEqual([['dpo'], nadia]);
    expect([older.stateOf(other), older.authority.faults]).toEqual(['revoked', []]);
  });

  test('refuses a key that waits: it signs nothing yet', () => {
    const key = passkeySignatory(camille);
    log.enrol(key, null, member(camille, 'jurist'));
    unsigned.key(key);
    expect([log.stateOf(key), log.authority.faults]).toEqual(['revoked', []]);
  });
});

test('a founding after the first two is named for as long as the log is', () => {
  expect(foundedLater(log.authority.keys)).toEqual([]);
  log.revoke(two()[0], two()[0]);
  const later = passwordSignatory(nadia);
  log.found(later, ['administrator']);
  expect(foundedLater(log.authority.keys).map(({ key }) => key.person)).toEqual([nadia]);
});

describe('two people who sign', () => {
  test('take a role, and close an account with its keys', () => {
    const key = member(camille, 'executive');
    log.twoSign({ person: camille, roles: ['analyst'] }, two());
    expect(log.rolesOf(camille)).toEqual(['analyst']);
    log.twoSign({ person: camille, what: 'closing' }, two());
    expect([isOpen(camille), log.stateOf(key), log.authority.faults]).toEqual([false, 'revoked', []]);
  });

  test('end lost passkeys by one act, and every key with a forgotten password', () => {
    const [passkey, password] = [member(camille, 'jurist'), passwordSignatory(camille)];
    log.confirm(password, log.enrol(password, null, passkey), two()[1]);
    log.twoSign({ person: camille, what: 'factors' }, two());
    expect([log.stateOf(passkey), log.stateOf(password)]).toEqual(['revoked', 'confirmed']);
    log.twoSign({ person: camille, what: 'recovery' }, two());
    expect(log.stateOf(password)).toBe('revoked');
  });

  test('are two: neither the person concerned nor one alone', () => {
    const key = member(camille, 'administrator');
    log.twoSign({ person: camille, what: 'closing' }, [key, two()[1]]);
    log.twoSign({ person: camille, what: 'closing' }, [two()[0], key]);
    log.twoSign({ person: camille, what: 'closing' }, [two()[0], two()[0]]);
    expect(isOpen(camille)).toBe(true);
  });
});

describe('one’s own key', () => {
  test('is revoked by another key of its person, and by the key itself', () => {
    const [lost, kept] = [member(camille, 'jurist'), passkeySignatory(camille)];
    log.confirm(kept, log.enrol(kept, null, lost), two()[1]);
    log.revoke(lost, kept);
    log.revoke(kept, kept);
    expect([log.stateOf(lost), log.stateOf(kept), log.authority.faults]).toEqual(['revoked', 'revoked', []]);
  });

  test('is revoked by no one else, and by no key that waits', () => {
    const [key, waiting] = [member(camille, 'jurist'), passkeySignatory(camille)];
    log.enrol(waiting, null, key);
    for (const [by, actor] of [
      [two()[0], ana],
      [two()[1], camille],
      [waiting, camille],
      [key, ana],
    ] as const) {
      log.revoke(key, by, actor);
      expect(lastFault()).toBe('the revocation is not signed by the person whose key it is.');
    }
    const signature = key.sign(revocationOf(waiting.key));
    log.write('keys', 'key.revoked', camille, { key: key.key.key, why: 'removed', signature });
    expect(log.stateOf(key)).toBe('confirmed');
  });
});

describe('two accounts of one person', () => {
  const merge = (account: string, of: string) => log.twoSign({ person: account, what: 'one_person', of }, two());

  test('are declared by two who sign, and made two again by two', () => {
    const [one, other] = [member(camille, 'analyst'), member(nadia, 'administrator')];
    merge(camille, nadia);
    expect(log.authority.personOf(camille)).toBe(nadia);
    log.twoSign({ person: camille, what: 'two_persons' }, [other, two()[1]]);
    expect(log.authority.personOf(camille)).toBe(nadia);
    expect(log.authority.faults[0]).toContain('it was asked by a person who may not.');
    log.twoSign({ person: camille, what: 'two_persons' }, two());
    expect([log.authority.personOf(camille), log.stateOf(one)]).toEqual([camille, 'confirmed']);
  });

  test('are declared by neither of them, and over exactly these two', () => {
    member(camille, 'administrator');
    const third = member(nadia, 'dpo');
    log.twoSign({ person: camille, what: 'one_person', of: ana }, [two()[0], third]);
    log.twoSign({ person: camille, what: 'one_person', of: helene }, two());
    const ask = log.ask({ person: camille, what: 'one_person', of: randomUUID() }, two()[0]);
    log.confirmAsk({ ...ask, of: nadia }, ana, two()[1]);
    expect(log.authority.personOf(camille)).toBe(camille);
    expect(log.authority.faults).toHaveLength(4);
  });

  test('stay two where fewer than three persons would be left who consent', () => {
    const ciso = member(randomUUID(), 'ciso');
    const jurists = [member(camille, 'jurist'), member(nadia, 'jurist')];
    expect(log.authority.mergeLeavesTooFew(camille, nadia)).toBe(false);
    merge(camille, nadia);
    expect(log.authority.mergeLeavesTooFew(ciso.key.person, nadia)).toBe(true);
    merge(ciso.key.person, nadia);
    expect(lastFault()).toBe('too few persons would be left who consent.');
    expect([log.authority.personOf(ciso.key.person), jurists.map(log.stateOf)]).toEqual([
      ciso.key.person,
      ['confirmed', 'confirmed'],
    ]);
  });

  test('of whom one is an outside counsel consent under neither, so that this leaves fewer too', () => {
    member(randomUUID(), 'ciso');
    member(camille, 'jurist');
    member(nadia, 'counsel');
    merge(nadia, camille);
    expect([log.authority.personOf(nadia), lastFault()]).toEqual([nadia, 'too few persons would be left who consent.']);
  });
});
