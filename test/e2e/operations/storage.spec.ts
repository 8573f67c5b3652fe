// @stage slow
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { sendByHook } from '../../../src/commands/demo/sample-mail.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { type Served, serve } from '../../support/served.js';
import { failedStart } from '../../support/started.js';

const SECRET = `whsec_${'A'.repeat(32)}`;
const namespace = ['unshare', '--user', '--map-root-user', '--mount'];
const canMount =
  spawnSync(namespace[0] ?? '', [...namespace.slice(1), 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;
if (!canMount && process.env.CI) throw new Error('CI lets no process mount a disk of its own: allow user namespaces.');
const needsMount = canMount ? test : test.skip;

/** What happens to the disk of a real server, and to its files. */
describe('the files of a server', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-storage-'));
    fresh = await freshDatabase();
  });
  afterEach(async () => {
    await served?.kill('SIGKILL');
    served = undefined;
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const environment = (data = join(folder, 'data'), database = fresh) => ({
    GREFFE_DATA: data,
    ...database.environment,
    GREFFE_TEST_DURABILITY: 'true',
    GREFFE_MAX_MESSAGE_BYTES: '1048576',
    GREFFE_HOOK_SECRETS: SECRET,
  });
  const filesIn = (data: string) =>
    readdirSync(join(data, 'blobs'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();

  /** The answer of the SMTP server to one mail. */
  async function mail(subject: string, size = 10): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: served?.smtpPort ?? 0, ignoreTLS: true });
    const message = { from: 'a@court.example', to: 'legal@x.example', subject, text: `${subject} ${'x'.repeat(size)}` };
    return transport.sendMail(message).then(
      ({ response }) => response,
      (error: { response?: string }) => error.response ?? String(error),
    );
  }
  async function health(): Promise<[number, readonly string[]]> {
    const answer = await fetch(`${served?.http}/health`);
    return [answer.status, ((await answer.json()) as { faults: string[] }).faults];
  }

  it('are refused to another database, though it is empty, and all of them stay', async () => {
    const data = join(folder, 'data');
    served = await serve(environment());
    for (const subject of ['one', 'two', 'three']) expect(await mail(subject)).toMatch(/^250 /);
    await served.kill('SIGTERM');
    const copy = join(folder, 'copy');
    cpSync(data, copy, { recursive: true });
    const other = await freshDatabase();
    try {
      const ended = await failedStart(environment(copy, other));
      expect([ended.code, ended.output]).toEqual([1, expect.stringContaining('is the store of another installation')]);
    } finally {
      await other.drop();
    }
    expect(filesIn(copy)).toEqual(filesIn(data));
    expect(filesIn(copy)).toHaveLength(4);
  }, 180_000);

  it('are waited for while their disk is away: mail gets a temporary error, none is judged, and all goes on once it is back', async () => {
    const [blobs, disk] = [join(folder, 'data', 'blobs'), join(folder, 'disk')];
    served = await serve(environment());
    expect(await mail('before')).toMatch(/^250 /);
    renameSync(blobs, disk);
    mkdirSync(blobs);
    expect(await mail('away')).toMatch(/^452 4\.3\.1 /);
    await eventually(health, ([status]) => status === 503);
    expect((await health())[1]).toContain('storage_away');
    expect(readdirSync(blobs)).toEqual([]);
    rmSync(blobs, { recursive: true });
    renameSync(disk, blobs);
    await eventually(health, ([status]) => status === 200);
    expect(await mail('after')).toMatch(/^250 /);
    const read = await eventually(
      () => fresh.asOwner<{ fate: string }>(`select fate from raw_message where fate <> 'waiting'`),
      (rows) => rows.length === 2,
    );
    expect(read).toEqual([{ fate: 'new_case' }, { fate: 'new_case' }]);
    expect(served.printed.join('')).toContain('is not the store of this installation: mount its disk');
  }, 180_000);

  needsMount(
    'on a full disk: senders keep their mail, the monitor and the log say so, and it ends by itself (needs user namespaces)',
    async () => {
      const script = `mount -t tmpfs -o size=8m none ${folder} && exec "$@"`;
      served = await serve(environment(), [], { through: [...namespace, 'sh', '-c', script, 'sh'] });
      const inside = join('/proc', String(served.pid), 'root', folder);
      expect(await mail('before')).toMatch(/^250 /);
      const filler = join(inside, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(16 * 1_048_576))).toThrow('ENOSPC');
      expect(await mail('full', 500_000)).toMatch(/^452 4\.3\.1 /);
      const large = Buffer.from(`From: a@court.example\r\n\r\n${'x'.repeat(500_000)}\r\n`);
      await expect(sendByHook(served.http, SECRET, large)).rejects.toThrow('answered 503');
      await eventually(health, ([status]) => status === 503);
      expect((await health())[1]).toContain('storage_full');
      expect(served.printed.join('')).toMatch(/is full \(ENOSPC\): make room/);
      rmSync(filler);
      await eventually(health, ([status]) => status === 200);
      expect(await mail('after', 500_000)).toMatch(/^250 /);
    },
    180_000,
  );
});
