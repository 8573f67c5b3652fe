/** One person who confirms suspends one account, for three days, and no more than that. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { AuthorityLog } from '../../../test/support/authority-log.js';
import { passkeySignatory, passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import { addHours, type Instant, instant } from '../kernel/instant.js';
import type { Role } from '../law/vocabulary.js';
import { actOn } from './act.js';
import { SUSPENDED } from './grant-event.js';
import { HOURS_BETWEEN, SUSPENSION_HOURS, suspensionAct } from './suspensions.js';

const began = instant('2026-11-28T08:00:00.000Z');

let log: AuthorityLog;
let admin: Signatory;
let head: Signatory;
let dpo: Signatory;
let jurist: Signatory;

function member(role: Role): Signatory {
  const key = passkeySignatory(randomUUID());
  log.invite(key, [role], [admin, head]);
  return key;
}

beforeEach(() => {
  log = new AuthorityLog();
  [admin, head] = [passwordSignatory(randomUUID()), passkeySignatory(randomUUID())];
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  log.beginRules();
  [dpo, jurist] = [member('dpo'), member('jurist')];
});

const act = actOn('approve', {
  case: randomUUID(),
  payload: 'a'.repeat(64),
  preparation: randomUUID(),
  role: 'jurist',
});
const why = (of: Signatory, at?: Instant) =>
  log.authority.objectionTo(act, of.sign(act), of.key.person, at)?.why ?? null;
const lastFault = () => log.authority.faults.at(-1)?.replace(/^.*?: /, '');
const suspended = () => log.authority.suspended.map(({ account }) => account);
const passed = (hours: number): void => {
  log.at = addHours(began, hours);
  log.authority.passTo(log.at as Instant);
};

describe('a suspended account', () => {
  test('signs nothing, asks nothing, confirms nothing, and holds no role that acts', () => {
    expect(why(dpo)).toBeNull();
    log.suspend(dpo.key.person, head);
    const { people } = log.authority;
    expect([why(dpo), people.get(dpo.key.person)?.active]).toEqual(['suspended', false]);
    expect(log.authority.mayConfirm(dpo.key.person, [])).toBe(false);
    log.suspend(admin.key.person, dpo);
    expect([suspended(), lastFault()]).toEqual([
      [dpo.key.person],
      'the account was suspended by a person who may not.',
    ]);
    expect(log.authority.confirmersOf(jurist.key.person)).not.toContain(dpo.key.person);
  });

  test('acts again by itself after three days, and keeps what it signed before', () => {
    log.suspend(jurist.key.person, head);
    passed(SUSPENSION_HOURS - 1);
    expect(why(jurist)).toBe('suspended');
    passed(SUSPENSION_HOURS);
    expect([why(jurist), suspended()]).toEqual([null, []]);
    const during = addHours(began, 1);
    expect(log.authority.accountAt(jurist.key.person, during)?.active).toBe(false);
    expect(why(jurist, during)).toBe('suspended');
    expect(why(jurist, addHours(began, SUSPENSION_HOURS))).toBeNull();
  });

  test('opens no way to found anew from the machine, though another one revokes their key', () => {
    log.suspend(dpo.key.person, head);
    log.revoke(head, head);
    expect([log.authority.wantsFounders, log.authority.faults]).toEqual([false, []]);
  });
});

describe('one who confirms', () => {
  test('suspends one account at a time, of another person', () => {
    log.suspend(jurist.key.person, head);
    log.suspend(dpo.key.person, head);
    expect([suspended(), lastFault()]).toEqual([[jurist.key.person], 'one person suspends one account at a time.']);
    log.suspend(dpo.key.person, dpo);
    expect(lastFault()).toBe('the account was suspended by a person who may not.');
    log.suspend(dpo.key.person, jurist);
    expect(lastFault()).toBe('the account was suspended by a person who may not.');
  });

  test('suspends the same account again after seven days at the earliest, and another one at once', () => {
    log.suspend(jurist.key.person, head);
    passed(SUSPENSION_HOURS);
    log.suspend(jurist.key.person, head);
    expect([suspended(), lastFault()]).toEqual([[], 'the same person suspended the same account before.']);
    log.suspend(dpo.key.person, head);
    expect(suspended()).toEqual([dpo.key.person]);
    passed(HOURS_BETWEEN);
    log.suspend(jurist.key.person, head);
    expect(suspended()).toEqual([jurist.key.person]);
  });

  test('leaves an administrator and another person who confirm, beside those suspended already', () => {
    log.suspend(admin.key.person, head);
    expect([suspended(), lastFault()]).toEqual([[], 'no right could be given any more.']);
    log.suspend(head.key.person, admin);
    log.suspend(dpo.key.person, head);
    log.suspend(dpo.key.person, admin);
    expect(suspended()).toEqual([head.key.person]);
    const second = member('administrator');
    expect(log.stateOf(second)).toBe('waiting');
  });

  test('signs exactly this account, once', () => {
    const [suspensionId, account] = [randomUUID(), jurist.key.person];
    const signature = head.sign(suspensionAct(suspensionId, account));
    const write = (data: object, actor = head.key.person) =>
      log.write('config/people', SUSPENDED, actor, { suspensionId, account, signature, ...data });
    write({ account: dpo.key.person });
    write({ suspensionId: randomUUID() });
    write({}, dpo.key.person);
    log.write('config/people', SUSPENDED, head.key.person, { suspensionId, account });
    expect(suspended()).toEqual([]);
    write({});
    passed(HOURS_BETWEEN);
    write({});
    expect([suspended(), lastFault()]).toEqual([[], 'the suspension cannot be read, or was written before.']);
  });
});

describe('a suspension', () => {
  test('is lifted by the person who ordered it, alone', () => {
    log.lift(log.suspend(jurist.key.person, head), head);
    expect([why(jurist), suspended(), log.authority.faults]).toEqual([null, [], []]);
  });

  test('is lifted by two others together, and by no one alone, nor by its person', () => {
    const ciso = member('ciso');
    const id = log.suspend(dpo.key.person, head);
    log.lift(id, dpo);
    log.lift(id, jurist);
    log.lift(id, admin);
    log.lift(id, admin);
    log.lift(id, ciso, admin.key.person);
    expect(suspended()).toEqual([dpo.key.person]);
    log.lift(id, ciso);
    expect(suspended()).toEqual([]);
    expect(log.authority.faults.map((fault) => fault.replace(/^.*?: /, ''))).toEqual([
      'the suspension was lifted by a person who may not.',
      'the suspension was lifted by a person who may not.',
      'it is not signed by a key that counts.',
    ]);
  });
});
