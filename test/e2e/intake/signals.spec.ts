// @stage slow
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { machineTime } from '../../support/machine-clock.js';
import { type Served, serve } from '../../support/served.js';

const key = randomBytes(32);
const [oldKey, mailKey] = [randomBytes(32), randomBytes(32)];
const secretOf = (of: Buffer) => `whsec_${of.toString('base64')}`;
const event = { specversion: '1.0', source: 'bastion.example', type: 'vendor_support_session', data: { minutes: 40 } };

interface Case {
  readonly row: string | null;
  readonly circuit: string;
  readonly messages: number;
}

describe('signals of an incident', () => {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-signals-'));
  let fresh: FreshDatabase;
  let served: Served;

  beforeAll(async () => {
    fresh = await freshDatabase();
    served = await serve({
      ...{
        GREFFE_DATA: folder,
        GREFFE_HOOK_SECRETS: secretOf(mailKey),
        GREFFE_SIGNAL_SECRETS: `${secretOf(key)},${secretOf(oldKey)}`,
        GREFFE_TEST_DURABILITY: 'true',
      },
      ...fresh.environment,
    });
  });
  afterAll(async () => {
    await served?.kill('SIGTERM');
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function send(body: string, id: string = randomUUID(), by = key): Promise<Response> {
    const at = String(Math.floor(machineTime() / 1000));
    const signature = createHmac('sha256', by).update(`${id}.${at}.${body}`).digest('base64');
    return fetch(`${served.http}/hooks/signals`, {
      method: 'POST',
      headers: {
        ...{ 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` },
        'content-type': 'application/cloudevents+json',
      },
      body,
    });
  }
  const signal = (id: string, changed: object = {}) => JSON.stringify({ ...event, id, ...changed });
  const cases = async () =>
    fresh.asOwner<Case & { reason: string | null }>(
      `select c.row_of_law as row, c.circuit, count(m.message_id)::int as messages, min(r.fate_reason) as reason
       from case_file c join case_message m on m.case_id = c.id join raw_message r on r.id = m.message_id
       group by c.id, c.received_at order by c.received_at, c.id`,
    );

  it('open a case of the incident circuit, and join it while it is open', async () => {
    expect((await send(signal('1', { subject: 'session 4411' }))).status).toBe(202);
    const opened = await eventually(cases, ([first]) => typeof first?.row === 'string');
    expect(opened).toMatchObject([{ row: 'U32', circuit: 'incident', messages: 1, reason: 'signalled' }]);
    expect((await send(signal('2', { subject: 'session 4411' }))).status).toBe(202);
    expect(await eventually(cases, ([first]) => first?.messages === 2)).toHaveLength(1);
  });

  it('are received once for one id, and not at all under a wrong signature', async () => {
    const [body, id] = [signal('3', { subject: 'session 5' }), randomUUID()];
    expect((await send(body, id)).status).toBe(202);
    expect(await (await send(body, id)).json()).toMatchObject({ repeated: true });
    expect((await send(signal('4'), id)).status).toBe(409);
    expect((await send(signal('5'), randomUUID(), randomBytes(32))).status).toBe(401);
    const kept = await fresh.asOwner<{ n: number }>(`select count(*)::int as n from raw_message where door = 'signal'`);
    expect(kept).toEqual([{ n: 3 }]);
  });

  it('are refused under the secret of the webhook for mail, and taken under each of the two while one replaces the other', async () => {
    const kept = () => fresh.asOwner<{ n: number }>('select count(*)::int as n from raw_message');
    const before = await kept();
    expect((await send(signal('7', { subject: 'session 4411' }), randomUUID(), mailKey)).status).toBe(401);
    expect(await kept()).toEqual(before);
    expect((await send(signal('8', { subject: 'session 4411' }), randomUUID(), oldKey)).status).toBe(202);
  });

  it('of an unknown kind, or that are no event, are kept and go to a person', async () => {
    const before = (await eventually(cases, (all) => all.length === 2)).length;
    expect((await send(signal('6', { type: 'lunch' }))).status).toBe(202);
    expect((await send('no event')).status).toBe(202);
    const all = await eventually(cases, ({ length }) => length === before + 2);
    expect(all.slice(before)).toMatchObject([{ reason: 'unreadable' }, { reason: 'unreadable' }]);
  });

  it('are made of a change of control by the work that its adoption committed', async () => {
    await fresh.asOwner(
      `insert into outbox (id, topic, payload, due_at) values (gen_random_uuid(), 'directory.report_change', $1, now())`,
      [{ changeId: randomUUID() }],
    );
    const all = await eventually(cases, (found) => found.some(({ row }) => row === 'U33'), 30_000);
    expect(all.find(({ row }) => row === 'U33')).toMatchObject({ circuit: 'incident', messages: 1 });
  });
});
