// @stage slow
/** Signing keys over HTTP: enrolled by their person, confirmed by another, used with one proof an act. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Secret, TOTP } from 'otpauth';
import { type ActToSign, actOn } from '../../../src/domain/signature/act.js';
import type { Signature } from '../../../src/domain/signature/signature.js';
import { type Desk, type Member, PASSWORD, startDesk, type Visitor } from '../../support/desk.js';
import { machineTime } from '../../support/machine-clock.js';

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

const enrolPassword = (person: Visitor) => person.send('POST', '/api/keys/password', { body: { password: PASSWORD } });

describe('a key that the password opens', () => {
  it('is made with its password by two codes, and by no entry alone while people can confirm', async () => {
    expect(problemOf(await sign(jurist, [act]))).toBe('signing-refused');
    expect(problemOf(await enrolPassword(jurist))).toBe('key-needs-codes');
    const { wantsProof } = (await jurist.send('GET', '/api/keys/own')).json<{ wantsProof: boolean }>();
    expect(wantsProof).toBe(true);
    const { key } = await desk.signing.withPassword(jurist.id, PASSWORD);
    expect(await offer(jurist)).toMatchObject({ password: true, waiting: 0 });
    const [signature] = await signed(jurist, [act]);
    expect(signature?.key).toBe(key.key);
    expect(problemOf(await enrolPassword(jurist))).toBe('key-enrolled-already');
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

describe('the API', () => {
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
