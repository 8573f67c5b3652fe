// @stage redis slow
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { machineTime } from '../../support/machine-clock.js';
import { type Served, serve } from '../../support/served.js';

const secret = `whsec_${randomBytes(32).toString('base64')}`;

interface Kept {
  id: string;
  sha256: string;
  fate: string;
  fate_reason: string | null;
  occurrences: number;
}

describe('the webhook of a running server', () => {
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

  describe('the webhook', () => {
    it('keeps nothing of a message with a wrong, an old or no signature', async () => {
      const before = await countOfMessages();
      const old = String(Math.floor(machineTime() / 1000) - 3_600);
      const answers = await Promise.all([
        byHook(mail('wrong'), { 'webhook-signature': `v1,${randomBytes(32).toString('base64')}` }),
        byHook(mail('old'), { 'webhook-timestamp': old }),
        byHook(mail('none'), { 'webhook-signature': '' }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
      const problem = (await answers[0]?.json()) as { type: string; detail: string };
      expect(problem.type).toBe('/problems/webhook-signature-wrong');
      expect(await countOfMessages()).toBe(before);
    });

    it('answers a replayed id as before, and refuses it for another message', async () => {
      const raw = mail('replayed');
      const id = `msg_${randomUUID()}`;
      const first = (await (await byHook(raw, { 'webhook-id': id })).json()) as { messageId: string };
      const second = (await (await byHook(raw, { 'webhook-id': id })).json()) as { messageId: string };
      expect(second.messageId).toBe(first.messageId);
      expect(await kept(raw)).toEqual([expect.objectContaining({ occurrences: 1 })]);
      const other = await byHook(mail('other'), { 'webhook-id': id });
      expect(other.status).toBe(409);
    });

    it('takes a replay as the same arrival, whatever Idempotency-Key a thief adds: no signature covers it', async () => {
      const raw = mail('captured');
      const id = `msg_${randomUUID()}`;
      const answers = await Promise.all(
        [randomUUID(), randomUUID()].map((key) => byHook(raw, { 'webhook-id': id, 'idempotency-key': key })),
      );
      expect(answers.map(({ status }) => status)).toEqual([202, 202]);
      expect(await kept(raw)).toEqual([expect.objectContaining({ occurrences: 1 })]);
    });

    it('takes a message though a thief wrote its id into the Idempotency-Key of another one', async () => {
      const next = `msg_${randomUUID()}`;
      await byHook(mail('captured before'), { 'idempotency-key': next });
      const honest = mail('the next message');
      expect((await byHook(honest, { 'webhook-id': next })).status).toBe(202);
      expect(await kept(honest)).toHaveLength(1);
    });
  });
});
