/** The owner of the database, and a founding after the first two: it waits in sight, gives nothing meanwhile, and one person ends it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accept } from '../../../src/domain/kernel/result.js';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { type ActToSign, actOn } from '../../../src/domain/signature/act.js';
import { revocationOf } from '../../../src/domain/signature/key-event.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { FoundingKeys } from '../../../src/identity/keys/founding-keys.js';
import { KeyLog } from '../../../src/identity/keys/key-log.js';
import { PeopleService } from '../../../src/identity/people/accounts/people.service.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { ServiceStatusController } from '../../../src/operations/service-status.controller.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { FOUNDING_BOOK } from '../../../src/platform/place/founding-book.js';
import { Settings } from '../../../src/platform/settings/settings.js';
import { anySignature } from '../../support/case-walk.js';
import { type Desk, type Member, PASSWORD, startDesk, type Visitor } from '../../support/desk.js';

let desk: Desk;
let ana: Visitor;
let head: Visitor;

const authority = () => desk.database.transaction((tx) => desk.app.get(Authorities).of(tx));
const faults = async () => (await desk.app.get(Health, { strict: false }).check()).faults;
const problem = async (sent: ReturnType<Visitor['send']>): Promise<string> => {
  const answer = await sent;
  return answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
};
/** Without the triggers: what only the owner of the tables does. */
const asThief = (statement: string) =>
  desk.fresh.asOwner(`alter table entry disable trigger user; ${statement}; alter table entry enable trigger user`);

/** A person of the owner's own, with a row that says administrator, and a key that waits. */
async function thief(): Promise<{ person: Member; id: string; fingerprint: string }> {
  const person = await desk.personWith('administrator');
  // With a new entry the whole log is read again, as it now is.
  const added = {
    type: 'config.person_added',
    class: 'other',
    actor: person.id,
    data: { person: person.id, roles: [] },
  } as const;
  await desk.identity.transaction((tx) => desk.app.get(Ledger).record(tx, 'config/people', [added]));
  const made = await person.send('POST', '/api/keys/password', { body: { password: PASSWORD } });
  const { id, fingerprint } = made.json<{ id: string; fingerprint: string }>();
  return { person, id, fingerprint };
}
async function found(fingerprint: string): Promise<string> {
  const confirmed = await desk.app.get(FoundingKeys).confirm(fingerprint, 'command-line');
  if (!confirmed.ok) return confirmed.refusal.code;
  return confirmed.value.from === null ? 'confirmed' : 'announced';
}
/** What counts of that person: state of the key, roles, and whether it signs. */
async function rightsOf({ person, id }: { person: Member; id: string }) {
  const fold = await authority();
  const objection = fold.objectionTo(actOn('release', {}), { ...anySignature, key: id }, person.id);
  return [fold.key(id)?.state, fold.people.get(person.id)?.roles ?? [], objection?.why];
}

/** By the key that the password opens. */
async function signatureOf(person: Visitor, act: ActToSign): Promise<unknown> {
  const asked = await person.send('POST', '/api/session/signatures', { body: { acts: [act], password: PASSWORD } });
  return asked.json<{ signatures: unknown[] }>().signatures[0];
}

let stolen: Awaited<ReturnType<typeof thief>>;

beforeAll(async () => {
  desk = await startDesk([ServiceStatusController]);
  const add = (email: string, role: Role) =>
    desk.app
      .get(PeopleService)
      .addFirst({ name: 'Ada', email, password: PASSWORD, roles: [role] }, 'command-line', async () => accept(null));
  const [first] = [await add('ana@desk.example', 'administrator'), await add('helene@desk.example', 'head_of_legal')];
  if (!first.ok) throw new Error('She was not registered.');
  ana = desk.visitor();
  await ana.signIn('ana@desk.example');
  head = desk.visitor();
  await head.signIn('helene@desk.example');
  const own = (await authority()).keys.find(({ key }) => key.person === first.value.id);
  if (!own) throw new Error('She has no key.');
  const body = { signature: await signatureOf(ana, revocationOf(own.key)) };
  expect(await problem(ana.send('POST', `/api/keys/own/${own.key.key}/removal`, { body }))).toBe('done');
  stolen = await thief();
}, 60_000);
afterAll(() => desk?.close());

describe('a thief of a person who confirmed, once one of the first two has no key', () => {
  it('founds no one at once by the machine: the key is announced, everyone sees it, and it gives nothing', async () => {
    expect(await faults()).not.toContain('founding_announced');
    expect(await found(stolen.fingerprint)).toBe('announced');
    expect(await rightsOf(stolen)).toEqual(['waiting', [], 'waiting']);
    expect(await faults()).toContain('founding_announced');
    const shown = (await head.send('GET', '/api/keys')).json<{ keys: { id: string; foundedFrom: string | null }[] }>();
    expect(shown.keys.find(({ id }) => id === stolen.id)?.foundedFrom).toMatch(/^\d{4}-/);
    const { body } = await stolen.person.send('GET', '/api/status');
    expect(body).toContain('Founding announced by the machine');
  });

  it('is refused by the machine before seven days are over', async () => {
    expect(await found(stolen.fingerprint)).toBe('founding-waits');
  });

  it('gives nothing by the key of the log either: the entry that confirms it counts for nothing', async () => {
    const key = (await authority()).key(stolen.id)?.key;
    if (!key) throw new Error('The key is not in the log.');
    await desk.identity.transaction((tx) =>
      desk.app.get(KeyLog).founded(tx, key, ['administrator'], 0, 'command-line'),
    );
    expect(await rightsOf(stolen)).toEqual(['waiting', [], 'waiting']);
    expect(await faults()).toContain('void_entries');
  });

  it('is ended by one signature of a person who confirms, and by nothing less', async () => {
    const key = (await authority()).key(stolen.id)?.key;
    if (!key) throw new Error('The key is not in the log.');
    expect(await problem(head.send('POST', `/api/keys/${stolen.id}/refusal`))).toBe('founding-announced');
    expect(await problem(stolen.person.send('POST', `/api/keys/own/${stolen.id}/removal`, { body: {} }))).toBe(
      'founding-announced',
    );
    const end = (signature: unknown) => head.send('POST', `/api/keys/${stolen.id}/ending`, { body: { signature } });
    expect(await problem(end(anySignature))).toBe('signing-key-unknown');
    expect(await problem(end(await signatureOf(head, revocationOf(key))))).toBe('done');
    expect((await rightsOf(stolen))[0]).toBe('revoked');
    expect(await faults()).not.toContain('founding_announced');
    expect(await found(stolen.fingerprint)).toBe('key-unknown');
    expect((await stolen.person.send('GET', '/api/status')).body).toContain('ended on');
  });
});

describe('the owner of the database', () => {
  it.each([
    ['the key of one of the first two', `stream = 'keys' and seq = 2`],
    ['all entries about rights and keys', `stream in ('config/people', 'keys')`],
  ])('founds no one at once by deleting %s: the book outside remembers both', async (_, which) => {
    await asThief(`delete from entry where ${which}`);
    const again = await thief();
    expect(await found(again.fingerprint)).toBe('announced');
    expect((await rightsOf(again))[0]).toBe('waiting');
  });

  it('control: without the book, the same counts at once', async () => {
    rmSync(join(desk.app.get(Settings).dataFolder, FOUNDING_BOOK));
    expect(await found((await thief()).fingerprint)).toBe('confirmed');
  });
});
