// @stage slow
/** The folder that `npm run release` packs, run as an operator runs it: without npm, without a build, without the packages of development. */
import { execFileSync, spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assemble } from '../../../scripts/assemble.mjs';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { childEnvironment } from '../../support/child-environment.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { serve } from '../../support/served.js';

const LARGEST_MEGABYTES = 200;
const MOST_OUTPUT = 1e8;
const samples = join(packageRoot(), 'test/fixtures/samples');

describe('a release', () => {
  let scratch: string;
  let folder: string;
  let fresh: FreshDatabase;
  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'greffe-release-'));
    folder = join(scratch, 'greffe');
    assemble(packageRoot(), folder);
    fresh = await freshDatabase();
  });
  afterAll(async () => {
    await fresh.drop();
    rmSync(scratch, { recursive: true, force: true });
  });

  const environment = () => ({
    ...{ GREFFE_DATA: join(scratch, 'data'), ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' },
  });
  /** In a folder that is not its own, with nothing but Node.js on the path. */
  const greffe = (
    program: string,
    words: readonly string[],
    changed: Record<string, string> = {},
    input = '',
  ): string =>
    execFileSync(process.execPath, [program, ...words], {
      env: { ...childEnvironment(), ...changed },
      ...{ cwd: scratch, encoding: 'utf8', maxBuffer: MOST_OUTPUT, stdio: 'pipe', input },
    });

  it(`takes at most ${LARGEST_MEGABYTES} MB, with neither PostgreSQL nor what builds and tests`, () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const bytes = files.reduce((sum, file) => sum + lstatSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(LARGEST_MEGABYTES * 1_000_000);
    const packages = files.filter((file) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(file));
    expect(packages).toContain('node_modules/@node-rs/argon2');
    expect(packages.filter((file) => /postgres|jest|typescript|vite|rolldown|canvas/.test(file))).toEqual([]);
    expect(files).toContain('THIRD-PARTY-NOTICES.txt');
  });

  it('reads every sample as the checkout does: texts, PDF, scans and office files', () => {
    const messages = readdirSync(samples, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('message.eml'))
      .map((file) => join(samples, file))
      .sort();
    expect(messages.length).toBeGreaterThan(30);
    const read = (program: string) =>
      new Map(
        greffe(program, ['classify', ...messages])
          .trim()
          .split('\n')
          .map((line) => [(JSON.parse(line) as { file: string }).file, line]),
      );
    const [released, checkedOut] = [read(join(folder, 'greffe')), read(join(packageRoot(), 'dist/src/cli.js'))];
    // By name: a whole reading is no message for a person.
    expect(messages.filter((file) => !released.has(file) || released.get(file) !== checkedOut.get(file))).toEqual([]);
  }, 600_000);

  it('registers a person and serves the desk, its API and the verifier', async () => {
    const { http, kill } = await serve(environment(), [], { root: folder, through: ['env', '--chdir', scratch] });
    try {
      for (const path of ['/readyz', '/', '/api/openapi.json', '/transparency/verify']) {
        expect([path, (await fetch(http + path)).status]).toEqual([path, 200]);
      }
      const words = ['--name', 'Ada', '--email', 'ada@desk.example', '--role', 'administrator'];
      const password = 'sept lanternes sous un pont\n';
      greffe(join(folder, 'greffe'), ['users', 'add', ...words], environment(), password);
      const credentials = { email: 'ada@desk.example', password: password.trim() };
      const entered = await fetch(`${http}/api/session`, {
        ...{ method: 'POST', body: JSON.stringify(credentials) },
        headers: { 'content-type': 'application/json', origin: http },
      });
      expect([entered.status, await entered.text()]).toEqual([201, expect.any(String)]);
    } finally {
      await kill('SIGTERM');
    }
  }, 240_000);

  const canPart = spawnSync('unshare', ['--net', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
  (canPart ? it : it.skip)(
    'starts and takes requests where there is no network but that of the machine itself',
    async () => {
      const own = { ...environment(), GREFFE_DATA: join(scratch, 'apart'), GREFFE_HTTP_PORT: '8080' };
      const apart = ['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
      const { pid, kill } = await serve(own, [], { root: folder, through: apart });
      try {
        const there = ['--target', String(pid), '--net', process.execPath, join(folder, 'greffe'), 'health', '--json'];
        const answer = execFileSync('nsenter', there, { env: { ...childEnvironment(), ...own }, encoding: 'utf8' });
        expect(JSON.parse(answer)).toEqual({ ok: true, status: 200 });
      } finally {
        await kill('SIGTERM');
      }
    },
    240_000,
  );

  it('says what to set where no database is named: it brings none', () => {
    const started = () => greffe(join(folder, 'greffe'), ['serve'], { GREFFE_DATA: join(scratch, 'none') });
    expect(started).toThrow(/set DATABASE_URL to a PostgreSQL 15 or newer/);
  }, 120_000);
});
