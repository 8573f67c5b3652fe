// @stage redis slow
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { redisTest, redisUrl } from '../../support/redis.js';
import { hasRedisServer, startRedis } from '../../support/redis-server.js';
import { type Ended, failedStart } from '../../support/started.js';
import { type WrongSetting, wrongSettings } from '../../support/wrong-settings.js';

/** Certificates of the table are valid from then on. */
const NOW = new Date('2026-11-28T09:00:00Z');

/** On real processes: a server that cannot start says why, and leaves nothing half alive. */
describe('a start that fails', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let silent: Server;
  let base: Record<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-wrong-'));
    fresh = await freshDatabase();
    silent = createServer((socket) => socket.on('error', () => undefined));
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    base = { GREFFE_DATA: join(folder, 'data'), ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' };
  });
  afterAll(async () => {
    silent.close();
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const silentPort = () => {
    const address = silent.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const started = (environment: Readonly<Record<string, string>>, options: readonly string[] = []) =>
    failedStart({ ...base, ...environment }, options);

  it('ends by itself, non-zero, with a sentence that names the variable, for each wrong setting', async () => {
    const rows = await wrongSettings({
      ...{ folder, databaseUrl: fresh.url, ownerUrl: fresh.ownerUrl, identityUrl: fresh.urlOf('greffe_identity') },
      ...{ silentPort: silentPort(), now: NOW },
    });
    expect(rows.length).toBeGreaterThan(70);
    const faults: string[] = [];
    for (const row of rows) faults.push(...faultsOf(row, await started(row.environment)));
    expect(faults).toEqual([]);
  }, 600_000);

  redisTest(
    'names REDIS_URL when Redis refuses the database that it names (needs Redis)',
    async () => {
      const wrong = await started({ REDIS_URL: `${redisUrl}/9999` });
      expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('REDIS_URL: this Redis may not carry')]);
    },
    120_000,
  );

  const serverTest = hasRedisServer ? it : it.skip;
  serverTest(
    'names REDIS_URL when Redis refuses the password (needs redis-server)',
    async () => {
      // A user without a password, so that the one who looks whether it answers may ask.
      const redis = await startRedis([
        '--maxmemory-policy',
        'noeviction',
        '--user',
        'queue',
        'on',
        '>right',
        '~*',
        '+@all',
      ]);
      try {
        const wrong = await started({ REDIS_URL: redis.url.replace('//', '//queue:wrong@') });
        expect([wrong.code, wrong.output]).toEqual([1, expect.stringMatching(/REDIS_URL: .*WRONGPASS/)]);
      } finally {
        await redis.kill();
      }
    },
    120_000,
  );

  it('ends by itself also where only the loaded product can find the fault', async () => {
    const operator = await started({ GREFFE_OPERATOR: 'unknown' });
    expect(operator.output).toContain('GREFFE_OPERATOR: \\"unknown\\" is no profile: take one of');
    expect(operator.code).toBe(1);
  }, 120_000);

  it('stops the SMTP server, the workers and itself when HTTP cannot listen after all', async () => {
    // Both addresses are free when they are looked at, and one excludes the other once it listens.
    const port = String(silentPort() + 1);
    const shared = { GREFFE_HTTP_HOST: 'localhost', GREFFE_HTTP_PORT: port, GREFFE_SMTP_PORT: port };
    const late = await started(shared);
    expect(late.output).toContain(`Port ${port} cannot be opened: stop what holds it, or set GREFFE_HTTP_PORT`);
    expect(late.code).toBe(1);
    const left = await fresh.asOwner(
      `select 1 from pg_stat_activity where datname = current_database() and application_name = 'greffe'`,
    );
    expect(left).toEqual([]);
  }, 120_000);
});

function faultsOf({ variable, mistake, sentence }: WrongSetting, ended: Ended): string[] {
  const { code, output } = ended;
  const says =
    typeof sentence === 'string' ? output.includes(JSON.stringify(sentence).slice(1, -1)) : sentence.test(output);
  const raw = /\n\s+at |node:internal|Invalid input/.test(output);
  return [
    ...(code === 1 ? [] : [`exit code ${code}`]),
    ...(output.includes(variable) && says && !raw ? [] : [`it said: ${output.trim().slice(0, 300)}`]),
  ].map((fault) => `${variable} ${mistake}: ${fault}`);
}
