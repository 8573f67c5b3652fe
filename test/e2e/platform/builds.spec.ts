// @stage slow
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { buildBeside } from '../../../scripts/builds.mjs';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { childEnvironment } from '../../support/child-environment.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { type Served, serve } from '../../support/served.js';

/** A project of its own beside ours, whose builds are copies of our build. */
describe('a build beside a server that runs', () => {
  let root: string;
  let fresh: FreshDatabase;
  let served: Served | undefined;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'greffe-builds-'));
    for (const name of ['package.json', 'scripts'])
      cpSync(join(packageRoot(), name), join(root, name), { recursive: true });
    for (const name of ['node_modules', 'workflows', 'templates'])
      symlinkSync(join(packageRoot(), name), join(root, name));
    fresh = await freshDatabase();
  });
  afterAll(async () => {
    await served?.kill('SIGKILL');
    await fresh.drop();
    rmSync(root, { recursive: true, force: true });
  });

  const build = () =>
    buildBeside(root, (folder: string) =>
      cpSync(realpathSync(join(packageRoot(), 'dist')), folder, { recursive: true }),
    );
  const npm = (script: string) =>
    spawnSync('npm', ['run', '-s', script], { cwd: root, env: childEnvironment(), encoding: 'utf8' });

  async function readMail(subject: string): Promise<string | undefined> {
    const mail = createTransport({ host: '127.0.0.1', port: served?.smtpPort ?? 0, ignoreTLS: true });
    await mail.sendMail({ from: 'a@court.example', to: 'legal@x.example', subject, text: `${subject} of the court` });
    const rows = await eventually(
      () => fresh.asOwner<{ fate: string }>('select fate from raw_message order by received_at desc limit 1'),
      ([newest]) => newest?.fate !== 'waiting',
    );
    return rows[0]?.fate;
  }

  it('is not begun by npm start, which says what to run where nothing is built', () => {
    const { status, stderr } = npm('start');
    expect([status, stderr.trim()]).toEqual([
      1,
      'Nothing is built here: run npm ci and npm run build, then npm start again.',
    ]);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });

  it('leaves its child programs and its pages to the server, over two builds', async () => {
    mkdirSync(join(root, 'dist'));
    await build();
    const environment = {
      GREFFE_DATA: join(root, 'data'),
      ...fresh.environment,
      GREFFE_TEST_DURABILITY: 'true',
    };
    served = await serve(environment, [], { root });
    const page = await (await fetch(served.http)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    const fates = [await readMail('Order one')];
    for (const subject of ['Order two', 'Order three']) {
      await build();
      fates.push(await readMail(subject));
    }
    expect(fates).toEqual(['new_case', 'new_case', 'new_case']);
    expect((await fetch(`${served.http}${script}`)).status).toBe(200);
  }, 300_000);

  it('keeps three builds, and the one before where a tool fails or is not installed', async () => {
    const before = readlinkSync(join(root, 'dist'));
    await build();
    expect(readdirSync(join(root, '.builds'))).toHaveLength(3);
    const current = readlinkSync(join(root, 'dist'));
    expect(current).not.toBe(before);
    const { status, stderr } = npm('build');
    expect([status, stderr]).toEqual([1, expect.stringContaining('the build before stays in place')]);
    expect(readlinkSync(join(root, 'dist'))).toBe(current);
    expect(readdirSync(join(root, '.builds'))).toHaveLength(3);
  });
});
