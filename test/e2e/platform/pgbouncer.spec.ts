// @stage slow
/** All processes work through a pooler that gives each transaction another session; what needs its own session says so. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { createTransport } from 'nodemailer';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { type PgBouncer, startPgBouncer } from '../../support/pgbouncer.js';
import { greffe, serve } from '../../support/served.js';
import { present } from '../../support/tools.js';

const MAILS = 40;

const tools = present('pgbouncer') && present('redis-server');
(tools ? describe : describe.skip)('through PgBouncer in transaction mode', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let pooler: PgBouncer;
  let environment: Record<string, string>;
  const redis = { REDIS_URL: process.env.TEST_REDIS_URL ?? '' };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-pgbouncer-'));
    fresh = await freshDatabase();
    const roles = ['all', 'api', 'worker', 'intake', 'identity', 'sequencer'].map((role) => `greffe_${role}`);
    pooler = await startPgBouncer(fresh.url, [...roles, new URL(fresh.ownerUrl).username]);
    const urls = Object.entries(fresh.environment).map(([name, url]) => [name, pooler.through(url)]);
    environment = {
      ...{ GREFFE_DATA: join(folder, 'data'), GREFFE_TEST_DURABILITY: 'true', REDIS_URL: '' },
      ...Object.fromEntries(urls),
    };
  });
  afterAll(async () => {
    await pooler?.stop();
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const count = async (sql: string) => (await fresh.asOwner<{ count: number }>(sql))[0]?.count;

  it('mail is taken at once by many, read, and sealed', async () => {
    const { smtpPort, http, kill } = await serve({ ...environment, ...redis });
    try {
      const transport = createTransport({
        host: '127.0.0.1',
        port: smtpPort,
        ignoreTLS: true,
        pool: true,
        maxConnections: 10,
      });
      const send = (n: number) =>
        transport.sendMail({
          from: 'a@court.example',
          to: 'legal@x.example',
          subject: `act ${n}`,
          text: `Act number ${n}.`,
        });
      await Promise.all(Array.from({ length: MAILS }, (_, n) => send(n)));
      transport.close();
      const waiting = `select count(*)::int from raw_message where fate = 'waiting'`;
      await eventually(
        () => count(waiting),
        (left) => left === 0,
      );
      expect(await count('select count(*)::int from raw_message')).toBe(MAILS);
      const unsealed = 'select (select count(*) from entry)::int - (select count(*) from sealed_entry)::int as count';
      await eventually(
        () => count(unsealed),
        (left) => left === 0,
      );
      expect((await (await fetch(`${http}/health`)).json()).faults).toEqual([]);
      const sessions = await count(`select count(*)::int from pg_stat_activity where datname = current_database()`);
      // Eight for each of three logins, and the one that asks; without the pooler the process opens 30.
      expect(sessions).toBeLessThanOrEqual(3 * 8 + 1);
    } finally {
      await kill('SIGTERM');
    }
  }, 240_000);

  const pooled = /leads to a pooler of connections, such as PgBouncer, and .*: name PostgreSQL itself\./;

  it('a worker is refused whose queue PostgreSQL carries, and an api process is not', async () => {
    for (const role of ['worker', 'all']) {
      const login = role === 'all' ? {} : { DATABASE_URL: pooler.through(fresh.urlOf(`greffe_${role}`)) };
      await expect(serve({ ...environment, ...login }, ['--role', role])).rejects.toThrow(pooled);
    }
    const login = { DATABASE_URL: pooler.through(fresh.urlOf('greffe_api')) };
    const api = await serve({ ...environment, ...login, DATABASE_SEQUENCER_URL: '' }, ['--role', 'api']);
    await api.kill('SIGTERM');
  }, 120_000);

  it('migrations, backups and commands that only read are refused', async () => {
    const recipients = join(folder, 'recipients.txt');
    writeFileSync(recipients, `${await identityToRecipient(await generateX25519Identity())}\n`);
    const owner = { ...environment, DATABASE_OWNER_URL: pooler.through(fresh.ownerUrl) };
    for (const words of [
      ['migrate'],
      ['backup', '--to', folder, '--recipients', recipients],
      ['ledger', 'export', '--out', join(folder, 'log.jsonl')],
    ]) {
      const { code, output } = await greffe(words, owner);
      expect([words, code, output]).toEqual([words, 1, expect.stringMatching(pooled)]);
    }
  }, 120_000);
});
