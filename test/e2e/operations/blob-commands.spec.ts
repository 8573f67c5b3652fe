// @stage slow
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { greffe, type Served, serve } from '../../support/served.js';
import { failedStart } from '../../support/started.js';

/**
 * What an operator decides about a store that the start refuses, and about files that a sweep does not move. The store is
 * the same in all tests, and is lost in the last.
 */
describe('the blob commands', () => {
  let folder: string;
  let fresh: FreshDatabase;
  let served: Served | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-adopted-'));
    fresh = await freshDatabase();
    served = await serve(environment());
    const transport = createTransport({ host: '127.0.0.1', port: served.smtpPort, ignoreTLS: true });
    for (const subject of ['one', 'two', 'three']) {
      await transport.sendMail({ from: 'a@court.example', to: 'legal@x.example', subject, text: subject });
    }
    await stop();
  }, 120_000);
  afterEach(stop);
  afterAll(async () => {
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const blobs = (...path: string[]) => join(folder, 'blobs', ...path);
  function environment(database = fresh): Record<string, string> {
    return { GREFFE_DATA: folder, ...database.environment, GREFFE_TEST_DURABILITY: 'true' };
  }
  async function stop(): Promise<void> {
    await served?.kill('SIGTERM');
    served = undefined;
  }
  async function command(words: readonly string[]): Promise<{ code: number | null; answer: unknown }> {
    const { code, output } = await greffe(['blobs', ...words, '--json'], environment());
    return { code, answer: JSON.parse(output.trim().split('\n').at(-1) ?? '') };
  }
  const idOf = async (database: FreshDatabase) =>
    (await database.asOwner<{ id: string }>('select id from installation'))[0]?.id ?? '';
  /** What the log says of the store after the entries that were there before `work`. */
  async function entriesOf(work: () => Promise<void>): Promise<unknown[]> {
    const entries = () =>
      fresh.asOwner<{ type: string; data: unknown; actor: string }>(
        `select type, data, actor from entry where stream = 'storage' order by seq`,
      );
    const before = (await entries()).length;
    await work();
    return (await entries()).slice(before);
  }

  it('move to quarantine exactly as many files as are named, and list them', async () => {
    const files = readdirSync(blobs()).filter((name) => name.length === 2);
    for (const shelf of files) {
      for (const name of readdirSync(blobs(shelf))) {
        const copy = `${name.slice(0, 9)}ffff${name.slice(13)}`;
        cpSync(blobs(shelf, name), blobs(shelf, copy));
        await fresh.asOwner(`insert into blob_orphan (file_id, first_seen_at) values ($1, now() - interval '1 day')`, [
          copy,
        ]);
      }
    }
    const entries = await entriesOf(async () => {
      expect(await command(['sweep', '--move', '2'])).toEqual({ code: 1, answer: { ok: false, unnamed: 3, moved: 0 } });
      expect(await command(['sweep', '--move', '3'])).toEqual({ code: 0, answer: { ok: true, unnamed: 3, moved: 3 } });
    });
    expect(entries).toEqual([{ type: 'storage.set_aside', data: { files: 3 }, actor: 'command-line' }]);
    const { answer } = await command(['list']);
    expect(answer).toMatchObject({ ok: true, faults: [], files: [1, 2, 3].map(() => ({ why: 'unnamed' })) });
  }, 120_000);

  it('adopt nothing for another installation than that of the database, and no store of another', async () => {
    const other = await freshDatabase();
    try {
      rmSync(blobs('installation.json'));
      expect(await command(['adopt', '--installation', await idOf(other)])).toEqual({
        code: 1,
        answer: { ok: false, fault: expect.stringContaining(`DATABASE_URL is installation ${await idOf(fresh)}`) },
      });
      expect(existsSync(blobs('installation.json'))).toBe(false);
      await command(['adopt', '--installation', await idOf(fresh)]);
      const foreign = ['blobs', 'adopt', '--installation', await idOf(other)];
      const { code, output } = await greffe(foreign, environment(other));
      expect([code, output]).toEqual([1, expect.stringContaining('is the store of another installation')]);
    } finally {
      await other.drop();
    }
  }, 120_000);

  it('adopt a store without a mark for the installation named, with an entry in the log', async () => {
    rmSync(blobs('installation.json'));
    expect((await failedStart(environment())).output).toContain(
      `greffe blobs adopt --installation ${await idOf(fresh)}`,
    );
    const entries = await entriesOf(async () => {
      expect(await command(['adopt', '--installation', await idOf(fresh)])).toEqual({
        code: 0,
        answer: { ok: true, lost: false },
      });
    });
    expect(entries).toEqual([{ type: 'storage.adopted', data: { lost: false }, actor: 'command-line' }]);
    served = await serve(environment());
  }, 120_000);

  it('adopt an empty folder where the files are lost for good, and say so in the log', async () => {
    rmSync(blobs(), { recursive: true });
    expect((await failedStart(environment())).output).toContain('the files of this installation are not in');
    const entries = await entriesOf(async () => {
      expect(await command(['adopt', '--installation', await idOf(fresh)])).toEqual({
        code: 0,
        answer: { ok: true, lost: true },
      });
    });
    expect(entries).toEqual([{ type: 'storage.adopted', data: { lost: true }, actor: 'command-line' }]);
    served = await serve(environment());
  }, 120_000);
});
