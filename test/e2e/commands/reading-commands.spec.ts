// @stage slow
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { greffe, serve } from '../../support/served.js';

/** On an installation where work is due, entries wait for their seal, and a file is old enough for the sweep. */
describe('a command that only reads', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-reading-'));
    fresh = await freshDatabase();
    environment = {
      ...fresh.environment,
      GREFFE_DATA: join(folder, 'data'),
      GREFFE_TEST_DURABILITY: 'true',
    };
    const intake = { ...environment, DATABASE_URL: fresh.urlOf('greffe_intake') };
    const served = await serve(intake, ['--role', 'intake']);
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, ignoreTLS: true });
    await transport.sendMail({ from: 'a@court.example', to: 'legal@x.example', subject: 'Order', text: 'An order.' });
    await served.kill('SIGTERM');
    await fresh.asOwner(
      `insert into outbox (id, topic, payload, due_at, done_at)
       values (gen_random_uuid(), 'cases.close', '{}', now() - interval '1 year', now() - interval '1 year')`,
    );
  }, 120_000);
  afterAll(async () => {
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A digest of each table of every schema of the product. */
  async function rows(): Promise<Record<string, string>> {
    const tables = await fresh.asOwner<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await fresh.asOwner<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${name} t`,
      );
      digests[name] = row?.digest ?? '';
    }
    return digests;
  }
  const files = () =>
    readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' })
      .sort()
      .map((path) => {
        const { mtimeMs, size } = statSync(join(folder, 'data', path));
        return `${path} ${size} ${mtimeMs}`;
      });

  const commands: [string, string[], unknown][] = [
    ['intake list', ['intake', 'list'], { fate: 'waiting' }],
    ['rules replay', ['rules', 'replay', '--since', '2026-01-01'], { ok: true, judged: 0 }],
    ['report terreg', ['report', 'terreg', '2026'], { ok: true }],
    ['report export-site', ['report', 'export-site', '--out', '@site'], { ok: true }],
    ['ledger export', ['ledger', 'export', '--out', '@log.jsonl'], { ok: true, unsealed: expect.any(Number) }],
    ['keys confirm without a fingerprint', ['keys', 'confirm'], { ok: true }],
    ['law export', ['law', 'export', '--out', '@law'], { ok: true, files: [] }],
    ['blobs list', ['blobs', 'list'], { ok: true, files: [] }],
  ];
  it.each(commands)('changes no row and no file: %s', async (_, words, answer) => {
    const before = [await rows(), files()];
    const given = words.map((word) => (word.startsWith('@') ? join(folder, word.slice(1)) : word));
    const { code, output } = await greffe([...given, '--json'], environment);
    expect([code, output]).toEqual([0, expect.any(String)]);
    expect(JSON.parse(output.trim().split('\n').at(-1) ?? '')).toMatchObject(answer as object);
    expect([await rows(), files()]).toEqual(before);
  });

  it('says how many entries an export leaves out because they are not sealed', async () => {
    const out = join(folder, 'other.jsonl');
    const { output } = await greffe(['ledger', 'export', '--out', out], environment);
    expect(output).toMatch(/Not sealed yet, and not in it: [1-9]\d* entries/);
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(1);
  });

  it('lets a web server read an export with leaves, and its owner alone one with entries', async () => {
    const [open, whole] = ['open.jsonl', 'whole.jsonl'].map((name) => join(folder, name)) as [string, string];
    await greffe(['ledger', 'export', '--public', '--out', open], environment);
    await greffe(['ledger', 'export', '--out', whole], environment);
    expect([open, whole].map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(['644', '600']);
  });

  it('migrates nothing: it says what to run instead', async () => {
    const [last] = await fresh.asOwner<{ name: string; timestamp: string }>(
      'delete from migrations where id = (select max(id) from migrations) returning name, timestamp',
    );
    try {
      expect(await greffe(['intake', 'list'], environment)).toEqual({
        code: 1,
        output: expect.stringMatching(
          /of an earlier version, without \S+: stop the service, run "greffe migrate" with/,
        ),
      });
    } finally {
      await fresh.asOwner('insert into migrations (name, timestamp) values ($1, $2)', [last?.name, last?.timestamp]);
    }
  });

  it('makes no keys: it says which file is missing', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const { code, output } = await greffe(['intake', 'list'], { ...environment, GREFFE_DATA: elsewhere });
    expect([code, output]).toEqual([1, expect.stringMatching(/encryption\.key is missing.*No new key was made/)]);
    expect(readdirSync(folder)).not.toContain('elsewhere');
  });
});
