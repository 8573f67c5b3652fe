// @stage redis slow
/** A captured webhook, sent again to another process, after a restart, and at the edge of the time it holds. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REPLAY_WINDOW } from '../../../src/intake/webhook-signature.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { machineTime } from '../../support/machine-clock.js';
import { type Served, serve } from '../../support/served.js';

interface Captured {
  readonly headers: Record<string, string>;
  readonly raw: Buffer;
}
interface Taken {
  readonly status: number;
  readonly messageId?: string;
}

const key = randomBytes(32);
/** Seconds in which a test reaches the server before its own timestamp is too old. */
const MARGIN = 60;

function captured(secondsAgo = 0, id = randomUUID(), words = randomUUID()): Captured {
  const raw = Buffer.from(
    `From: a@sender.example\r\nSubject: ${words}\r\nMessage-ID: <${words}@a.example>\r\n\r\nx\r\n`,
  );
  const at = String(Math.floor(machineTime() / 1000) - secondsAgo);
  const signature = createHmac('sha256', key).update(`${id}.${at}.`).update(raw).digest('base64');
  const signed = { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` };
  return { raw, headers: { ...signed, 'content-type': 'message/rfc822' } };
}

describe('a captured webhook', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-replay-'));
  let fresh: FreshDatabase;
  let servers: Served[];

  const start = (): Promise<Served> =>
    serve({
      ...{
        GREFFE_DATA: folder,
        GREFFE_HOOK_SECRETS: `whsec_${key.toString('base64')}`,
        GREFFE_TEST_DURABILITY: 'true',
      },
      ...fresh.environment,
      ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
    });

  beforeAll(async () => {
    fresh = await freshDatabase();
    servers = [await start()];
    servers.push(await start());
  });
  afterAll(async () => {
    for (const served of servers ?? []) await served.kill('SIGTERM');
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function send({ headers, raw }: Captured, at = 0): Promise<Taken> {
    const answer = await fetch(`${servers[at]?.http}/hooks/mail`, {
      method: 'POST',
      headers,
      body: new Uint8Array(raw),
    });
    const { messageId } = (await answer.json()) as { messageId?: string };
    return { status: answer.status, ...(messageId !== undefined && { messageId }) };
  }
  const kept = async ({ raw }: Captured) =>
    fresh.asOwner(
      `select (select count(*)::int from occurrence o where o.message_id = m.id) as arrivals,
         (select count(*)::int from entry e where e.stream = 'message/' || m.id
            and e.type in ('message.received', 'message.repeated')) as entries
       from raw_message m where m.sha256 = encode(sha256($1), 'hex')`,
      [raw],
    );
  const once = [{ arrivals: 1, entries: 1 }];

  it('that comes to two processes at once is one arrival of one message', async () => {
    const mail = captured();
    const answers = await Promise.all(Array.from({ length: 12 }, (_each, n) => send(mail, n % 2)));
    // A connection that lost the race has to try again, as a sender does.
    const refused = answers.filter(({ status }) => status !== 202);
    expect(refused.every(({ status }) => status === 503 || status === 500)).toBe(true);
    expect(new Set([...answers, await send(mail, 1)].flatMap(({ messageId }) => messageId ?? [])).size).toBe(1);
    expect(await kept(mail)).toEqual(once);
  });

  it('whose id comes to two processes at once with two messages keeps one of them', async () => {
    const id = randomUUID();
    const mails = [captured(0, id), captured(0, id)] as const;
    const answers = await Promise.all(mails.map((mail, at) => send(mail, at)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect((await Promise.all(mails.map(kept))).flat()).toEqual(once);
  });

  it('that comes again after a restart is answered as before', async () => {
    const mail = captured();
    const first = await send(mail);
    await servers[0]?.kill('SIGKILL');
    servers[0] = await start();
    expect([await send(mail), await send(mail, 1)]).toEqual([first, first]);
    expect(first.status).toBe(202);
    expect(await kept(mail)).toEqual(once);
  });

  it('counts once at the edge of its time, and not at all behind it', async () => {
    const atTheEdge = [captured(REPLAY_WINDOW - MARGIN), captured(MARGIN - REPLAY_WINDOW)];
    for (const mail of atTheEdge) {
      expect([(await send(mail)).status, (await send(mail, 1)).status]).toEqual([202, 202]);
      expect(await kept(mail)).toEqual(once);
    }
    for (const mail of [captured(REPLAY_WINDOW + MARGIN), captured(-REPLAY_WINDOW - MARGIN)]) {
      expect([(await send(mail)).status, (await send(mail, 1)).status]).toEqual([401, 401]);
      expect(await kept(mail)).toEqual([]);
    }
  });
});
