/** What gives or takes a strong role is confirmed by two people; what is refused stays refused. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { newCodes, passkeySignatory, passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import type { Role } from '../law/vocabulary.js';
import { NEWEST_RULES, type SignedAsk } from './grant-event.js';

const [ana, helene, camille] = Array.from({ length: 3 }, () => randomUUID()) as [string, string, string];
const missing = 'two people confirm it, and the first is missing.';

let log: AuthorityLog;
let [admin, head, dpo]: Signatory[] = [];
const of = (signatory: Signatory | undefined): Signatory => signatory as Signatory;
const lastFault = () => log.authority.faults.at(-1)?.replace(/^.*?: /, '');

beforeEach(() => {
  log = new AuthorityLog();
  [admin, head, dpo] = [passwordSignatory(ana), passkeySignatory(helene), passkeySignatory(randomUUID())];
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  log.beginRules(NEWEST_RULES);
  log.invite(dpo, ['dpo'], [admin, head]);
});

describe('an installation of two people who confirm', () => {
  test('lets one of them confirm what the other asks: nothing is locked out', () => {
    expect([log.rolesOf(of(dpo).key.person), log.authority.faults]).toEqual([['dpo'], []]);
  });
});

describe('a strong role', () => {
  const asked = (given: Partial<SignedAsk> = {}) => log.ask({ person: camille, ...given }, of(admin));

  test('is given by no one person who confirms, and by two', () => {
    const ask = asked({ roles: ['jurist'] });
    expect(log.authority.wantsSecond(ask.grantId)).toBe(true);
    log.confirmAsk(ask, ana, of(head));
    expect([log.rolesOf(camille), lastFault()]).toEqual([[], missing]);
    log.second(ask, ana, of(head));
    expect(log.authority.wantsSecond(ask.grantId)).toBe(false);
    log.confirmAsk(ask, ana, of(dpo));
    expect(log.rolesOf(camille)).toEqual(['jurist']);
  });

  test('is not confirmed twice by one person, nor first by the one who asked, and not in the name of another', () => {
    const ask = asked();
    log.second(ask, ana, of(admin));
    expect(lastFault()).toBe('it was confirmed first by a person who may not.');
    log.second(ask, ana, of(head), of(dpo).key.person);
    expect(lastFault()).toBe('it is not signed by a key that counts.');
    log.second(ask, ana, of(head));
    log.second(ask, ana, of(dpo));
    expect(lastFault()).toBe('it was confirmed before.');
    log.confirmAsk(ask, ana, of(head));
    expect([log.rolesOf(camille), lastFault()]).toEqual([[], 'one person alone confirmed it.']);
  });

  test('is not given where the first lost the key or the role before the second confirmed', () => {
    const ask = asked();
    const ciso = passkeySignatory(randomUUID());
    const invited = newCodes();
    const wanted = log.ask({ person: ciso.key.person, roles: ['ciso'], half: invited.halfDigest }, of(admin));
    log.second(wanted, ana, of(head));
    log.confirmAsk(wanted, ana, of(dpo), invited.codeDigest);
    log.enrol(ciso, { grant: wanted.grantId, code: invited.code, half: invited.half });
    log.second(ask, ana, ciso);
    log.revoke(ciso, ciso);
    expect(log.authority.wantsSecond(ask.grantId)).toBe(true);
    log.confirmAsk(ask, ana, of(head));
    expect([log.rolesOf(camille), lastFault()]).toEqual([[], 'it is not signed by a key that counts.']);
  });

  const concerning: readonly (readonly [name: string, given: Partial<SignedAsk>])[] = [
    ['is taken', { roles: ['analyst'] }],
    ['ends with its account', { what: 'closing' }],
    ['is opened again by a reset', { what: 'recovery', half: '0'.repeat(64) }],
    ['loses its passkeys', { what: 'factors' }],
  ];
  test.each(concerning)('%s by no one person who confirms', (_, given) => {
    const first = asked({ roles: ['jurist'] });
    log.second(first, ana, of(head));
    log.confirmAsk(first, ana, of(dpo));
    log.confirmAsk(asked(given), ana, of(head));
    expect([log.rolesOf(camille), lastFault()]).toEqual([['jurist'], missing]);
  });

  test.each<Role>(['analyst', 'auditor'])('is not that of the %s, whom one person confirms', (role) => {
    const ask = asked({ roles: [role] });
    log.confirmAsk(ask, ana, of(head));
    expect(log.rolesOf(camille)).toEqual([role]);
  });

  test('of before these rules stays given', () => {
    const older = new AuthorityLog();
    older.found(of(admin), ['administrator']);
    older.found(of(head), ['head_of_legal']);
    older.beginRules();
    older.invite(of(dpo), ['dpo'], [of(admin), of(head)]);
    older.twoSign({ person: camille, roles: ['jurist'] }, [of(admin), of(head)]);
    older.beginRules(NEWEST_RULES);
    expect([older.rolesOf(camille), older.authority.faults]).toEqual([['jurist'], []]);
  });
});

test('two accounts are made one person by two who confirm, and by no one alone', () => {
  const ask = log.ask({ person: camille, what: 'one_person', of: randomUUID() }, of(admin));
  log.confirmAsk(ask, ana, of(head));
  expect([log.authority.personOf(camille), lastFault()]).toEqual([camille, missing]);
});

describe('a refusal', () => {
  test('that a person who may signed ends what was asked', () => {
    const ask = log.ask({ person: camille, roles: ['analyst'] }, of(admin));
    log.refuse(ask.grantId, of(dpo));
    log.confirmAsk(ask, ana, of(head));
    expect([log.rolesOf(camille), lastFault()]).toEqual([[], 'the grant was not asked for with a signature.']);
  });

  test('stands: the signed ask that is written again is not asked anew', () => {
    const ask = log.ask({ person: camille, roles: ['analyst'] }, of(admin));
    const written = log.entries.at(-1)?.data;
    log.refuse(ask.grantId, of(dpo));
    log.write('config/people', 'config.grant_asked', ana, written);
    expect(lastFault()).toBe('the same was asked before.');
    log.confirmAsk(ask, ana, of(head));
    expect(log.rolesOf(camille)).toEqual([]);
  });

  test('that no one signed, or a person who may not, ends nothing', () => {
    const ask = log.ask({ person: camille, roles: ['analyst'] }, of(admin));
    log.write('config/people', 'config.grant_refused', helene, { grantId: ask.grantId });
    log.refuse(ask.grantId, of(admin), helene);
    log.refuse(ask.grantId, passwordSignatory(camille));
    expect(log.authority.faults.slice(-3).map((fault) => fault.replace(/^.*?: /, ''))).toEqual(
      Array(3).fill('the refusal is not signed by a person who may.'),
    );
    log.confirmAsk(ask, ana, of(head));
    expect(log.rolesOf(camille)).toEqual(['analyst']);
  });
});
