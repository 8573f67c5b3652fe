import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog, machine } from '../../../test/support/authority-log.js';
import {
  enrolled,
  founded,
  passkeySignatory,
  passwordSignatory,
  type Signatory,
} from '../../../test/support/signatory.js';
import { sha256 } from '../ledger/hash.js';
import { actOn } from './act.js';
import { olderGrantAct } from './grant-event.js';
import { confirmationOf } from './key-event.js';

const [ana, helene, nadia, camille] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string];
const digest = (code: string): string => sha256(Buffer.from(code)).toString('hex');

let log: AuthorityLog;
let [admin, head]: Signatory[] = [];
beforeEach(() => {
  log = new AuthorityLog();
  [admin, head] = [passwordSignatory(ana), passkeySignatory(helene)];
  log.write('config/people', 'config.person_added', 'set-up', { person: ana, roles: ['administrator'] });
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
});
const first = (): Signatory => admin as Signatory;
const second = (): Signatory => head as Signatory;

describe('the first two keys', () => {
  test('are confirmed by the key of the ledger, with the roles of their people', () => {
    expect([log.stateOf(first()), log.stateOf(second())]).toEqual(['confirmed', 'confirmed']);
    expect([log.rolesOf(ana), log.rolesOf(helene)]).toEqual([['administrator'], ['head_of_legal']]);
    expect(log.authority.faults).toEqual([]);
  });

  test('are followed by no third one from the machine', () => {
    const third = passwordSignatory(nadia);
    log.found(third, ['executive']);
    expect(log.stateOf(third)).toBe('waiting');
    expect(log.authority.faults).toEqual(['keys, seq 6: two people can confirm keys: the machine confirms no other.']);
  });

  test('want the key of this ledger, over this key, these roles and this number of entries', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    const { key } = passwordSignatory(nadia);
    const honest = founded(key, machine, ['executive'], 3);
    const forged = [
      founded(key, other, ['executive'], 3),
      { ...honest, roles: ['administrator'] },
      { ...honest, people: 9 },
      founded(passwordSignatory(nadia).key, machine, ['executive'], 3),
    ];
    for (const founding of forged) {
      const fresh = new AuthorityLog();
      const signatory = passwordSignatory(nadia);
      fresh.enrol(signatory);
      fresh.write('keys', 'key.confirmed', 'set-up', { key: signatory.key.key, founding });
      expect(fresh.stateOf(signatory)).toBe('waiting');
    }
  });

  test('come again from the machine once fewer than two people can confirm, however many others sign', () => {
    const jurist = passkeySignatory(camille);
    log.grant({ person: camille, askedBy: ana }, second());
    log.confirm(jurist, log.enrol(jurist), second());
    log.write('keys', 'key.revoked', ana, { key: first().key.key, why: 'removed' });
    const again = passwordSignatory(ana);
    log.found(again, ['administrator']);
    expect(log.stateOf(again)).toBe('confirmed');
  });

  test('of an older installation leave the rights before them as they stood, and none after', () => {
    const older = new AuthorityLog();
    older.write('config/people', 'config.person_added', 'set-up', { person: ana, roles: ['administrator'] });
    older.write('config/people', 'config.grant_confirmed', helene, {
      person: camille,
      what: 'roles',
      roles: ['jurist'],
    });
    older.write('config/people', 'config.grant_confirmed', helene, {
      person: nadia,
      what: 'roles',
      roles: ['executive'],
    });
    const anchor = passwordSignatory(ana);
    older.found(anchor, ['administrator'], 2);
    older.write('config/people', 'config.grant_confirmed', ana, { person: camille, what: 'roles', roles: ['dpo'] });
    expect(older.rolesOf(camille)).toEqual(['jurist']);
    expect(older.rolesOf(nadia)).toEqual([]);
    expect(older.authority.faults).toEqual([
      'config/people, seq 3: the grant is not signed.',
      'config/people, seq 4: the grant is not signed.',
    ]);
  });
});

describe('a key', () => {
  test('waits until another person who may confirm signed it', () => {
    const key = passkeySignatory(camille);
    const seq = log.enrol(key);
    expect(log.stateOf(key)).toBe('waiting');
    log.confirm(key, seq, second());
    expect(log.stateOf(key)).toBe('confirmed');
    expect(log.authority.key(key.key.key)?.confirmedBy).toBe(helene);
  });

  test('is confirmed neither by its own person, nor by another account of theirs, nor by a role that may not', () => {
    const double = randomUUID();
    log.write('config/people', 'config.one_person_told', ana, { account: double, person: helene });
    const own = passkeySignatory(helene);
    const others = passkeySignatory(double);
    const jurist = passkeySignatory(camille);
    const third = passkeySignatory(nadia);
    log.grant({ person: camille, askedBy: ana }, second());
    log.confirm(jurist, log.enrol(jurist), second());
    log.confirm(own, log.enrol(own), second());
    log.confirm(others, log.enrol(others), second());
    log.confirm(third, log.enrol(third), jurist);
    expect([own, others, third].map(log.stateOf)).toEqual(['waiting', 'waiting', 'waiting']);
  });

  test('is not confirmed by a signature over another key, or in the name of another', () => {
    const [one, other] = [passkeySignatory(camille), passkeySignatory(camille)];
    const seq = log.enrol(one);
    log.enrol(other);
    log.write('keys', 'key.confirmed', helene, {
      key: other.key.key,
      signature: second().sign(confirmationOf(one.key, seq)),
    });
    log.confirm(one, seq, first(), helene);
    log.confirm(one, seq + 1, second());
    expect([one, other].map(log.stateOf)).toEqual(['waiting', 'waiting']);
  });

  test('that did not sign itself is not enrolled', () => {
    const [one, other] = [passkeySignatory(camille), passkeySignatory(camille)];
    log.write('keys', 'key.enrolled', camille, { ...enrolled(one), publicKey: other.key.publicKey });
    log.write('keys', 'key.enrolled', camille, { ...enrolled(one), backupEligible: true });
    expect(log.stateOf(one)).toBeUndefined();
    expect(log.authority.faults).toHaveLength(2);
  });

  test('signs nothing before it is confirmed, after it is revoked, and for no other person', () => {
    const act = actOn('approve', {
      case: randomUUID(),
      payload: 'a'.repeat(64),
      preparation: randomUUID(),
      role: 'dpo',
    });
    const key = passkeySignatory(camille);
    const why = (account = camille) => log.authority.objectionTo(act, key.sign(act), account)?.why ?? null;
    expect(why()).toBe('unknown');
    const seq = log.enrol(key);
    expect(why()).toBe('waiting');
    log.confirm(key, seq, second());
    expect(why()).toBeNull();
    expect(why(nadia)).toBe('of_another');
    expect(log.authority.objectionTo({ ...act, seq: 5 }, key.sign(act), camille)).toMatchObject({ why: 'wrong' });
    log.write('keys', 'key.revoked', camille, { key: key.key.key, why: 'removed' });
    expect(why()).toBe('revoked');
    log.confirm(key, seq, second());
    expect(why()).toBe('revoked');
  });

  test('covers a list of refusals by one signature, and never a disclosure', () => {
    const refusals = [1, 2, 3].map((seq) => actOn('refuse', { case: randomUUID(), seq }));
    const released = actOn('release', { case: randomUUID(), seq: 4 });
    const signatures = second().signTogether([...refusals, released]);
    const why = [...refusals, released].map(
      (act, at) => log.authority.objectionTo(act, signatures[at] ?? second().sign(act), helene)?.why ?? null,
    );
    expect(why).toEqual([null, null, null, 'list']);
  });
});

describe('the first code of a newcomer', () => {
  const code = randomBytes(32).toString('base64url');

  test('confirms their first key, by the person who signed the grant, once', () => {
    const { grantId: grant } = log.grant({ person: camille, askedBy: ana, code: digest(code) }, second());
    const [one, other] = [passwordSignatory(camille), passwordSignatory(camille)];
    log.enrol(one, { grant, code });
    log.enrol(other, { grant, code });
    expect([one, other].map(log.stateOf)).toEqual(['confirmed', 'waiting']);
    expect(log.authority.key(one.key.key)?.confirmedBy).toBe(helene);
  });

  test('confirms no key of another person, and none by another code', () => {
    const { grantId: grant } = log.grant({ person: camille, askedBy: ana, code: digest(code) }, second());
    const [stranger, guess] = [passwordSignatory(nadia), passwordSignatory(camille)];
    log.enrol(stranger, { grant, code });
    log.enrol(guess, { grant, code: randomBytes(32).toString('base64url') });
    expect([stranger, guess].map(log.stateOf)).toEqual(['waiting', 'waiting']);
  });

  test('of a grant that is not signed confirms nothing', () => {
    const grant = { grantId: randomUUID(), person: camille, what: 'roles', roles: ['jurist'], askedBy: ana };
    log.write('config/people', 'config.grant_confirmed', helene, { ...grant, code: digest(code) });
    const key = passwordSignatory(camille);
    log.enrol(key, { grant: grant.grantId, code });
    expect(log.stateOf(key)).toBe('waiting');
    expect(log.rolesOf(camille)).toEqual([]);
  });
});

describe('a role', () => {
  test('is given by a grant that another person signed as it stands', () => {
    log.grant({ person: camille, askedBy: ana }, second());
    expect(log.rolesOf(camille)).toEqual(['jurist']);
    const grant = {
      grantId: randomUUID(),
      person: camille,
      what: 'roles',
      roles: ['jurist'],
      askedBy: ana,
      code: null,
    };
    const signature = second().sign(olderGrantAct(grant));
    log.write('config/people', 'config.grant_confirmed', helene, { ...grant, roles: ['executive'], signature });
    log.write('config/people', 'config.grant_confirmed', ana, { ...grant, signature });
    expect(log.rolesOf(camille)).toEqual(['jurist']);
  });

  test('is not confirmed by the person who asked or by the one who gains', () => {
    log.grant({ person: camille, askedBy: helene }, second());
    log.grant({ person: helene, askedBy: ana, roles: ['head_of_legal', 'dpo'] }, second());
    expect([log.rolesOf(camille), log.rolesOf(helene)]).toEqual([[], ['head_of_legal']]);
  });

  test('is taken away by an unsigned entry, and never given by one', () => {
    log.grant({ person: camille, askedBy: ana, roles: ['jurist', 'dpo'] }, second());
    log.write('config/people', 'config.roles_changed', ana, {
      person: camille,
      before: [],
      after: ['dpo', 'executive'],
    });
    expect(log.rolesOf(camille)).toEqual(['dpo']);
    log.write('config/people', 'config.person_disabled', ana, { person: camille });
    expect(log.authority.people.get(camille)?.active).toBe(false);
  });

  test('does not make two accounts of one person two again', () => {
    log.write('config/people', 'config.one_person_told', ana, { account: camille, person: nadia });
    log.write('config/people', 'config.one_person_told', ana, { account: nadia, person: camille });
    expect(log.authority.personOf(camille)).toBe(log.authority.personOf(nadia));
  });
});
