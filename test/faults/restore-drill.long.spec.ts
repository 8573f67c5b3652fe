// @stage drill
/** The drill: a backup under load, the end of the machine, and a restore elsewhere; by the commands that operators use. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { reachDatabase } from '../../src/platform/database/open-database.js';
import { Settings, SettingsSchema } from '../../src/platform/settings/settings.js';
import { eventually } from '../support/eventually.js';
import { type MailRelay, startMailRelay } from '../support/mail-relay.js';
import { greffe, type Served, serve } from '../support/served.js';
import { print } from './testbed/figures.js';

const MAILS_BEFORE = 12;
/** Long enough for any sweep, sealing or sending of the rhythm of the service. */
const QUIET_MILLISECONDS = 6_000;

describe('backup, end of the machine, restore elsewhere', () => {
  let work: string;
  let relay: MailRelay;
  let served: Served | undefined;
  const acknowledged = new Set<string>();
  const folderOf = (name: string) => join(work, name);
  const environmentOf = (name: string) => ({
    ...{ GREFFE_DATA: folderOf(name), GREFFE_TEST_DURABILITY: 'true' },
    ...{ GREFFE_MAIL_URL: relay.url, GREFFE_MAIL_FROM: 'desk@nuage.example' },
  });
  const run = async (parameters: string[], name: string) => {
    const { code, output } = await greffe([...parameters, '--json'], environmentOf(name));
    if (code !== 0) throw new Error(output);
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  };

  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'greffe-drill-'));
    relay = await startMailRelay();
    const identity = await generateX25519Identity();
    writeFileSync(folderOf('operator.key'), `${identity}\n`);
    writeFileSync(folderOf('recipients.txt'), `${await identityToRecipient(identity)}\n`);
  });
  afterAll(async () => {
    await served?.kill('SIGKILL');
    await relay?.close();
    await wait(1_000);
    rmSync(work, { recursive: true, force: true, maxRetries: 20 });
  });

  async function send({ smtpPort }: Served): Promise<void> {
    const raw = Buffer.from(
      `From: juge@tribunal.example\r\nTo: legal@nuage.example\r\nMessage-ID: <${randomBytes(9).toString('hex')}@tribunal.example>\r\nSubject: Requisition\r\n\r\nArticle 60-1 du code de procedure penale ${randomBytes(8).toString('hex')}\r\n`,
    );
    const transport = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true });
    await transport.sendMail({ envelope: { from: 'juge@tribunal.example', to: 'legal@nuage.example' }, raw });
    transport.close();
    acknowledged.add(createHash('sha256').update(raw).digest('hex'));
  }
  const underLoad = async <T>(at: Served, task: () => Promise<T>): Promise<T> => {
    let going = true;
    const load = (async () => {
      while (going) await send(at).catch(() => wait(50));
    })();
    return task().finally(async () => {
      going = false;
      await load;
    });
  };
  const kept = async (name: string): Promise<Set<string>> => {
    const { output } = await greffe(['intake', 'list', '--json', '--limit', '100000'], environmentOf(name));
    return new Set(
      output
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { sha256: string }).sha256),
    );
  };

  it('loses nothing that was acknowledged before it, sends nothing, and opens nothing that was erased', async () => {
    const first = await serve(environmentOf('first'));
    served = first;
    for (let n = 0; n < MAILS_BEFORE; n += 1) await send(first);
    const before = new Set(acknowledged);

    const backup = await underLoad(first, () =>
      run(['backup', '--to', folderOf('backups'), '--recipients', folderOf('recipients.txt')], 'first'),
    );
    const keyId = await eraseAKey(folderOf('first'));
    await eventually(
      async () => readFileSync(join(folderOf('first'), 'ledger', 'erased.jsonl'), { encoding: 'utf8', flag: 'a+' }),
      (list) => list.includes(keyId),
    );
    await first.kill('SIGKILL');

    const folder = String(backup.folder);
    const checked = await run(['backup', 'check', folder, '--identity', folderOf('operator.key')], 'first');
    const erased = join(folderOf('first'), 'ledger', 'erased.jsonl');
    const restored = await run(
      ['restore', folder, '--identity', folderOf('operator.key'), '--erased', erased],
      'second',
    );
    // No signed order stands behind it: it is set aside, so that a false list destroys nothing.
    expect(restored).toMatchObject({ ok: true, erased: 0, setAside: 1, rows: checked.rows });

    const attempts = await attemptsOf(folderOf('second'));
    expect(attempts).toBeGreaterThan(0);
    const sentBefore = relay.received.length;
    const second = await serve(environmentOf('second'));
    served = second;
    const health = (await (await fetch(`${second.http}/health`)).json()) as { ready: boolean; faults: string[] };
    expect(health).toMatchObject({ ready: true, faults: expect.arrayContaining(['safe_mode']) });
    await send(second);
    await wait(QUIET_MILLISECONDS);
    const sealed = await stateOf(folderOf('second'));
    expect(relay.received.length - sentBefore).toBe(0);
    expect(sealed.waiting).toBeGreaterThan(0);
    expect(sealed.checkpoint).toBe((backup.log as { size: number }).size);
    await second.kill('SIGTERM');
    served = undefined;
    expect(await attemptsOf(folderOf('second'))).toBe(attempts);

    const report = await greffe(['report', 'build', '2026-Q3'], environmentOf('second'));
    expect(report).toMatchObject({ code: 1, output: expect.stringContaining('Safe mode: this database is a copy') });
    const there = await kept('second');
    const lost = [...before].filter((sha256) => !there.has(sha256));
    expect(lost).toEqual([]);
    expect(await isErased(folderOf('second'), keyId)).toBe(true);
    const { key } = await run(['ledger', 'export', '--out', folderOf('log.jsonl')], 'second');
    expect(await run(['ledger', 'verify', folderOf('log.jsonl'), '--key', String(key)], 'second')).toMatchObject({
      ok: true,
    });
    const during = acknowledged.size - 1 - before.size;
    print(
      `restore drill: ${before.size} acknowledged before the backup, ${lost.length} lost; ${during} more while it ran, ` +
        `${there.size - 1 - before.size} of them in it; 1 erased key set aside; 0 mails sent; log of ${sealed.checkpoint} verified; ` +
        `${backup.seconds} s to back up, ${checked.seconds} s to check, ${restored.seconds} s to restore`,
    );
  }, 300_000);
});

const settingsOf = (dataFolder: string) => new Settings(SettingsSchema.parse({ dataFolder, testDurability: 'true' }));

async function asOwner<Row>(url: string, sql: string, parameters: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query(sql, parameters).finally(() => client.end())).rows as Row[];
}

/** As a service whose order is not in this backup erases: the entry and the destruction in one transaction. */
async function eraseAKey(folder: string): Promise<string> {
  const { ownerUrl } = await reachDatabase(settingsOf(folder));
  const [row] = await asOwner<{ id: string }>(
    ownerUrl,
    'select id from data_key where wrapped is not null order by id limit 1',
  );
  const id = row?.id ?? '';
  await asOwner(
    ownerUrl,
    `begin;
     insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
       values ('erasure/${id}', 1, 'erasure.key_destroyed', date_trunc('milliseconds', clock_timestamp()), 'cases', '{}', 'other',
         sha256('a'), sha256('b'));
     update data_key set wrapped = null, erased_at = clock_timestamp() where id = '${id}';
     commit`,
  );
  return id;
}

interface State {
  readonly waiting: number;
  readonly checkpoint: number;
}

/** Work that is due, and how far the log is sealed. */
async function stateOf(folder: string): Promise<State> {
  const { ownerUrl } = await reachDatabase(settingsOf(folder));
  const [row] = await asOwner<State>(
    ownerUrl,
    `select (select count(*)::int from outbox where done_at is null and due_at <= clock_timestamp()) as waiting,
       (select max(size)::int from checkpoint) as checkpoint`,
  );
  return row ?? { waiting: -1, checkpoint: -1 };
}

const isErased = (folder: string, id: string) =>
  inStopped<boolean>(folder, 'select wrapped is null as value from data_key where id = $1', [id]);

/** How often work was ever claimed: each claim counts, whatever became of it. */
const attemptsOf = (folder: string) => inStopped<number>(folder, 'select sum(attempts)::int as value from outbox');

/** One value from the database of a service that does not run. */
async function inStopped<Value>(folder: string, sql: string, parameters: unknown[] = []): Promise<Value | undefined> {
  const server = await startEmbeddedPostgres(join(folder, 'postgres'), { durable: false });
  try {
    const [row] = await asOwner<{ value: Value }>(server.ownerUrl, sql, parameters);
    return row?.value;
  } finally {
    await server.stop();
  }
}
