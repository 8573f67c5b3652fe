/** Who would take rights, keys and accounts away with a password of the database, and one person who merges everybody. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { classOf } from '../../../src/ledger/event-kinds.js';
import { Database } from '../../../src/platform/database/database.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { type Desk, type Member, PASSWORD, startDesk } from '../../support/desk.js';
import { askAbout, confirmGrant, grantOf, merge } from '../../support/grants.js';

let desk: Desk;
let ana: Member;
let head: Member;
let ciso: Member;
let jurists: readonly [Member, Member];
let keyOfHead: string;

beforeAll(async () => {
  desk = await startDesk();
  [ana, head, ciso] = [
    await desk.personWith('administrator'),
    await desk.personWith('head_of_legal'),
    await desk.personWith('ciso'),
  ];
  jurists = [await desk.personWith('jurist'), await desk.personWith('jurist')];
  for (const { id } of [ana, ciso, ...jurists]) await desk.signing.of(id);
  keyOfHead = (await desk.signing.of(head.id)).key.key;
}, 60_000);
afterAll(() => desk?.close());

const authority = () => desk.database.transaction((tx) => desk.app.get(Authorities).of(tx));
const problem = async (sent: ReturnType<Member['send']>): Promise<string> => {
  const answer = await sent;
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
};

/** What strips a person who confirms: each entry as a version before wrote it. */
const forgeries = (): [string, string, object][] => [
  ['config/people', 'config.roles_changed', { person: head.id, before: ['head_of_legal'], after: [] }],
  ['config/people', 'config.person_disabled', { person: head.id }],
  ['config/people', 'config.one_person_told', { account: head.id, person: ana.id }],
  ['keys', 'key.revoked', { key: keyOfHead, why: 'removed' }],
];
const insert = `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
  select $1, coalesce(max(seq), 0) + 1, $2, date_trunc('milliseconds', clock_timestamp()), $3, $4::jsonb, $5,
    sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea)
  from entry where stream = $1`;
const values = ([stream, type, data]: [string, string, object]) => [
  ...[stream, type, ana.id, JSON.stringify(data), classOf(type)],
];

describe('a thief with the password of sign-in alone', () => {
  it('writes no entry that takes anything away', async () => {
    const thief = await Database.connect(desk.fresh.urlOf('greffe_identity'), () => undefined, 1);
    try {
      for (const forgery of forgeries()) {
        await expect(thief.query(insert, values(forgery))).rejects.toThrow(
          /writes no entry|is revoked by the signature of its person/,
        );
      }
      await expect(
        thief.query('insert into same_person (account, person) values ($1, $2)', [head.id, ana.id]),
      ).rejects.toThrow('permission denied');
    } finally {
      await thief.close();
    }
  });
});

describe('the owner of the database, without a person', () => {
  it('strips no one: what is written counts for nothing, is seen, and the first set-up stays closed', async () => {
    for (const guard of ['entry_is_allowed', 'revocation_is_signed']) {
      await desk.fresh.asOwner(`alter table entry disable trigger ${guard}`);
    }
    for (const forgery of forgeries()) await desk.fresh.asOwner(insert, values(forgery));
    for (const guard of ['entry_is_allowed', 'revocation_is_signed']) {
      await desk.fresh.asOwner(`alter table entry enable trigger ${guard}`);
    }
    const { people, key, wantsFounders, personOf, faults } = await authority().then((found) => ({
      people: found.people.get(head.id),
      key: found.key(keyOfHead)?.state,
      wantsFounders: found.wantsFounders,
      personOf: found.personOf(head.id),
      faults: found.faults.length,
    }));
    expect([people?.roles, people?.active, key, wantsFounders, personOf, faults]).toEqual([
      ...[['head_of_legal'], true, 'confirmed', false, head.id, 4],
    ]);
    expect((await desk.app.get(Health, { strict: false }).check()).faults).toContain('void_entries');
  });
});

describe('one administrator who would stop every decision', () => {
  it('makes no two colleagues one without a second person, who is neither', async () => {
    expect(await problem(askAbout(desk, ana, jurists[0], 'one_person', jurists[1].id))).toBe('done');
    expect((await authority()).personOf(jurists[0].id)).toBe(jurists[0].id);
    const grant = await grantOf(head, jurists[0].id);
    expect(await problem(confirmGrant(desk, ana, grant))).toBe('asked-it');
    expect(await problem(confirmGrant(desk, head, grant))).toBe('done');
    expect((await authority()).personOf(jurists[0].id)).toBe(jurists[1].id);
  });

  it('leaves three persons who consent, with a second person too', async () => {
    expect(await problem(askAbout(desk, ana, ciso, 'one_person', jurists[1].id))).toBe('too-few-would-consent');
  });

  it('is undone by two, in the log and in the database', async () => {
    expect(await problem(askAbout(desk, ana, ciso, 'two_persons'))).toBe('person-alone');
    expect(await problem(askAbout(desk, ana, jurists[0], 'two_persons'))).toBe('done');
    expect(await problem(confirmGrant(desk, head, await grantOf(head, jurists[0].id)))).toBe('done');
    expect((await authority()).personOf(jurists[0].id)).toBe(jurists[0].id);
    const rows = await desk.fresh.asOwner<{ person: string; undone: boolean }>(
      'select person_of($1) as person, (select undone_at is not null from same_person where account = $1) as undone',
      [jurists[0].id],
    );
    expect(rows).toEqual([{ person: jurists[0].id, undone: true }]);
    expect((await merge(desk, [ana, head], jurists[0], jurists[1])).statusCode).toBe(200);
    expect((await authority()).personOf(jurists[0].id)).toBe(jurists[1].id);
  });
});

it('the person whose account is closed by two cannot sign in, and their key counts no more', async () => {
  const leaver = await desk.personWith('analyst');
  const { key } = await desk.signing.of(leaver.id);
  await askAbout(desk, ana, leaver, 'closing');
  expect((await desk.visitor().signIn(leaver.email, PASSWORD)).statusCode).toBe(201);
  expect(await problem(confirmGrant(desk, head, await grantOf(head, leaver.id)))).toBe('done');
  expect((await desk.visitor().signIn(leaver.email, PASSWORD)).statusCode).toBe(401);
  expect((await authority()).key(key.key)?.state).toBe('revoked');
});
