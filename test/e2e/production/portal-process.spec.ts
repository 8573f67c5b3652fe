// @stage slow
/** The built portal as a process of its own: without a key, under its own login, killed while curl downloads. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../support/free-port.js';
import { PortalDesk } from '../../support/portal-desk.js';
import { type Served, serve } from '../../support/served.js';
import { present } from '../../support/tools.js';

const hasCurl = present('curl');
const run = promisify(execFile);

let portal: PortalDesk;
let folder: string;
let served: Served | undefined;

beforeAll(async () => {
  portal = await PortalDesk.open();
  folder = mkdtempSync(join(tmpdir(), 'greffe-portal-'));
  mkdirSync(join(folder, 'data'));
  symlinkSync(join(portal.desk.platform.settings.dataFolder, 'blobs'), join(folder, 'data/blobs'));
});
afterAll(async () => {
  await served?.kill('SIGKILL');
  await portal?.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (login: string, environment: Record<string, string> = {}) =>
  serve({ GREFFE_DATA: join(folder, 'data'), DATABASE_URL: portal.desk.platform.fresh.urlOf(login), ...environment }, [
    '--role',
    'portal',
  ]);

describe('serve --role portal', () => {
  it('refuses a login that can do more, a database that is none, and a folder without files', async () => {
    await expect(start('greffe_all')).rejects.toThrow(/may also act as greffe_api/);
    await expect(start('greffe_api')).rejects.toThrow(/greffe_portal/);
    await expect(start('greffe_portal', { DATABASE_URL: '' })).rejects.toThrow(/DATABASE_URL is not set/);
    await expect(start('greffe_portal', { GREFFE_DATA: join(folder, 'nothing') })).rejects.toThrow(/GREFFE_DATA/);
  }, 120_000);

  (hasCurl ? it : it.skip)(
    'hands out a package that curl fetches in two runs, across a kill of the portal',
    async () => {
      const one = await portal.delivered();
      const { house } = portal.packages;
      const whole = await portal.packages.fetch(house.jurist, `/api/cases/${one.caseId}/packages/${one.packageId}`);
      const port = String(await freePort());
      const login = 'greffe_portal';
      served = await start(login, { GREFFE_HTTP_PORT: port });
      const entered = await fetch(`${served.http}/d/${one.link}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ code: one.code }),
      });
      expect(entered.status).toBe(303);
      const cookie = `Cookie: ${entered.headers.get('set-cookie')?.split(';')[0]}`;
      const file = join(folder, 'package.asice');
      const address = `${served.http}/package/file`;
      await run('curl', ['-sS', '-f', '-H', cookie, '-o', file, '-r', '0-99999', address]);
      expect(statSync(file).size).toBe(100_000);
      await served.kill('SIGKILL');
      served = await start(login, { GREFFE_HTTP_PORT: port });
      await run('curl', ['-sS', '-f', '-H', cookie, '-C', '-', '-o', file, address]);
      expect(readFileSync(file).equals(whole.bytes)).toBe(true);
      expect((await portal.told(one.id)).filter((each) => each === 'delivery.fetched')).toHaveLength(2);
      const said = served.printed.join('');
      for (const secret of [one.link, one.code, cookie]) expect(said).not.toContain(secret);
    },
    120_000,
  );
});
