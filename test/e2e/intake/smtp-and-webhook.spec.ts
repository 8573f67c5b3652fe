// @stage redis
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { signedIn, type Visitor } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';
import { machineTime } from '../../support/machine-clock.js';
import { type Served, serve } from '../../support/served.js';

const MEGABYTE = 1_048_576;
const secret = `whsec_${randomBytes(32).toString('base64')}`;

interface Aside {
  id: string;
  because: { fr: string };
  messageId: string;
}

interface Kept {
  id: string;
  sha256: string;
  fate: string;
  fate_reason: string | null;
  occurrences: number;
}

describe('the SMTP server and the webhook', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-intake-'));
    fresh = await freshDatabase();
    served = await serve({
      GREFFE_DATA: folder,
      ...fresh.environment,
      GREFFE_TEST_DURABILITY: 'true',
      GREFFE_HOOK_SECRETS: secret,
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    });
  });

  afterAll(async () => {
    await served?.kill('SIGTERM');
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const mail = (subject: string, body = 'Bonjour', id = randomUUID()): Buffer =>
    Buffer.from(
      `From: a@sender.example\r\nTo: legal@nuage-souverain.example\r\nSubject: ${subject}\r\nMessage-ID: <${id}@sender.example>\r\n\r\n${body}\r\n`,
    );

  async function bySmtp(raw: Buffer | string): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, secure: false, ignoreTLS: true });
    try {
      const envelope = { from: 'a@sender.example', to: 'legal@nuage-souverain.example' };
      return (await transport.sendMail({ envelope, raw })).response;
    } catch (error) {
      return (error as { response?: string; message: string }).response ?? (error as Error).message;
    } finally {
      transport.close();
    }
  }

  async function byHook(raw: Buffer, changed: Record<string, string> = {}): Promise<Response> {
    const id = changed['webhook-id'] ?? `msg_${randomUUID()}`;
    const timestamp = changed['webhook-timestamp'] ?? String(Math.floor(machineTime() / 1000));
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(raw).digest('base64');
    return fetch(`${served.http}/hooks/mail`, {
      method: 'POST',
      headers: {
        'content-type': 'message/rfc822',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
        ...changed,
      },
      body: new Uint8Array(raw),
    });
  }

  const kept = (subject: Buffer): Promise<Kept[]> =>
    fresh.asOwner<Kept>(
      `select m.*, (select count(*)::int from occurrence o where o.message_id = m.id) as occurrences
       from raw_message m where m.sha256 = encode(sha256($1), 'hex')`,
      [subject],
    );
  const countOfMessages = async (): Promise<number> =>
    (await fresh.asOwner<{ n: number }>('select count(*)::int as n from raw_message'))[0]?.n ?? 0;

  async function judged(raw: Buffer): Promise<Kept> {
    const [row] = await eventually(
      () => kept(raw),
      ([message]) => message !== undefined && message.fate !== 'waiting',
    );
    if (!row) throw new Error('No row.');
    return row;
  }

  it('answers 250 only for a mail that is in the database, with its entry', async () => {
    const raw = mail('kept');
    expect(await bySmtp(raw)).toMatch(/^250 2\.0\.0 Kept as [0-9a-f]{16}$/);
    const [row] = await kept(raw);
    expect(row).toMatchObject({ occurrences: 1 });
    const entries = await fresh.asOwner<{ type: string }>('select type from entry where stream = $1', [
      `message/${row?.id}`,
    ]);
    expect(entries[0]).toEqual({ type: 'message.received' });
  });

  it('takes the same message twice as one request with two occurrences, by either channel', async () => {
    const raw = mail('twice');
    await bySmtp(raw);
    const answer = await byHook(raw);
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ repeated: true });
    expect(await kept(raw)).toEqual([expect.objectContaining({ occurrences: 2 })]);
  });

  it('takes twenty copies at once as one message', async () => {
    const raw = mail('at once');
    const answers = await Promise.all(Array.from({ length: 20 }, () => bySmtp(raw)));
    expect(answers.every((answer) => answer.startsWith('250'))).toBe(true);
    expect(await kept(raw)).toEqual([expect.objectContaining({ occurrences: 20 })]);
  });

  it('makes a case in a human queue, with its clock running, of what cannot be read', async () => {
    const raw = randomBytes(4_000);
    expect((await byHook(raw)).status).toBe(202);
    const row = await judged(raw);
    const [file] = await fresh.asOwner<{ status: string; safe_end: Date | null }>(
      'select c.* from case_file c join case_message m on m.case_id = c.id where m.message_id = $1',
      [row.id],
    );
    expect(file?.status).toBe('open');
    expect(file?.safe_end).toBeInstanceOf(Date);
  });

  it('makes a case of what was set aside, once, because a person says so', async () => {
    const raw = Buffer.from(
      [
        ...['From: Lettre <lettre@revue.example>', 'Message-ID: <n-48@revue.example>', 'Subject: La lettre du mois'],
        ...['List-Id: <lettre.revue.example>', 'List-Unsubscribe: <https://revue.example/stop>', 'Precedence: bulk'],
        ...['', 'Notre dossier du mois : les jardins suspendus de Lyon.', ''],
      ].join('\r\n'),
    );
    await byHook(raw);
    const { id } = await judged(raw);
    const port = Number(new URL(served.http).port);
    const [jurist, auditor] = [await signedIn(fresh, port, ['jurist']), await signedIn(fresh, port, ['auditor'])];
    const aside = async (): Promise<Aside[]> =>
      (await jurist.send('GET', '/api/messages?fate=not_a_request')).json<{ messages: Aside[] }>().messages;
    const take = (visitor: Visitor) => visitor.send('POST', `/api/messages/${id}/case`);
    const because = { fr: 'Lettre d’une liste de diffusion, sans acte ni autorité.' };
    expect(await aside()).toMatchObject([{ id, because, messageId: '<n-48@revue.example>' }]);
    expect((await take(auditor)).statusCode).toBe(403);
    const both = await Promise.all([take(jurist), take(jurist)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
    expect((await judged(raw)).fate).toBe('new_case');
    expect(await aside()).toEqual([]);
    expect((await take(jurist)).json()).toMatchObject({ type: '/problems/message-not-set-aside' });
    const entries = await fresh.asOwner<{ type: string; actor: string; data: { fate?: string } }>(
      'select type, actor, data from entry where stream = $1 order by seq',
      [`message/${id}`],
    );
    expect(entries.map(({ type, data }) => [type, data.fate])).toEqual([
      ['message.received', undefined],
      ['message.judged', 'not_a_request'],
      ['message.taken_up', undefined],
      ['message.judged', 'new_case'],
    ]);
    expect(entries[2]?.actor).toBe(jurist.id);
    const opened = await fresh.asOwner<{ reason: string }>(
      `select data ->> 'reason' as reason from entry where type = 'case.opened' and data ->> 'messageId' = $1`,
      [id],
    );
    expect(opened).toEqual([{ reason: 'taken_up' }]);
  });

  it('takes a mail of 30 MB and refuses one above the limit, keeping nothing of it', async () => {
    const line = `${'x'.repeat(998)}\r\n`;
    expect(await bySmtp(mail('large', line.repeat((30 * MEGABYTE) / 1000)))).toMatch(/^250/);
    const before = await countOfMessages();
    expect(await bySmtp(mail('too large', line.repeat((36 * MEGABYTE) / 1000)))).toMatch(/^552/);
    expect((await byHook(Buffer.alloc(36 * MEGABYTE, 'x'))).status).toBe(413);
    expect(await countOfMessages()).toBe(before);
  });

  it('answers garbage with an error and stays open', async () => {
    const garbage = Buffer.from('\0\xff\r\nDATA\r\nMAIL\r\nRCPT TO:<>\r\nQUIT\r\n', 'latin1');
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(served.smtpPort, '127.0.0.1');
      const received: Buffer[] = [];
      socket.on('data', (chunk) => {
        if (received.length === 0) socket.write(garbage);
        received.push(chunk);
      });
      socket.on('close', () => resolve(Buffer.concat(received).toString()));
      socket.on('error', () => resolve(Buffer.concat(received).toString()));
    });
    expect(answer).toMatch(/^220 .*\r\n(5\d\d .*\r\n)+221/s);
    expect(await bySmtp(mail('after garbage'))).toMatch(/^250/);
    const posted = await fetch(`${served.http}/hooks/mail`, { method: 'POST', body: '{{{' });
    expect(posted.status).toBe(415);
  });

  it('tells the sender to try again while the database is away, and takes the mail once it is back', async () => {
    const raw = mail('outage');
    await fresh.duringOutage(async () => {
      expect(await bySmtp(raw)).toMatch(/^451/);
      expect((await byHook(raw)).status).toBe(503);
    });
    expect(await bySmtp(raw)).toMatch(/^250/);
    expect(await kept(raw)).toHaveLength(1);
  });
});
