// @stage redis slow
/** What strangers cannot take of the HTTP and SMTP servers, on the built program. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NONCE_BYTES } from '../../../src/platform/keys/sealed-box.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { machineTime } from '../../support/machine-clock.js';
import { type Served, serve } from '../../support/served.js';
import { SmtpClient } from '../../support/smtp-client.js';

const LARGEST = 600_000;
/** Of a message that lacks its last byte. */
const DRAFT = NONCE_BYTES + LARGEST - 1;
const secret = `whsec_${randomBytes(32).toString('base64')}`;

let folder: string;
let fresh: FreshDatabase;
let served: Served;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-limits-'));
  fresh = await freshDatabase();
  served = await serve({
    GREFFE_DATA: folder,
    ...fresh.environment,
    GREFFE_TEST_DURABILITY: 'true',
    GREFFE_HOOK_SECRETS: secret,
    GREFFE_MAX_MESSAGE_BYTES: String(LARGEST),
    ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
  });
});
afterAll(async () => {
  await served?.kill('SIGTERM');
  await fresh?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the server answers to a request of these lines, from one of the addresses of this machine. */
async function answerTo(lines: readonly string[], body = ''): Promise<string> {
  const socket = connect(Number(new URL(served.http).port), '127.0.0.1');
  socket.write([...lines, '', body].join('\r\n'));
  let text = '';
  socket.setEncoding('utf8');
  for await (const chunk of socket) {
    text += chunk;
    if (text.includes('\r\n')) break;
  }
  socket.destroy();
  return text.split('\r\n')[0] ?? '';
}

describe('a request that two programs could read in two ways is refused', () => {
  const get = ['GET /health HTTP/1.1', 'Connection: close'];
  const post = ['POST /hooks/mail HTTP/1.1', 'Connection: close', 'Content-Type: message/rfc822'];

  it.each<[string, string[], string]>([
    ['two Host fields', [...get, 'Host: a.example', 'Host: b.example'], ''],
    ['the same Host twice', [...get, 'Host: a.example', 'host: a.example'], ''],
    ['no Host', get, ''],
    ['two Content-Length fields', [...post, 'Host: a', 'Content-Length: 1', 'Content-Length: 2'], 'x'],
    ['two equal Content-Length fields', [...post, 'Host: a', 'Content-Length: 1', 'Content-Length: 1'], 'x'],
    ['a list of lengths', [...post, 'Host: a', 'Content-Length: 1, 1'], 'x'],
    ['a length and chunks', [...post, 'Host: a', 'Content-Length: 1', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['two encodings', [...post, 'Host: a', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], 'x'],
    ['an unknown encoding', [...post, 'Host: a', 'Transfer-Encoding: xchunked'], '0\r\n\r\n'],
    ['a space before the colon', [...get, 'Host : a.example'], ''],
    ['a line folded over two', [...get, 'Host: a.example', ' b.example'], ''],
  ])('%s', async (_case, lines, body) => {
    expect(await answerTo(lines, body)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('and one that is clear is answered', async () => {
    expect(await answerTo([...get, 'Host: a.example'])).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('a route that takes files in its JSON', () => {
  it.each([
    'cases/0198c0de-0000-7000-8000-000000000001/redactions',
    'cases/0198c0de-0000-7000-8000-000000000001/preparations',
  ])('refuses who has no session before it reads the body: %s', async (path) => {
    const lines = [`POST /api/${path} HTTP/1.1`, 'Host: a', 'Content-Type: application/json'];
    // The other bytes never come.
    expect(await answerTo([...lines, `Content-Length: ${10 * 1_048_576}`], '{"base64": "')).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('the webhook', () => {
  const seconds = () => Math.floor(machineTime() / 1000);
  const headersOf = (change: Record<string, string> = {}) => ({
    'webhook-id': `msg_${randomUUID()}`,
    'webhook-timestamp': String(seconds()),
    'webhook-signature': `v1,${randomBytes(32).toString('base64')}`,
    ...change,
  });

  /** A body of the largest size but for its last byte, which never comes. */
  function unfinished(localAddress: string, headers = headersOf()): { socket: Socket; status: Promise<string> } {
    const socket = connect({ port: Number(new URL(served.http).port), host: '127.0.0.1', localAddress });
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.write(
      [
        ...['POST /hooks/mail HTTP/1.1', 'Host: a', 'Content-Type: message/rfc822', `Content-Length: ${LARGEST}`],
        ...[...lines, '', 'x'.repeat(LARGEST - 1)],
      ].join('\r\n'),
    );
    socket.on('error', () => undefined);
    const status = new Promise<string>((done) => {
      socket.once('data', (chunk) => done(String(chunk).slice(9, 12)));
      socket.once('close', () => done('closed'));
    });
    return { socket, status };
  }

  const held = () => {
    const drafts = join(folder, 'blobs', 'unfinished');
    // The store makes the folder with its first draft.
    const names = existsSync(drafts) ? readdirSync(drafts) : [];
    // A draft may leave while it is looked at.
    const sizes = names.map((name) => statSync(join(drafts, name), { throwIfNoEntry: false })?.size ?? 0);
    return sizes.reduce((a, b) => a + b, 0);
  };
  const heldExactly = (bytes: number) =>
    eventually(
      async () => held(),
      (seen) => seen === bytes,
    );
  const stored = () => readdirSync(join(folder, 'blobs')).filter((name) => /^[0-9a-f]{2}$/.test(name)).length;

  it.each<[string, Record<string, string>]>([
    ['no id', { 'webhook-id': '' }],
    ['a timestamp of an hour ago', { 'webhook-timestamp': String(seconds() - 3_600) }],
    ['no signature', { 'webhook-signature': '' }],
    ['a signature of another length', { 'webhook-signature': 'v1,AAAA' }],
    ['a signature of another kind', { 'webhook-signature': `v1a,${randomBytes(64).toString('base64')}` }],
  ])('refuses before it reads a body that no signature can be right for: %s', async (_case, change) => {
    const { socket, status } = unfinished('127.0.0.1', headersOf(change));
    // Its last byte never comes: an answer is one without it.
    expect(await status).toMatch(/^40[01]$/);
    expect(held()).toBe(0);
    socket.destroy();
  });

  it('holds two unfinished bodies of one address, eight of all of them, and nothing once they are gone', async () => {
    const sent: Socket[] = [];
    for (const address of ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5']) {
      for (const _ of ['first', 'second']) {
        sent.push(unfinished(address).socket);
        await heldExactly(sent.length * DRAFT);
      }
      expect(await unfinished(address).status).toBe('503');
      await heldExactly(sent.length * DRAFT);
    }
    expect(await unfinished('127.0.0.6').status).toBe('503');
    await heldExactly(8 * DRAFT);
    for (const socket of sent) socket.destroy();
    await heldExactly(0);
  });

  it('refuses 22 of 30 that come at once from six addresses, and holds the other eight whole', async () => {
    const sent = Array.from({ length: 30 }, (_, at) => unfinished(`127.0.0.${2 + (at % 6)}`));
    const answers: string[] = [];
    for (const { status } of sent) void status.then((answer) => answers.push(answer));
    await eventually(
      async () => ({ answered: answers.length, held: held() }),
      (seen) => seen.answered === 22 && seen.held === 8 * DRAFT,
    );
    expect(new Set(answers)).toEqual(new Set(['503']));
    for (const { socket } of sent) socket.destroy();
    await heldExactly(0);
  });

  it('stores nothing of a whole body whose signature is wrong', async () => {
    const before = stored();
    const answer = await fetch(`${served.http}/hooks/mail`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', ...headersOf() },
      body: 'x'.repeat(LARGEST - 10),
    });
    expect([answer.status, stored(), held()]).toEqual([401, before, 0]);
  });

  it('takes the message of a known sender meanwhile', async () => {
    const sent = Array.from({ length: 12 }, (_, at) => unfinished(`127.0.0.${2 + (at % 6)}`));
    await heldExactly(8 * DRAFT);
    const raw = 'From: a@b.example\r\nSubject: x\r\n\r\nText\r\n';
    const { 'webhook-id': id, 'webhook-timestamp': at } = headersOf();
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${at}.${raw}`).digest('base64');
    const { status } = await fetch(`${served.http}/hooks/mail`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'message/rfc822', 'webhook-id': id, 'webhook-timestamp': at },
        'webhook-signature': `v1,${signature}`,
      },
      body: raw,
    });
    for (const { socket } of sent) socket.destroy();
    expect(status).toBe(202);
  });
});

describe('the SMTP server', () => {
  it('greets with the mail domain of the operator, and without the name of the machine', async () => {
    const client = await SmtpClient.open(served.smtpPort);
    const greeting = await client.line();
    const hello = await client.say('EHLO test');
    client.close();
    expect(greeting).toBe('220 nuage-souverain.example ESMTP Greffe');
    expect(`${greeting}${hello}`).not.toContain(hostname());
  });
});
