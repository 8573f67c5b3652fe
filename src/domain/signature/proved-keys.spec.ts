/** A key that is enrolled by an entry alone counts for nothing, and no person who confirms makes it count. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import {
  enrolled,
  newCodes,
  passkeySignatory,
  passwordSignatory,
  type Signatory,
} from '../../../test/support/signatory.js';

const [ana, helene, nadia, camille] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string];
const unproved = 'neither an older key of its person nor a grant of two people stands under the key.';

let log: AuthorityLog;
let admin: Signatory;
let head: Signatory;
let jurist: Signatory;
beforeEach(() => {
  log = new AuthorityLog();
  [admin, head, jurist] = [passwordSignatory(ana), passkeySignatory(helene), passkeySignatory(camille)];
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  log.beginRules();
  log.invite(jurist, ['jurist'], [admin, head]);
});
const faults = () => log.authority.faults.map((fault) => fault.replace(/^.*?: /, ''));

describe('a key in the name of another person', () => {
  test('that a thief enrols by an entry alone is void, and stays void when one person confirms it', () => {
    const thief = passwordSignatory(camille);
    const seq = log.enrol(thief);
    expect(faults()).toEqual([unproved]);
    log.confirm(thief, seq, head);
    log.confirm(thief, seq, admin);
    expect([log.stateOf(thief), faults()]).toEqual(['waiting', [unproved, unproved, unproved]]);
    const [known] = log.authority.keys.slice(-1);
    expect(known && log.authority.isConfirmable(known)).toBe(false);
  });

  test('is proved by no older key of another person, and by none that is waiting or revoked', () => {
    const older = passkeySignatory(camille);
    const seq = log.enrol(older, null, jurist);
    const [byOther, byWaiting, byRevoked] = [1, 2, 3].map(() => passwordSignatory(camille)) as [
      Signatory,
      Signatory,
      Signatory,
    ];
    const enrolments = [log.enrol(byOther, null, head), log.enrol(byWaiting, null, older)];
    log.confirm(older, seq, head);
    log.revoke(older, jurist);
    enrolments.push(log.enrol(byRevoked, null, older));
    for (const [at, key] of [byOther, byWaiting, byRevoked].entries()) log.confirm(key, enrolments[at] ?? 0, head);
    expect([byOther, byWaiting, byRevoked].map(log.stateOf)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(faults()).toHaveLength(6);
  });

  test('is proved by no older key that signed another key', () => {
    const [own, thief] = [passkeySignatory(camille), passwordSignatory(camille)];
    log.enrol(own, null, jurist);
    const { olderKey } = enrolled(own, jurist);
    const seq = log.write('keys', 'key.enrolled', camille, { ...enrolled(thief), olderKey });
    log.confirm(thief, seq, head);
    expect([log.stateOf(thief), faults()]).toEqual(['waiting', [unproved, unproved]]);
  });
});

describe('a key of its own person', () => {
  test('is proved by an older one, and counts once another person confirms it', () => {
    const second = passkeySignatory(camille);
    const seq = log.enrol(second, null, jurist);
    expect(log.stateOf(second)).toBe('waiting');
    log.confirm(second, seq, head);
    expect([log.stateOf(second), faults()]).toEqual(['confirmed', []]);
  });

  test('counts at once by both codes of a grant, of which each is in what one of two people signed', () => {
    const { code, half, codeDigest, halfDigest } = newCodes();
    const ask = log.ask({ person: camille, what: 'recovery', half: halfDigest }, admin);
    log.confirmAsk(ask, ana, head, codeDigest);
    expect(log.stateOf(jurist)).toBe('revoked');
    expect(log.authority.invitationOf(camille, { code })).toBeUndefined();
    const invitation = log.authority.invitationOf(camille, { code, half });
    const again = passwordSignatory(camille);
    log.enrol(again, invitation);
    expect([log.stateOf(again), faults()]).toEqual(['confirmed', []]);
    expect(log.authority.invitationOf(camille, { code, half })).toBeUndefined();
  });
});

describe('an installation of before', () => {
  test('keeps the keys that count, and a key that waits has to be proved anew', () => {
    const older = new AuthorityLog();
    older.found(admin, ['administrator']);
    older.found(head, ['head_of_legal']);
    older.beginRules(3);
    const [counting, waiting] = [passkeySignatory(camille), passkeySignatory(nadia)];
    older.confirm(counting, older.enrol(counting), head);
    const seq = older.enrol(waiting);
    older.beginRules();
    older.confirm(waiting, seq, head);
    expect([counting, waiting].map(older.stateOf)).toEqual(['confirmed', 'waiting']);
    expect(older.authority.faults).toHaveLength(1);
  });

  test('takes no invitation any more of which one person alone knows the code', () => {
    const older = new AuthorityLog();
    older.found(admin, ['administrator']);
    older.found(head, ['head_of_legal']);
    const { code, codeDigest } = newCodes();
    const { grantId: grant } = older.grant({ person: camille, askedBy: ana, code: codeDigest }, head);
    older.beginRules();
    const key = passwordSignatory(camille);
    older.enrol(key, { grant, code });
    expect([older.rolesOf(camille), older.stateOf(key)]).toEqual([['jurist'], 'waiting']);
  });

  test('without an administrator who signs is helped by the machine, since no one else could ask', () => {
    expect(log.authority.wantsFounders).toBe(false);
    const dpo = passkeySignatory(nadia);
    log.invite(dpo, ['dpo'], [admin, head]);
    log.revoke(admin, admin);
    expect(log.authority.wantsFounders).toBe(true);
    const again = passwordSignatory(ana);
    log.found(again, ['administrator']);
    expect([log.stateOf(again), log.authority.wantsFounders, faults()]).toEqual(['confirmed', false, []]);
  });
});
