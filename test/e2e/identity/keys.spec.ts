// @stage slow
/** Signing keys over HTTP: enrolled by their person, confirmed by another, used with one proof an act. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Secret, TOTP } from 'otpauth';
import { type ActToSign, actOn } from '../../../src/domain/signature/act.js';
import { confirmationOf, type SigningKey } from '../../../src/domain/signature/key-event.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import { Authenticator, type Oddity } from '../../support/authenticator.js';
import { type Desk, type Member, PASSWORD, startDesk, type Visitor } from '../../support/desk.js';
import { machineTime } from '../../support/machine-clock.js';

interface ShownKey {
  readonly id: string;
  readonly person: string;
  readonly fingerprint: string;
  readonly state: string;
  readonly seq: number;
  readonly confirmedBy: string | null;
}

let desk: Desk;
let head: Member;
let jurist: Member;
const act = actOn('approve', {
  case: randomUUID(),
  payload: 'a'.repeat(64),
  preparation: randomUUID(),
  role: 'jurist',
});

beforeAll(async () => {
  desk = await startDesk();
  head = await desk.personWith('head_of_legal');
  jurist = await desk.personWith('jurist');
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
const enrolPassword = (person: Visitor) => person.send('POST', '/api/keys/password', { body: { password: PASSWORD } });

describe('a key that the password opens', () => {
  it('signs once another person confirmed it, and is shown to both with the same fingerprint', async () => {
    expect(problemOf(await sign(jurist, [act]))).toBe('signing-refused');
    const made = (await enrolPassword(jurist)).json<ShownKey>();
    expect(made).toMatchObject({ person: jurist.id, state: 'waiting', confirmedBy: null });
    expect(await offer(jurist)).toMatchObject({ password: false, waiting: 1, passkey: null });
    expect(problemOf(await sign(jurist, [act]))).toBe('signing-key-waiting');
    const own = (await jurist.send('GET', '/api/keys/own')).json<{ confirmers: string[] }>();
    expect(own.confirmers).toContain(head.id);
    const listed = (await head.send('GET', '/api/keys')).json<{ keys: ShownKey[] }>().keys;
    expect(listed.find(({ id }) => id === made.id)?.fingerprint).toBe(made.fingerprint);
    expect(problemOf(await confirm(made.id))).toBe('done');
    expect(await offer(jurist)).toMatchObject({ password: true, waiting: 0 });
    const [signature] = await signed(jurist, [act]);
    expect(signature?.key).toBe(made.id);
    expect(problemOf(await enrolPassword(jurist))).toBe('key-enrolled-already');
  });

  it('is not confirmed by a user who may not, nor by a signature over something else', async () => {
    const person = await desk.personWith('dpo');
    const made = (await enrolPassword(person)).json<ShownKey>();
    const other = (await enrolPassword(await desk.personWith('ciso'))).json<ShownKey>();
    const body = await confirmation(made.id);
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

  it('asks for the password each time, counts guesses, and asks for a code where an authenticator is enrolled', async () => {
    const person = await desk.personWith('jurist');
    await desk.signing.withPassword(person.id, PASSWORD);
    const wrong = { password: 'not the password' };
    const tries = [];
    for (let n = 0; n < 6; n += 1) tries.push(problemOf(await sign(person, [act], wrong)));
    expect(tries).toEqual([...Array(5).fill('signing-refused'), 'too-many-attempts']);
    await desk.fresh.asOwner('delete from sign_in_attempt');
    const { ceremony, secret } = (await person.send('POST', '/api/factors/totp')).json<{
      ceremony: string;
      secret: string;
    }>();
    const codeAt = (steps: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: machineTime() + steps * 30_000 });
    await person.send('POST', '/api/factors/totp/confirmation', { body: { ceremony, code: codeAt(0) } });
    await desk.fresh.asOwner('update totp set last_step = last_step - 5');
    expect(await offer(person)).toMatchObject({ password: true, withCode: true });
    expect(problemOf(await sign(person, [act]))).toBe('signing-refused');
    const code = codeAt(0);
    expect(problemOf(await sign(person, [act], { code }))).toBe('done');
    expect(problemOf(await sign(person, [act], { code }))).toBe('signing-refused');
  });

  it('goes along with a new password, and is not opened by the old one', async () => {
    const person = await desk.personWith('executive');
    await desk.signing.withPassword(person.id, PASSWORD);
    const next = 'another correct horse';
    await person.send('PUT', '/api/session/password', { body: { current: PASSWORD, next } });
    expect(problemOf(await sign(person, [act]))).toBe('signing-refused');
    expect(problemOf(await sign(person, [act], { password: next }))).toBe('done');
  });

  it('is taken away by no thief of the database: rows are added, and stop no person', async () => {
    const person = await desk.personWith('dpo');
    await desk.signing.withPassword(person.id, PASSWORD);
    const [rows, own] = ['password_key', `where person_id = '${person.id}'`];
    for (const statement of [`update ${rows} set box = 'x' ${own}`, `delete from ${rows} ${own}`, `truncate ${rows}`]) {
      await expect(desk.identity.query(statement)).rejects.toThrow(/permission denied/);
      await expect(desk.fresh.asOwner(statement)).rejects.toThrow(/only grows/);
    }
    await desk.identity.query(
      `insert into ${rows} (person_id, key_id, salt, box) select person_id, key_id, salt, sha256('x') from ${rows} ${own}`,
    );
    expect(problemOf(await sign(person, [act], { password: 'not the password' }))).toBe('signing-refused');
    expect(problemOf(await sign(person, [act]))).toBe('done');
  });

  it('signs a list of refusals at once', async () => {
    const acts = [1, 2, 3].map((seq) => actOn('refuse', { case: randomUUID(), seq }));
    const signatures = await signed(jurist, acts);
    expect(signatures.map(({ list }) => [list?.index, list?.size])).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
    expect(new Set(signatures.map(({ signature }) => signature)).size).toBe(1);
  });

  it('gains nothing by a row of the database: not by a changed digest, a swapped seed or another key', async () => {
    const thief = await desk.personWith('jurist');
    const keys = `update password_key set person_id = person_id`;
    await desk.identity.query(`insert into password_key (person_id, key_id, salt, box)
      select '${thief.id}', gen_random_uuid(), salt, box from password_key where person_id = '${jurist.id}'`);
    expect(problemOf(await sign(thief, [act]))).toBe('signing-refused');
    await expect(desk.identity.query(keys)).rejects.toThrow('permission denied');
    const [stolen] = await desk.fresh.asOwner<{ hash: string }>(
      'select password_hash as hash from person where id = $1',
      [thief.id],
    );
    const person = await desk.personWith('dpo');
    await desk.signing.withPassword(person.id, 'the real password of it');
    await desk.fresh.asOwner('update person set password_hash = $2 where id = $1', [person.id, stolen?.hash]);
    const intruder = desk.visitor();
    expect((await intruder.signIn(person.email)).statusCode).toBe(201);
    expect(problemOf(await sign(intruder, [act]))).toBe('signing-refused');
  });
});

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

async function enrolPasskey(person: Visitor, device: Authenticator, oddity: Oddity = {}, id?: string) {
  const passkey = id ?? (await newPasskey(person, device));
  const { key, passkey: options } = (await person.send('POST', `/api/keys/passkeys/${passkey}/options`)).json<{
    key: string;
    passkey: Offered['options'];
  }>();
  const body = { signature: assertion(device, key, options, oddity) };
  return { passkey, answer: await person.send('POST', `/api/keys/passkeys/${passkey}`, { body }) };
}

describe('an installation', () => {
  it('that takes passkeys only makes no password key, and one that wants device-bound ones takes no copy', async () => {
    const strict = await startDesk([], { passwordKeys: 'never', passkeys: 'device-bound' });
    const person = await strict.personWith('jurist');
    expect(problemOf(await enrolPassword(person))).toBe('password-keys-closed');
    const copied = new Authenticator(`http://localhost:${new URL(strict.address).port}`, { multiDevice: true });
    expect(problemOf((await enrolPasskey(person, copied)).answer)).toBe('passkey-can-be-copied');
    await strict.close();
  });

  it('demands a signature in the body of every route that takes one in the place of a proof of presence', async () => {
    const document = (await desk.visitor().send('GET', '/api/openapi.json')).json<OpenAPIObject>();
    type Shape = { required?: string[]; properties?: Record<string, object> };
    const schemas = document.components?.schemas as Record<string, Shape>;
    /** A signature is required in it, or in a part that it requires. */
    const demanded = (shape: string): boolean => {
      const name = /#\/components\/schemas\/(\w+)/.exec(shape)?.[1];
      if (!name) return /"required":\[[^\]]*"signature"/.test(shape);
      const { required = [], properties = {} } = schemas[name] ?? {};
      const parts = required.map((field) => JSON.stringify(properties[field] ?? {}));
      return required.includes('signature') || parts.some((part) => part.includes('$ref') && demanded(part));
    };
    const routes = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item as Record<string, never>)
        .filter((operation) => operation['x-signed'] === true)
        .map(({ requestBody }) => [path, JSON.stringify(requestBody)] as const),
    );
    expect(routes.length).toBeGreaterThan(1);
    expect(routes.filter(([, body]) => !demanded(body)).map(([path]) => path)).toEqual([]);
  });
});
