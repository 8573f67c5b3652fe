/** A right is asked by one signature and confirmed by another: what only one person signed, or no one, gives nothing. */
import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { passkeySignatory, passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import { sha256 } from '../ledger/hash.js';
import { askAct, confirmationAct, payloadOfAsk, RULES_ENTRY } from './grant-event.js';

const [ana, helene, nadia, camille] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string];
const secret = (): string => randomBytes(16).toString('hex').slice(0, 24);
const digest = (code: string): string => sha256(Buffer.from(code)).toString('hex');

let log: AuthorityLog;
let admin: Signatory;
let head: Signatory;
beforeEach(() => {
  log = new AuthorityLog();
  [admin, head] = [passwordSignatory(ana), passkeySignatory(helene)];
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  log.beginRules();
});
const lastFault = () => log.authority.faults.at(-1)?.replace(/^.*?: /, '');

describe('a grant', () => {
  test('that an administrator asked and another person confirmed, each by their signature, is given', () => {
    log.confirmAsk(log.ask({ person: camille }, admin), ana, head);
    expect([log.rolesOf(camille), log.authority.faults]).toEqual([['jurist'], []]);
  });

  test('that one confirmer asked in the name of the administrator gives nothing, whatever its signature', () => {
    const [half, code] = [secret(), randomBytes(32).toString('base64url')];
    const ask = { grantId: randomUUID(), person: camille, what: 'roles', roles: ['executive'], card: '0'.repeat(64) };
    const asked = { ...ask, half: digest(half) };
    log.write('config/people', 'config.grant_asked', ana, asked);
    log.write('config/people', 'config.grant_asked', ana, { ...asked, signature: head.sign(askAct(asked, ana)) });
    log.confirmAsk(asked, ana, head, digest(code));
    const thief = passwordSignatory(camille);
    log.enrol(thief, { grant: ask.grantId, code, half });
    expect([log.rolesOf(camille), log.stateOf(thief)]).toEqual([[], 'waiting']);
    expect(log.authority.faults).toHaveLength(4);
  });

  test('that was asked and confirmed as versions before did gives nothing once the rules have begun', () => {
    log.grant({ person: camille, askedBy: ana, roles: ['executive'] }, head);
    expect([log.rolesOf(camille), lastFault()]).toEqual([[], 'the grant was not asked for with a signature.']);
  });

  test('of before the rules stays given, and its unspent invitation opens', () => {
    const older = new AuthorityLog();
    older.found(admin, ['administrator']);
    older.found(head, ['head_of_legal']);
    const code = randomBytes(32).toString('base64url');
    older.write('config/people', 'config.grant_asked', ana, { grantId: randomUUID(), person: camille, what: 'roles' });
    const { grantId: grant } = older.grant({ person: camille, askedBy: ana, code: digest(code) }, head);
    older.beginRules(3);
    const key = passwordSignatory(camille);
    older.enrol(key, { grant, code });
    expect([older.rolesOf(camille), older.stateOf(key), older.authority.faults]).toEqual([['jurist'], 'confirmed', []]);
  });

  test('is given as it was asked: no field of it is another in its confirmation', () => {
    const ask = log.ask({ person: camille, roles: ['jurist'] }, admin);
    const signature = head.sign(confirmationAct(ask.grantId, payloadOfAsk(ask, ana), null));
    const { grantId, person, what, roles } = ask;
    const grant = { grantId, person, what, roles, askedBy: ana, code: null, signature };
    for (const changed of [{ roles: ['executive'] }, { person: nadia }, { what: 'factors' }, { askedBy: nadia }]) {
      log.write('config/people', 'config.grant_confirmed', helene, { ...grant, ...changed });
      expect(lastFault()).toBe('the grant is not what was asked.');
    }
    log.write('config/people', 'config.grant_confirmed', helene, { ...grant, code: digest('another') });
    expect([log.rolesOf(camille), log.rolesOf(nadia)]).toEqual([[], []]);
    log.write('config/people', 'config.grant_confirmed', helene, grant);
    expect(log.rolesOf(camille)).toEqual(['jurist']);
  });

  test('is asked by an administrator, for another person, and under an id of its own', () => {
    log.ask({ person: camille }, head);
    expect(lastFault()).toBe('it was asked by a person who may not.');
    log.ask({ person: ana, roles: ['jurist'] }, admin);
    expect(lastFault()).toBe('it was asked by a person who may not.');
    const { grantId } = log.ask({ person: camille }, admin);
    log.ask({ grantId, person: nadia, roles: ['executive'] }, admin);
    expect(lastFault()).toBe('the same was asked before.');
  });

  test('is not confirmed once its asker has lost the key or the role', () => {
    const bruno = passwordSignatory(randomUUID());
    log.invite(bruno, ['administrator'], [admin, head]);
    const [byRole, byKey] = [log.ask({ person: camille }, admin), log.ask({ person: nadia }, bruno)];
    log.twoSign({ person: ana, roles: ['auditor'] }, [bruno, head]);
    log.confirmAsk(byRole, ana, head);
    expect([log.rolesOf(camille), lastFault()]).toEqual([[], 'it was asked by a person who may not.']);
    log.revoke(bruno, bruno);
    log.confirmAsk(byKey, bruno.key.person, head);
    expect([log.rolesOf(nadia), lastFault()]).toEqual([[], 'what was asked is not signed by a key that counts.']);
  });
});

describe('the two codes of a newcomer', () => {
  test('open their key together, and neither alone', () => {
    const [half, code] = [secret(), randomBytes(32).toString('base64url')];
    const ask = log.ask({ person: camille, half: digest(half) }, admin);
    log.confirmAsk(ask, ana, head, digest(code));
    const grant = ask.grantId;
    const [alone, wrong, own] = [passwordSignatory(camille), passwordSignatory(camille), passwordSignatory(camille)];
    log.enrol(alone, { grant, code });
    log.enrol(wrong, { grant, code, half: secret() });
    log.enrol(own, { grant, code, half });
    expect([alone, wrong, own].map(log.stateOf)).toEqual(['waiting', 'waiting', 'confirmed']);
  });

  test('open nothing where the asker signed no code', () => {
    const code = randomBytes(32).toString('base64url');
    const ask = log.ask({ person: camille }, admin);
    log.confirmAsk(ask, ana, head, digest(code));
    const key = passwordSignatory(camille);
    log.enrol(key, { grant: ask.grantId, code });
    expect(log.stateOf(key)).toBe('waiting');
  });
});

test('by the first signed asks too, one code opens nothing where the asker signed none', () => {
  const older = new AuthorityLog();
  older.found(admin, ['administrator']);
  older.found(head, ['head_of_legal']);
  older.write('config/people', RULES_ENTRY, 'keys', { version: 2 });
  const code = randomBytes(32).toString('base64url');
  const ask = older.ask({ person: camille }, admin);
  older.confirmAsk(ask, ana, head, digest(code));
  const key = passwordSignatory(camille);
  older.enrol(key, { grant: ask.grantId, code });
  expect([older.rolesOf(camille), older.stateOf(key)]).toEqual([['jurist'], 'waiting']);
});

test('an entry of rules that cannot be read changes nothing, and is seen', () => {
  const older = new AuthorityLog();
  older.found(admin, ['administrator']);
  older.found(head, ['head_of_legal']);
  older.write('config/people', RULES_ENTRY, 'keys', { version: 1 });
  older.grant({ person: camille, askedBy: ana }, head);
  expect(older.rolesOf(camille)).toEqual(['jurist']);
  expect(older.authority.faults).toEqual(['config/people, seq 1: the rules are of an unknown version.']);
});
