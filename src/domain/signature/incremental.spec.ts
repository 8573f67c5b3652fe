/** What is folded further from a copy is what is folded whole, wherever it was cut, and the copied fold stays as it was. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AuthorityLog, machine } from '../../../test/support/authority-log.js';
import { newCodes, passwordSignatory, type Signatory } from '../../../test/support/signatory.js';
import type { Role } from '../law/vocabulary.js';
import { publicKeyOf } from '../ledger/hash.js';
import { actOn } from './act.js';
import { Authority } from './authority.js';
import { NEWEST_RULES, type SignedAsk } from './grant-event.js';
import type { AuthorityEntry } from './rights.js';

const keys = Array.from({ length: 5 }, () => passwordSignatory(randomUUID())) as [Signatory, Signatory, ...Signatory[]];
const [admin, head] = keys;
const roles: readonly Role[] = ['administrator', 'head_of_legal', 'dpo', 'jurist', 'analyst'];

/** One thing that people, or a thief, write after the two foundings. */
type Step = readonly [kind: number, one: number, other: number];
const step: fc.Arbitrary<Step> = fc.tuple(fc.nat(9), fc.nat(4), fc.nat(4));

interface Written {
  readonly log: AuthorityLog;
  readonly asks: SignedAsk[];
  readonly by: Signatory;
  readonly of: Signatory;
  readonly role: Role;
}
const onAsk =
  (work: (ask: SignedAsk, written: Written) => void) =>
  (written: Written): void => {
    const ask = written.asks.at(-1);
    if (ask) work(ask, written);
  };
const writes: readonly ((written: Written) => unknown)[] = [
  ({ log, role }) => log.beginRules(2 + (roles.indexOf(role) % (NEWEST_RULES - 1))),
  ({ log, asks, of, role }) => asks.push(log.ask({ person: of.key.person, roles: [role] }, admin)),
  onAsk((ask, { log, by }) => log.second(ask, admin.key.person, by)),
  onAsk((ask, { log, by }) => log.confirmAsk(ask, admin.key.person, by)),
  ({ log, of, role }) => log.invite(of, [role], [admin, head]),
  ({ log, by, of }) => log.confirm(of, log.enrol(passwordSignatory(of.key.person), null, of), by),
  ({ log, by, of }) => log.suspend(of.key.person, by),
  ({ log, by, of }) => log.revoke(of, by),
  ({ log, of, role }) => log.found(of, [role]),
  onAsk((ask, { log, by }) => log.refuse(ask.grantId, by)),
];

function write(log: AuthorityLog, [kind, one, other]: Step, asks: SignedAsk[]): void {
  const [by = admin, of = head, role = 'jurist'] = [keys[one], keys[other], roles[one]];
  writes[kind]?.({ log, asks, by, of, role });
}

const whole = (entries: readonly AuthorityEntry[]): Authority => {
  const fold = new Authority(publicKeyOf(machine));
  for (const entry of entries) fold.take(entry);
  return fold;
};

/** All that a fold answers. */
const told = (fold: Authority, entries: readonly AuthorityEntry[]) =>
  JSON.stringify([
    [...fold.people],
    fold.keys,
    fold.faults,
    fold.suspended,
    [fold.begun, fold.wantsFounders, fold.wantsProvedKeys, fold.knowsSuspensions],
    keys.map((key) => [
      fold.personOf(key.key.person),
      fold.confirmersOf(key.key.person),
      fold.objectionTo(actOn('release', {}), key.sign(actOn('release', {})), key.key.person),
    ]),
    entries.flatMap(({ data }) => {
      const { grantId } = data as { grantId?: string };
      return grantId ? [[fold.askOf(grantId), fold.wantsSecond(grantId)]] : [];
    }),
  ]);

test('a fold that is taken further equals the whole one', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(100), fc.boolean(), (steps, cut, later) => {
      const log = new AuthorityLog();
      const asks: SignedAsk[] = [];
      const found = () => {
        log.found(admin, ['administrator']);
        log.found(head, ['head_of_legal']);
      };
      if (!later) found();
      for (const each of steps) write(log, each, asks);
      if (later) found();
      const { entries } = log;
      const at = cut % (entries.length + 1);
      const first = whole(entries.slice(0, at));
      const before = told(first, entries);
      const further = first.copy();
      for (const entry of entries.slice(at)) further.take(entry);
      expect(told(further, entries)).toBe(told(whole(entries), entries));
      expect(told(first, entries)).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test('one new entry draws the account that it is about, and of a thousand others none', () => {
  const log = new AuthorityLog();
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  for (let one = 0; one < 1_000; one += 1) {
    log.write('config/people', 'config.person_added', admin.key.person, { person: randomUUID(), roles: [] });
  }
  const before = log.authority;
  const after = before.copy();
  const add = (person: string) =>
    after.take({
      ...{ stream: 'config/people', seq: 2_000, type: 'config.person_added', actor: admin.key.person },
      ...{ data: { person, roles: [] }, at: log.at },
    });
  add(randomUUID());
  const drawn = [...after.people].filter(([id, account]) => before.people.get(id) !== account);
  expect([before.people.size, after.people.size, drawn.length]).toEqual([1_002, 1_003, 1]);
});

test('a copy spends the invitations of the fold that it comes from', () => {
  const log = new AuthorityLog();
  log.found(admin, ['administrator']);
  log.found(head, ['head_of_legal']);
  const { code, half, codeDigest, halfDigest } = newCodes();
  const person = randomUUID();
  const ask = log.ask({ person, half: halfDigest }, admin);
  log.confirmAsk(ask, admin.key.person, head, codeDigest);
  const copy = log.authority.copy();
  log.enrol(passwordSignatory(person), log.authority.invitationOf(person, { code, half }));
  expect(log.authority.invitationOf(person, { code, half })).toBeUndefined();
  expect(copy.invitationOf(person, { code, half })).toEqual({ grant: ask.grantId, code, half });
});
