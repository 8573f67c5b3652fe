// @stage slow
/** A copied, restored or moved database does no work of the outbox and seals nothing, until two people confirm it. */
import { cpSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Database } from '../../../src/platform/database/database.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { claim } from '../../../src/platform/jobs/outbox.store.js';
import { KeptCheckpoint } from '../../../src/platform/place/kept-checkpoint.js';
import { CopiedPlace, isOn } from '../../support/copied-place.js';
import { eventually } from '../../support/eventually.js';

const here = new CopiedPlace();
beforeEach(here.begin);
afterEach(here.end);

describe('where the installation is', () => {
  it('is recorded at the first start, and a later start finds it', async () => {
    expect((await (await here.open()).safeMode.look()).reasons).toEqual([]);
    expect(await isOn((await here.open()).safeMode)).toBe(false);
    expect(await here.fresh.asOwner('select from installation_place')).toHaveLength(1);
  });

  it('is not a copy of the database in the same cluster', async () => {
    await here.open();
    const { safeMode } = await here.open(await here.copied());
    expect(await safeMode.look()).toMatchObject({ reasons: ['moved'] });
    expect(await safeMode.maySend()).toBe(false);
  });

  it('is not a copy of the data folder, with the very same database', async () => {
    await here.open();
    const other = `${here.folder}-copy`;
    cpSync(here.folder, other, { recursive: true });
    const { safeMode } = await here.open(here.fresh.url, other);
    expect(await isOn(safeMode)).toBe(true);
    rmSync(other, { recursive: true });
  });

  it('is not a database that is older than the newest checkpoint outside', async () => {
    const lost = { size: 4, root: 'a'.repeat(64) };
    await new KeptCheckpoint(here.folder).keep({ newest: { ...lost, note: '' }, announced: null });
    expect(await (await here.open()).safeMode.look()).toMatchObject({ reasons: ['older'], lost });
  });

  it('is not changed by a checkpoint that was announced and never committed', async () => {
    const announced = { size: 4, root: 'a'.repeat(64), note: '' };
    await new KeptCheckpoint(here.folder).keep({ newest: null, announced });
    expect(await isOn((await here.open()).safeMode)).toBe(false);
  });

  it('lets nothing leave while the database does not answer', async () => {
    const { safeMode } = await here.open();
    expect(await safeMode.maySend()).toBe(true);
    await here.close();
    expect(await safeMode.maySend()).toBe(false);
  });
});

describe('in a copy', () => {
  const send = defineJob('test.send', z.strictObject({}), { lane: 'casework' });
  const workIn = (database: Database) => database.transaction((tx) => enqueue(tx, send.work({})));

  it('no work of the outbox is claimed by any query', async () => {
    const original = await here.open();
    const there = await workIn(original.database);
    const url = await here.copied();
    const copy = await here.open(url);
    expect(await claim(copy.database, there, 1_000)).toBeNull();
    expect(await claim((await here.open()).database, there, 1_000)).toMatchObject({ id: there });
  });

  it('without the guard of the database the same work is claimed', async () => {
    const there = await workIn((await here.open()).database);
    await here.fresh.asOwner('drop trigger work_waits_in_a_copy on outbox');
    const copy = await here.open(await here.copied());
    expect(await claim(copy.database, there, 1_000)).toMatchObject({ id: there });
  });

  it('no process leads the sealing', async () => {
    await here.open();
    const copy = await here.open(await here.copied());
    expect(await copy.database.query('select greffe_lead(gen_random_uuid(), 2) as leads')).toEqual([{ leads: false }]);
  });

  it('what waits begins as soon as the place is confirmed, and only then', async () => {
    await here.open();
    const { database, safeMode } = await here.open(await here.copied());
    const begun: string[] = [];
    await safeMode.whenReleased(() => void begun.push('workers'));
    await safeMode.start();
    expect(begun).toEqual([]);
    await here.confirmed(database, await safeMode.look(), [await here.person(database), await here.person(database)]);
    await eventually(
      async () => begun.length,
      (count) => count > 0,
    );
    await safeMode.stop();
    expect(begun).toEqual(['workers']);
    expect(safeMode.isOn).toBe(false);
  });
});

describe('the place is taken in the database', () => {
  it.each<[string, (database: Database) => Promise<string[]>]>([
    ['without a word in the log', async () => []],
    ['by one person', async (database) => [await here.person(database)]],
    [
      'by one person twice',
      async (database) => {
        const one = await here.person(database);
        return [one, one];
      },
    ],
    [
      'by two accounts of one person',
      async (database) => {
        const [one, other] = [await here.person(database), await here.person(database)];
        await here.asOwner(database, 'insert into same_person (account, person) values ($1, $2)', [one, other]);
        return [one, other];
      },
    ],
    [
      'by people whose role confirms nothing',
      async (database) => [await here.person(database, 'analyst'), await here.person(database, 'jurist')],
    ],
    ['by names that are no people', async () => ['sequencer', 'command-line']],
  ])('not %s', async (_, people) => {
    await here.open();
    const { database, safeMode } = await here.open(await here.copied());
    const place = await safeMode.look();
    await expect(here.confirmed(database, place, await people(database), null, null)).rejects.toThrow(
      /Two persons confirm in the log|writes no entry/,
    );
    expect((await safeMode.look()).reasons).toEqual(['moved']);
  });

  it('not for another place, nor for another loss, than the one that was confirmed', async () => {
    await here.open();
    const { database, safeMode } = await here.open(await here.copied());
    const place = await safeMode.look();
    const two = [await here.person(database), await here.person(database)];
    const elsewhere = { ...place, place: 'b'.repeat(64) };
    await expect(here.confirmed(database, elsewhere, two)).rejects.toThrow('Two persons confirm');
    const other = { ...place, lost: { size: 3, root: 'c'.repeat(64) } };
    await expect(here.confirmed(database, place, two, other.lost)).rejects.toThrow('Two persons confirm');
  });

  it('and no role writes its row, nor changes it', async () => {
    const { database } = await here.open();
    const row = `insert into installation_place (database, files) values ('x', 'y')`;
    await expect(database.query(row)).rejects.toThrow('permission denied');
    await expect(here.fresh.asOwner(`update installation_place set files = 'y'`)).rejects.toThrow('only grows');
    await expect(here.fresh.asOwner('delete from installation_place')).rejects.toThrow('only grows');
  });
});
