import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { type ActToSign, actOn } from '../../../src/domain/signature/act.js';
import { confirmationOf, KeyEnrolled, revocationOf, type SigningKey } from '../../../src/domain/signature/key-event.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import { Authorities } from '../../../src/identity/keys/authorities.js';
import { Authenticator, type Oddity } from '../../support/authenticator.js';
import { type Desk, type Member, PASSWORD, startDesk, type Visitor } from '../../support/desk.js';
import { closeAccount } from '../../support/grants.js';

interface ShownKey {
  readonly id: string;
  readonly person: string;
  readonly kind: string;
  readonly fingerprint: string;
  readonly state: string;
  readonly seq: number;
  readonly confirmedBy: string | null;
}

let desk: Desk;
let head: Member;
const act = actOn('approve', {
  case: randomUUID(),
  payload: 'a'.repeat(64),
  preparation: randomUUID(),
  role: 'jurist',
});

beforeAll(async () => {
  desk = await startDesk();
  head = await desk.personWith('head_of_legal');
  await desk.signing.withPassword(head.id, PASSWORD);
});
afterAll(() => desk.close());
beforeEach(() => desk.fresh.asOwner('delete from sign_in_attempt'));

const problemOf = (answer: Awaited<ReturnType<Visitor['send']>>): string =>
  answer.statusCode < 300 ? 'done' : String(answer.json().type).replace('/problems/', '');
const sign = (by: Visitor, acts: readonly ActToSign[], more: object = {}) =>
  by.send('POST', '/api/session/signatures', { body: { acts, password: PASSWORD, ...more } });
const signed = async (by: Visitor, acts: readonly ActToSign[], more: object = {}) =>
  (await sign(by, acts, more)).json<{ signatures: Signature[] }>().signatures;
const offer = async (by: Visitor) =>
  (await by.send('POST', '/api/session/signatures/options', { body: { acts: [act] } })).json<{
    passkey: { challenge: string; rpId: string; userVerification: string } | null;
    passkeys: { credentialId: string; key: string }[];
    password: boolean;
    withCode: boolean;
    waiting: number;
    otherSite: number;
  }>();
const keysOf = async (person: Visitor) => (await person.send('GET', '/api/keys/own')).json<{ keys: ShownKey[] }>().keys;

async function enrolledKey(id: string): Promise<SigningKey> {
  const [row] = await desk.fresh.asOwner<{ data: object }>(
    `select data from entry where stream = 'keys' and type = 'key.enrolled' and data ->> 'key' = $1`,
    [id],
  );
  const { signature: _, ...key } = KeyEnrolled.parse(row?.data);
  return key;
}

/** The key as the second person sees it, and their signature over its confirmation. */
async function confirmation(id: string, by: Member = head): Promise<{ signature: Signature }> {
  const [row] = await desk.fresh.asOwner<{ data: SigningKey; seq: number }>(
    `select data, seq from entry where stream = 'keys' and type = 'key.enrolled' and data ->> 'key' = $1`,
    [id],
  );
  if (!row) throw new Error('No such key.');
  const [signature] = await signed(by, [confirmationOf(row.data, row.seq)]);
  return { signature: signature as Signature };
}
const confirm = async (id: string, by: Member = head) =>
  by.send('POST', `/api/keys/${id}/confirmation`, { body: await confirmation(id, by) });
/** The passkey of a person who signs by their password already. */
async function waitingKey(role: Role): Promise<{ person: Member; made: ShownKey }> {
  const person = await signer(role);
  const device = new Authenticator(`http://localhost:${new URL(desk.address).port}`);
  return { person, made: (await enrolPasskey(person, device, byOlderKey(person))).answer.json<ShownKey>() };
}

/** A person who signs by their password already. */
async function signer(role: Role): Promise<Member> {
  const person = await desk.personWith(role);
  await desk.signing.withPassword(person.id, PASSWORD);
  return person;
}

interface Offered {
  readonly ceremony: string;
  readonly options: Parameters<Authenticator['get']>[0];
}

/** Enrols a passkey as a second factor; answers its id. */
async function newPasskey(person: Visitor, device: Authenticator): Promise<string> {
  const { ceremony, options } = (await person.send('POST', '/api/factors/passkeys/options')).json<Offered>();
  const body = { ceremony, name: 'Clé', response: device.create(options) };
  return (await person.send('POST', '/api/factors/passkeys', { body })).json<{ id: string }>().id;
}

const assertion = (device: Authenticator, key: string, options: Offered['options'], oddity: Oddity = {}): Signature => {
  const { authenticatorData, clientDataJSON, signature } = device.get(options, oddity).response;
  return { key, authenticatorData, clientDataJSON, signature };
};

type Proof = (act: ActToSign) => Promise<object>;
const unproved: Proof = async () => ({});
/** By the key that the password of that person opens. */
const byOlderKey =
  (by: Visitor): Proof =>
  async (act) => ({ olderKey: (await signed(by, [act]))[0] });

async function enrolPasskey(person: Visitor, device: Authenticator, proof: Proof, oddity: Oddity = {}, id?: string) {
  const passkey = id ?? (await newPasskey(person, device));
  const offered = (await person.send('POST', `/api/keys/passkeys/${passkey}/options`)).json<{
    act: ActToSign;
    key: string;
    passkey: Offered['options'];
  }>();
  const signature = assertion(device, offered.key, offered.passkey, oddity);
  const body = { signature, ...(await proof(offered.act)) };
  return { passkey, answer: await person.send('POST', `/api/keys/passkeys/${passkey}`, { body }) };
}

describe('a passkey', () => {
  const origin = () => `http://localhost:${new URL(desk.address).port}`;

  it('signs its own enrolment with the user verified, then acts by its challenge, once it is confirmed', async () => {
    const person = await signer('jurist');
    const device = new Authenticator(origin());
    const older = byOlderKey(person);
    const unverified = await enrolPasskey(person, device, older, { userVerified: false });
    expect(problemOf(unverified.answer)).toBe('user-not-verified');
    const { answer } = await enrolPasskey(person, device, older, {}, unverified.passkey);
    const made = answer.json<ShownKey>();
    expect(made).toMatchObject({ person: person.id, state: 'waiting', confirmedBy: null, confirmable: true });
    expect((await offer(person)).passkey).toBeNull();
    expect(problemOf(await confirm(made.id))).toBe('done');
    const { passkey, passkeys } = await offer(person);
    expect(passkey).toMatchObject({ userVerification: 'required', rpId: 'localhost' });
    expect(passkeys).toEqual([{ credentialId: device.id.toString('base64url'), key: made.id }]);
    const again = await enrolPasskey(person, device, older, {}, unverified.passkey);
    expect(problemOf(again.answer)).toBe('key-enrolled-already');
  });

  it('of a person without a key that counts is enrolled by no entry alone, nor by the key or the codes of another', async () => {
    const [person, other] = [await desk.personWith('jurist'), await signer('jurist')];
    const device = new Authenticator(origin());
    const { passkey, answer } = await enrolPasskey(person, device, unproved);
    expect(problemOf(answer)).toBe('key-needs-codes');
    const codes = async () => ({ codes: { code: 'x'.repeat(43), askedCode: 'y'.repeat(24) } });
    const by = async (proof: Proof) => problemOf((await enrolPasskey(person, device, proof, {}, passkey)).answer);
    expect([await by(byOlderKey(other)), await by(codes)]).toEqual(['signing-key-unknown', 'key-codes-wrong']);
    expect(problemOf((await enrolPasskey(other, new Authenticator(origin()), unproved)).answer)).toBe(
      'signature-missing',
    );
    expect(await keysOf(person)).toEqual([]);
  });

  it('that waits is shown to both with the same fingerprint until another person confirms it', async () => {
    const { person, made } = await waitingKey('jurist');
    const own = (await person.send('GET', '/api/keys/own')).json<{ confirmers: string[] }>();
    expect(own.confirmers).toContain(head.id);
    const listed = (await head.send('GET', '/api/keys')).json<{ keys: ShownKey[] }>().keys;
    expect(listed.find(({ id }) => id === made.id)?.fingerprint).toBe(made.fingerprint);
    expect(problemOf(await confirm(made.id))).toBe('done');
  });

  it('that waits is not confirmed by a user who may not, nor by a signature over something else', async () => {
    const { person, made } = await waitingKey('dpo');
    const { made: other } = await waitingKey('ciso');
    const body = await confirmation(made.id);
    const jurist = await desk.personWith('jurist');
    const send = (who: Member, id: string, sent: object) =>
      who.send('POST', `/api/keys/${id}/confirmation`, { body: sent });
    expect(problemOf(await send(person, made.id, body))).toBe('key-of-oneself');
    expect(problemOf(await send(jurist, made.id, body))).toBe('not-permitted');
    expect(problemOf(await send(head, other.id, body))).toBe('signature-wrong');
    expect(problemOf(await send(head, made.id, {}))).toBe('invalid-data');
    expect(problemOf(await send(head, made.id, body))).toBe('done');
    expect(problemOf(await send(head, made.id, body))).toBe('key-unknown');
    expect(problemOf(await head.send('POST', `/api/keys/${other.id}/refusal`))).toBe('done');
    expect(problemOf(await confirm(other.id))).toBe('key-unknown');
  });

  it('that a row of the database names is none: it was not enrolled by itself', async () => {
    const person = await desk.personWith('jurist');
    await desk.identity.query(
      `insert into passkey (id, person_id, credential_id, public_key, counter, transports, multi_device, backed_up, name)
       values (gen_random_uuid(), $1, 'stolen', $2, 0, '{}', false, false, 'x')`,
      [person.id, new Authenticator(origin()).cose],
    );
    expect(await offer(person)).toMatchObject({ passkey: null, passkeys: [], waiting: 0 });
  });

  it('signs until its person revokes it by a signature, and goes as a factor after that alone', async () => {
    const person = await signer('analyst');
    const device = new Authenticator(origin());
    const { passkey, answer } = await enrolPasskey(person, device, byOlderKey(person));
    const { id } = answer.json<ShownKey>();
    await confirm(id);
    const removal = (body: object) => person.send('POST', `/api/keys/own/${id}/removal`, { body });
    expect(problemOf(await person.send('DELETE', `/api/factors/passkeys/${passkey}`))).toBe('passkey-signs');
    expect(problemOf(await removal({}))).toBe('signature-missing');
    const acts = [revocationOf(await enrolledKey(id))];
    const offered = await person.send('POST', '/api/session/signatures/options', { body: { acts } });
    const signature = assertion(device, id, offered.json<{ passkey: Offered['options'] }>().passkey);
    expect(problemOf(await head.send('POST', `/api/keys/own/${id}/removal`, { body: { signature } }))).toBe(
      'key-unknown',
    );
    expect(problemOf(await removal({ signature }))).toBe('done');
    expect((await keysOf(person)).map(({ kind }) => kind)).toEqual(['password']);
    expect(problemOf(await person.send('DELETE', `/api/factors/passkeys/${passkey}`))).toBe('done');
  });

  it('that waits is withdrawn with its factor, and ends with a closed account', async () => {
    const person = await signer('analyst');
    const { passkey } = await enrolPasskey(person, new Authenticator(origin()), byOlderKey(person));
    expect(problemOf(await person.send('DELETE', `/api/factors/passkeys/${passkey}`))).toBe('done');
    expect((await keysOf(person)).map(({ kind }) => kind)).toEqual(['password']);
    const leaver = await signer('analyst');
    const made = (await enrolPasskey(leaver, new Authenticator(origin()), byOlderKey(leaver))).answer.json<ShownKey>();
    expect(problemOf(await confirm(made.id))).toBe('done');
    await closeAccount(desk, [await desk.personWith('administrator'), head], leaver);
    const authority = await desk.database.transaction((tx) => desk.app.get(Authorities).of(tx));
    expect(authority.key(made.id)?.state).toBe('revoked');
  });

  it('of an installation that takes passkeys only is made under no password, and one of an installation that wants device-bound ones takes no copy', async () => {
    const strict = await startDesk([], { passwordKeys: 'never', passkeys: 'device-bound' });
    const person = await strict.personWith('jurist');
    const made = await person.send('POST', '/api/keys/password', { body: { password: PASSWORD } });
    expect(problemOf(made)).toBe('password-keys-closed');
    const copied = new Authenticator(`http://localhost:${new URL(strict.address).port}`, { multiDevice: true });
    expect(problemOf((await enrolPasskey(person, copied, unproved)).answer)).toBe('passkey-can-be-copied');
    await strict.close();
  });
});
