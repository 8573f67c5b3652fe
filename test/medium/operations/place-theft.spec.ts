// @stage slow
/** What a thief of the database does to the place of the installation: the signatures in the log are asked, and no row. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Database } from '../../../src/platform/database/database.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { innerRoles } from '../../../src/platform/database/roles.js';
import { Executor } from '../../../src/platform/jobs/executor.js';
import { JobRegistry } from '../../../src/platform/jobs/job.js';
import { KeptCheckpoint } from '../../../src/platform/place/kept-checkpoint.js';
import { SafeMode } from '../../../src/platform/place/safe-mode.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { CopiedPlace, isOn } from '../../support/copied-place.js';
import { TEST_TIMINGS } from '../../support/platform.js';

const here = new CopiedPlace();
beforeEach(here.begin);
afterEach(here.end);

const send = defineJob('test.send', z.strictObject({}), { lane: 'casework' });

/** How often the work was done. */
async function executed(database: Database, registry: JobRegistry, id: string): Promise<number> {
  let done = 0;
  registry.register(send, async () => {
    done += 1;
    return async () => undefined;
  });
  await new Executor(database, registry, new Logger('silent'), TEST_TIMINGS).execute(id);
  return done;
}

describe('in a copy, a thief', () => {
  it('who has the password of sign-in, and writes confirmations without signatures, ends nothing', async () => {
    const original = await here.open();
    const id = await original.database.transaction((tx) => enqueue(tx, send.work({})));
    const url = await here.copied();
    const { database, safeMode } = await here.open(url);
    const place = await safeMode.look();
    const two = [await here.person(database), await here.person(database)];
    await here.confirmed(await here.stolen('greffe_identity', url), place, two, null, null);
    expect(await here.asOwner(database, 'select greffe_is_here() as here')).toEqual([{ here: true }]);
    expect((await safeMode.look()).reasons).toEqual(['moved']);
    expect([await safeMode.mayWork(), await safeMode.maySend()]).toEqual([false, false]);
    expect(await executed(database, new JobRegistry(() => safeMode.mayWork()), id)).toBe(0);
    expect(await executed(database, new JobRegistry(), id)).toBe(1);
  });

  it('who owns the tables, and writes the row, ends nothing', async () => {
    await here.open();
    const { database, safeMode } = await here.open(await here.copied());
    const { files } = await safeMode.look();
    await here.asOwner(database, 'insert into installation_place (database, files) values (greffe_database(), $1)', [
      files,
    ]);
    expect(await isOn(safeMode)).toBe(true);
  });

  it('who owns the tables, and writes that entries are lost, has none accepted', async () => {
    const { database, safeMode } = await here.open();
    const lost = { size: 4, root: 'a'.repeat(64) };
    await new KeptCheckpoint(here.folder).keep({ newest: { ...lost, note: '' }, announced: null });
    await here.asOwner(
      database,
      `insert into installation_place (database, files, lost_size, lost_root)
       select database, files, 4, decode(repeat('aa', 32), 'hex') from installation_place`,
      [],
    );
    expect((await safeMode.look()).lost).toEqual(lost);
  });

  it('finds that each process refuses work there, whatever its role reads of the log', async () => {
    await here.open();
    const url = await here.copied();
    const { database, safeMode } = await here.open(url);
    const two = [await here.person(database), await here.person(database)];
    await here.confirmed(database, await safeMode.look(), two);
    for (const role of innerRoles) {
      const other = await SafeMode.open(await here.stolen(role, url), here.folder, new Logger('silent'), {
        mayTake: false,
      });
      expect(await isOn(other)).toBe(true);
      here.prove(await here.stolen(role, url), other);
      expect(await isOn(other)).toBe(false);
    }
  });
});
