/** What a thief of the log's database can do with acts that people once signed: write them again, and no more. */
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { passkeySignatory, passwordSignatory } from '../../../test/support/signatory.js';
import { sha256 } from '../ledger/hash.js';

const [ana, helene, camille] = Array.from({ length: 3 }, () => randomUUID()) as [string, string, string];

function founded() {
  const log = new AuthorityLog();
  const [admin, head] = [passwordSignatory(ana), passkeySignatory(helene)];
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  return { log, admin, head };
}

test('a signed grant that is written again gives back no role, and opens no spent invitation', () => {
  const { log, head } = founded();
  const code = randomBytes(32).toString('base64url');
  const digest = sha256(Buffer.from(code)).toString('hex');
  const grant = log.grant({ person: camille, askedBy: ana, roles: ['executive'], code: digest }, head);
  const written = log.entries.at(-1)?.data;
  log.enrol(passkeySignatory(camille), { grant: grant.grantId, code });
  log.write('config/people', 'config.roles_changed', ana, { person: camille, before: ['executive'], after: [] });
  log.write('config/people', 'config.grant_confirmed', helene, written);
  const thief = passwordSignatory(camille);
  log.enrol(thief, { grant: grant.grantId, code });
  expect([log.rolesOf(camille), log.stateOf(thief)]).toEqual([[], 'waiting']);
  expect(log.authority.faults).toHaveLength(2);
});

test('an enrolment that is written again makes no key wait that counts, and none that was revoked', () => {
  const { log, head } = founded();
  const key = passkeySignatory(camille);
  log.confirm(key, log.enrol(key), head);
  log.enrol(key);
  expect([log.stateOf(key), log.authority.faults.length]).toEqual(['confirmed', 1]);
  log.write('keys', 'key.revoked', camille, { key: key.key.key, why: 'removed' });
  log.enrol(key);
  expect([log.stateOf(key), log.authority.faults.length]).toEqual(['revoked', 2]);
});

test('a signed confirmation of a key that is written again brings no revoked key back', () => {
  const { log, head } = founded();
  const key = passkeySignatory(camille);
  const seq = log.enrol(key);
  log.confirm(key, seq, head);
  const written = log.entries.at(-1)?.data;
  log.write('keys', 'key.revoked', camille, { key: key.key.key, why: 'removed' });
  log.write('keys', 'key.confirmed', helene, written);
  expect(log.stateOf(key)).toBe('revoked');
});
