/** The first two keys: at set-up, and of an installation whose people are older than signatures. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { FoundingKeys } from '../../../src/identity/keys/founding-keys.js';
import { PeopleService } from '../../../src/identity/people/accounts/people.service.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { type Desk, type Member, PASSWORD, startDesk } from '../../support/desk.js';

interface ShownKey {
  readonly id: string;
  readonly fingerprint: string;
  readonly state: string;
}

const keyOf = async (person: Member) =>
  (await person.send('GET', '/api/keys/own')).json<{ keys: ShownKey[]; wantsFounders: boolean }>();

describe('a new installation', () => {
  it('confirms the keys of its first two people as it registers them, and prints their fingerprints', async () => {
    const desk = await startDesk();
    const add = (email: string, role: Role) =>
      desk.app.get(PeopleService).addFirst({ name: 'Ada', email, password: PASSWORD, roles: [role] }, 'command-line');
    const [ana, helene] = [await add('ana@desk.example', 'administrator'), await add('helene@desk.example', 'dpo')];
    if (!ana.ok || !helene.ok) throw new Error('They were not registered.');
    expect(ana.value.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const visitor = desk.visitor();
    await visitor.signIn('helene@desk.example');
    const { keys } = (await visitor.send('GET', '/api/keys')).json<{ keys: (ShownKey & { confirmedBy: string })[] }>();
    expect(keys.map(({ fingerprint }) => fingerprint)).toEqual([ana.value.fingerprint, helene.value.fingerprint]);
    expect(keys.map(({ confirmedBy }) => confirmedBy)).toEqual(['machine', 'machine']);
    const people = await desk.database.transaction(async (tx) => (await desk.app.get(Authorities).of(tx)).people);
    expect([...people.values()].map(({ roles }) => roles)).toEqual([['administrator'], ['dpo']]);
    await desk.close();
  });
});

describe('an installation older than signatures', () => {
  let desk: Desk;
  let [ana, helene, nadia, camille]: Member[] = [];
  const all = () => [ana, helene, nadia, camille] as [Member, Member, Member, Member];
  const founding = () => desk.app.get(FoundingKeys);
  const rolesInLog = (id: string) =>
    desk.database.transaction(async (tx) => (await desk.app.get(Authorities).of(tx)).people.get(id)?.roles ?? []);

  beforeAll(async () => {
    desk = await startDesk();
    const roles: Role[] = ['administrator', 'head_of_legal', 'executive', 'jurist'];
    const people = [];
    for (const role of roles) people.push(await desk.personWith(role));
    [ana, helene, nadia, camille] = people;
    // As the version before wrote it.
    for (const [at, person] of people.entries()) {
      const data = { grantId: person.id, person: person.id, what: 'roles', roles: [roles[at]] };
      const asked = { type: 'config.grant_asked', class: 'other', actor: ana?.id ?? '', data } as const;
      const confirmed = { type: 'config.grant_confirmed', class: 'other', actor: helene?.id ?? '', data } as const;
      await desk.fresh.asOwner('alter table entry disable trigger acts_are_signed');
      await desk.identity.transaction((tx) => desk.app.get(Ledger).record(tx, 'config/people', [asked, confirmed]));
      await desk.fresh.asOwner('alter table entry enable trigger acts_are_signed');
    }
  });
  afterAll(() => desk.close());

  it('lets people enrol keys, says that the server confirms the first one, and gives no right meanwhile', async () => {
    for (const person of all()) {
      expect((await person.send('POST', '/api/keys/password', { body: { password: PASSWORD } })).statusCode).toBe(201);
    }
    expect(await keyOf(all()[0])).toMatchObject({ wantsFounders: true, confirmers: [], keys: [{ state: 'waiting' }] });
    const { wanted, waiting, rights } = await founding().state();
    expect([wanted, waiting.length, rights.map(({ roles }) => roles[0]).sort()]).toEqual([
      true,
      4,
      ['administrator', 'executive', 'head_of_legal', 'jurist'],
    ]);
    expect(await rolesInLog(all()[0].id)).toEqual([]);
  });

  it('takes the keys of two people who may confirm, and the rights of before as they stood; no third key', async () => {
    const [first, second, third, jurist] = all();
    const fingerprint = async (person: Member) => (await keyOf(person)).keys[0]?.fingerprint ?? '';
    const confirm = async (person: Member) => {
      const confirmed = await founding().confirm(await fingerprint(person), 'command-line');
      return confirmed.ok ? 'done' : confirmed.refusal.code;
    };
    expect(await confirm(jurist)).toBe('key-not-of-a-confirmer');
    expect(await confirm(first)).toBe('done');
    expect(await confirm(first)).toBe('key-unknown');
    expect(await confirm(second)).toBe('done');
    expect(await confirm(third)).toBe('two-keys-already');
    expect((await keyOf(third)).wantsFounders).toBe(false);
    for (const [person, role] of [
      [first, 'administrator'],
      [second, 'head_of_legal'],
      [third, 'executive'],
      [jurist, 'jurist'],
    ] as const) {
      expect(await rolesInLog(person.id)).toEqual([role]);
    }
    const entries = await desk.fresh.asOwner<{ actor: string }>(
      `select actor from entry where stream = 'keys' and type = 'key.confirmed' order by seq`,
    );
    expect(entries).toEqual([{ actor: 'command-line' }, { actor: 'command-line' }]);
  });

  it('believes no founding that its own machine did not sign, whatever SQL the application sends', async () => {
    const other = await startDesk();
    const thief = await other.personWith('executive');
    const made = (await thief.send('POST', '/api/keys/password', { body: { password: PASSWORD } })).json<ShownKey>();
    const signature = Buffer.alloc(64).toString('base64url');
    await other.identity.transaction((tx) =>
      other.app.get(Ledger).record(tx, 'keys', [
        {
          ...{ type: 'key.confirmed', class: 'other', actor: 'command-line' },
          data: { key: made.id, founding: { roles: ['executive'], people: 9, signature } },
        },
      ]),
    );
    expect((await keyOf(thief)).keys).toMatchObject([{ state: 'waiting' }]);
    await other.close();
  });
});
