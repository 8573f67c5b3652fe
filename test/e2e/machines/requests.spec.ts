// @stage slow
/** Requests that a machine brings to the built server, by the client that is generated from its OpenAPI document. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import createClient from 'openapi-fetch';
import type { components, paths } from '../../../src/admin/api/schema.js';
import { Database } from '../../../src/platform/database/database.js';
import { REQUEST_TYPE } from '../../../src/platform/http/http-app.js';
import { NONCE_BYTES } from '../../../src/platform/keys/sealed-box.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { type Member, signedIn } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { admitted, askToken, type MachineDesk, tokenOf } from '../../support/machine.js';
import { type Served, serve } from '../../support/served.js';
import { SigningPeople } from '../../support/signing-people.js';

const LARGEST = 600_000;
/** Of a message that lacks its last byte. */
const DRAFT = NONCE_BYTES + LARGEST - 1;
type Brought = components['schemas']['BroughtRequest'];
type Receipt = components['schemas']['RequestReceipt'];

let folder: string;
let fresh: FreshDatabase;
let served: Served;
let identity: Database;
let place: MachineDesk;
let jurist: Member;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-brought-'));
  fresh = await freshDatabase();
  served = await serve({
    ...{ GREFFE_DATA: folder, GREFFE_TEST_DURABILITY: 'true', GREFFE_MAX_MESSAGE_BYTES: String(LARGEST) },
    ...fresh.environment,
  });
  const port = Number(new URL(served.http).port);
  identity = await Database.connect(fresh.urlOf('greffe_identity'), () => undefined);
  place = {
    desk: { address: served.http, signing: new SigningPeople(identity, folder) },
    administrator: await signedIn(fresh, port, ['administrator']),
    head: await signedIn(fresh, port, ['head_of_legal']),
  };
  jurist = await signedIn(fresh, port, ['jurist']);
});
afterAll(async () => {
  await identity?.close();
  await served?.kill('SIGTERM');
  await fresh?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n');
const request = (change: Partial<Brought> = {}): Brought => ({
  ...{ subject: `Réquisition ${randomUUID()}`, text: 'Veuillez nous communiquer les données de compte.' },
  files: [{ name: 'acte.pdf', contentType: 'application/pdf', base64: pdf.toString('base64') }],
  ...change,
});
const post = (token: string, key: string, body: string, type = REQUEST_TYPE) =>
  fetch(`${served.http}/api/requests`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': key },
    body,
  });
const bring = async (token: string, body: string, key: string = randomUUID()): Promise<Receipt> =>
  (await (await post(token, key, body)).json()) as Receipt;
const writer = async () => tokenOf(served.http, await admitted(place, ['requests:write']));
const kept = async (): Promise<number> =>
  (await fresh.asOwner<{ n: number }>('select count(*)::int as n from raw_message'))[0]?.n ?? 0;
const caseOf = (messageId: string) =>
  eventually(
    async () =>
      (
        await fresh.asOwner<{ id: string; door: string; status: string; row: string | null }>(
          `select c.id, c.door, c.status, c.row_of_law as row from case_message m join case_file c on c.id = m.case_id
           where m.message_id = $1`,
          [messageId],
        )
      )[0],
    (found) => found !== undefined,
  );

describe('a request that a machine brings', () => {
  it('is recorded, read with its files, and told in the feed: by a client generated from the document', async () => {
    const machine = await admitted(place, ['requests:write', 'events:read']);
    const client = createClient<paths>({ baseUrl: served.http });
    const granted = await client.POST('/api/token', {
      body: { grant_type: 'client_credentials', client_id: machine.id, client_secret: machine.secret },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      bodySerializer: (form) => new URLSearchParams(form as Record<string, string>),
    });
    const headers = { authorization: `Bearer ${granted.data?.access_token}` };
    const body = request();
    const brought = await client.POST('/api/requests', {
      headers: { ...headers, 'content-type': REQUEST_TYPE, 'idempotency-key': randomUUID() },
      body,
    });
    expect([brought.response.status, brought.error]).toEqual([202, undefined]);
    const { messageId = '', sha256 } = brought.data ?? {};
    expect(sha256).toBe(createHash('sha256').update(JSON.stringify(body)).digest('hex'));
    const [entry] = await fresh.asOwner<{ type: string; actor: string; data: object }>(
      'select type, actor, data from entry where stream = $1 order by seq limit 1',
      [`message/${messageId}`],
    );
    expect(entry).toMatchObject({ type: 'message.received', actor: 'api', data: { door: 'api', machine: machine.id } });
    expect(JSON.stringify(entry)).not.toContain('quisition');
    const opened = await caseOf(messageId);
    expect(opened?.door).toBe('api');
    const told = await eventually(
      async () => (await client.GET('/api/feed', { params: { query: { after: 0 } }, headers })).data?.events ?? [],
      (events) => events.some(({ messages }) => messages.includes(messageId)),
    );
    expect(told.find(({ messages }) => messages.includes(messageId))).toMatchObject({ case: opened?.id });
    const part = await fetchPart(messageId, '2');
    expect(Buffer.from(part).equals(pdf)).toBe(true);
  });

  const fetchPart = async (messageId: string, path: string): Promise<ArrayBuffer> => {
    const headers = { cookie: jurist.cookie ?? '' };
    const documents = await fetch(`${served.http}/api/messages/${messageId}/part?path=${path}`, { headers });
    return documents.arrayBuffer();
  };

  it('is given out as it came', async () => {
    const body = JSON.stringify(request());
    const { messageId } = await bring(await writer(), body);
    const original = await jurist.send('GET', `/api/messages/${messageId}/original`);
    expect(original.body).toBe(body);
    expect(original.headers['content-type']).toBe(REQUEST_TYPE);
  });

  it('is one request under one key: the same bytes get the same answer, other bytes are refused', async () => {
    const token = await writer();
    const [key, body] = [randomUUID(), JSON.stringify(request())];
    const before = await kept();
    const answers = await Promise.all(Array.from({ length: 8 }, () => bring(token, body, key)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await bring(token, body, key)).toEqual(answers[0]);
    expect(await kept()).toBe(before + 1);
    const other = await post(token, key, JSON.stringify(request()));
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ type: '/problems/idempotency-key-reused' });
    expect(await kept()).toBe(before + 1);
    const occurrences = await fresh.asOwner('select from occurrence where message_id = $1', [answers[0]?.messageId]);
    expect(occurrences).toHaveLength(1);
  });

  it('has the key of its own machine: another machine may use the same', async () => {
    const key = randomUUID();
    const [one, other] = [JSON.stringify(request()), JSON.stringify(request())];
    expect((await post(await writer(), key, one)).status).toBe(202);
    expect((await post(await writer(), key, other)).status).toBe(202);
  });

  it.each<[string, string]>([
    ['no JSON', '{"subject": '],
    ['another form', '{"verdict":"ADMIT"}'],
    ['ten thousand brackets', '['.repeat(10_000)],
    [
      'a file whose name is a path',
      JSON.stringify({ ...request(), files: [{ name: '../x', contentType: 'a/b', base64: '' }] }),
    ],
  ])('is kept where it is %s, and a person reads it', async (_case, body) => {
    const { messageId } = await bring(
      await writer(),
      `${body}${' '.repeat(Number(`0x${randomBytes(1).toString('hex')}`) + 1)}`,
    );
    expect(await caseOf(messageId)).toMatchObject({ door: 'api', status: 'open' });
  });
});

describe('what is no request of a machine', () => {
  it.each<[string, () => Promise<Response>, number]>([
    ['without a token', () => post('', randomUUID(), '{}'), 401],
    [
      'with a token that was made up',
      () => post(`grt_${randomBytes(32).toString('base64url')}`, randomUUID(), '{}'),
      401,
    ],
    [
      'with a token of another scope',
      async () => post(await tokenOf(served.http, await admitted(place, ['events:read'])), randomUUID(), '{}'),
      403,
    ],
    ['with the type of JSON', async () => post(await writer(), randomUUID(), '{}', 'application/json'), 415],
    ['without a key', async () => post(await writer(), '', '{}'), 400],
    ['with a key that is too short', async () => post(await writer(), 'short', '{}'), 400],
    [
      'that is too large',
      async () => post(await writer(), randomUUID(), JSON.stringify(request({ text: 'x'.repeat(LARGEST) }))),
      413,
    ],
  ])('keeps nothing %s', async (_case, send, status) => {
    const before = await kept();
    expect((await send()).status).toBe(status);
    expect(await kept()).toBe(before);
  });

  it('keeps nothing once the machine was revoked between its token and its request', async () => {
    const machine = await admitted(place, ['requests:write']);
    const token = await tokenOf(served.http, machine);
    await place.administrator.send('POST', `/api/machines/${machine.id}/revocation`, { body: {} });
    const before = await kept();
    expect((await post(token, randomUUID(), JSON.stringify(request()))).status).toBe(401);
    expect((await askToken(served.http, machine)).status).toBe(401);
    expect(await kept()).toBe(before);
  });

  it('holds little of bodies that never end, and nothing once their senders are gone', async () => {
    const token = await writer();
    const answers: string[] = [];
    const neverEnding = () => {
      const socket = connect(Number(new URL(served.http).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.once('data', (answer) => answers.push(String(answer).slice(9, 12)));
      const lines = [
        ...['POST /api/requests HTTP/1.1', 'Host: a', `Content-Type: ${REQUEST_TYPE}`, `Content-Length: ${LARGEST}`],
        ...[`Authorization: Bearer ${token}`, `Idempotency-Key: ${randomUUID()}`, '', 'x'.repeat(LARGEST - 1)],
      ];
      socket.write(lines.join('\r\n'));
      return socket;
    };
    const held = () => {
      const drafts = join(folder, 'blobs', 'unfinished');
      const names = existsSync(drafts) ? readdirSync(drafts) : [];
      return names
        .map((name) => statSync(join(drafts, name), { throwIfNoEntry: false })?.size ?? 0)
        .reduce((a, b) => a + b, 0);
    };
    const sockets = Array.from({ length: 12 }, neverEnding);
    await eventually(
      async () => ({ answered: answers.length, held: held() }),
      (seen) => seen.answered === 10 && seen.held === 2 * DRAFT,
    );
    expect(new Set(answers)).toEqual(new Set(['503']));
    for (const socket of sockets) socket.destroy();
    await eventually(
      async () => held(),
      (bytes) => bytes === 0,
    );
    expect((await post(token, randomUUID(), JSON.stringify(request()))).status).toBe(202);
  });
});
