// @stage slow
/** A copied, restored or moved database does no work of the outbox and seals nothing, until two people confirm it. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import type { Role } from '../../../src/domain/law/vocabulary.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerStore } from '../../../src/ledger/ledger.store.js';
import { Database } from '../../../src/platform/database/database.js';
import { defineJob } from '../../../src/platform/database/job-contract.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { ofDatabase } from '../../../src/platform/database/session.js';
import { claim } from '../../../src/platform/jobs/outbox.store.js';
import { KeptCheckpoint } from '../../../src/platform/place/kept-checkpoint.js';
import { type Place, SafeMode } from '../../../src/platform/place/safe-mode.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { register } from '../../support/desk.js';
import { eventually } from '../../support/eventually.js';

let folder: string;
let fresh: FreshDatabase;
let databases: Database[];
const quiet = new Logger('silent');
const open = async (url: string, dataFolder = folder): Promise<{ database: Database; safeMode: SafeMode }> => {
  const database = await Database.connect(url, () => undefined);
  databases.push(database);
  return { database, safeMode: await SafeMode.open(database, dataFolder, quiet, { mayTake: true }) };
};
const close = async () => {
  for (const database of databases.splice(0)) await database.close();
};
/** A template copy: what `createdb --template`, a dump and a restore have in common is another number of the database. */
const copied = async (): Promise<string> => {
  const name = `greffe_copy_${randomUUID().slice(0, 8)}`;
  await close();
  const source = new URL(fresh.ownerUrl).pathname.slice(1);
  await onServer(`create database ${name} template ${source}`);
  copies.push(name);
  return ofDatabase(fresh.ownerUrl, name);
};
const onServer = async (statement: string) => {
  const other = await freshDatabase();
  await other.asOwner(statement);
  await other.drop();
};
let copies: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-place-'));
  mkdirSync(join(folder, 'blobs'));
  writeFileSync(join(folder, 'blobs', 'installation.json'), '{}');
  [databases, copies] = [[], []];
  fresh = await freshDatabase();
});
afterEach(async () => {
  await close();
  for (const name of copies) await onServer(`drop database ${name}`);
  await fresh.drop();
  rmSync(folder, { recursive: true });
});

describe('where the installation is', () => {
  it('is recorded at the first start, and a later start finds it', async () => {
    expect((await (await open(fresh.url)).safeMode.look()).reasons).toEqual([]);
    expect((await open(fresh.url)).safeMode.isOn).toBe(false);
    expect(await fresh.asOwner('select from installation_place')).toHaveLength(1);
  });

  it('is not a copy of the database in the same cluster', async () => {
    await open(fresh.url);
    const { safeMode } = await open(await copied());
    expect(await safeMode.look()).toMatchObject({ reasons: ['moved'] });
    expect(await safeMode.maySend()).toBe(false);
  });

  it('is not a copy of the data folder, with the very same database', async () => {
    await open(fresh.url);
    const other = `${folder}-copy`;
    cpSync(folder, other, { recursive: true });
    const { safeMode } = await open(fresh.url, other);
    rmSync(other, { recursive: true });
    expect(safeMode.isOn).toBe(true);
  });

  it('is not a database that is older than the newest checkpoint outside', async () => {
    const lost = { size: 4, root: 'a'.repeat(64) };
    await new KeptCheckpoint(folder).keep({ newest: { ...lost, note: '' }, announced: null });
    expect(await (await open(fresh.url)).safeMode.look()).toMatchObject({ reasons: ['older'], lost });
  });

  it('is not changed by a checkpoint that was announced and never committed', async () => {
    const announced = { size: 4, root: 'a'.repeat(64), note: '' };
    await new KeptCheckpoint(folder).keep({ newest: null, announced });
    expect((await open(fresh.url)).safeMode.isOn).toBe(false);
  });

  it('lets nothing leave while the database does not answer', async () => {
    const { safeMode } = await open(fresh.url);
    expect(await safeMode.maySend()).toBe(true);
    await close();
    expect(await safeMode.maySend()).toBe(false);
  });
});

describe('in a copy', () => {
  const send = defineJob('test.send', z.strictObject({}), { lane: 'casework' });
  const workIn = (database: Database) => database.transaction((tx) => enqueue(tx, send.work({})));

  it('no work of the outbox is claimed by any query', async () => {
    const original = await open(fresh.url);
    const there = await workIn(original.database);
    const url = await copied();
    const copy = await open(url);
    expect(await claim(copy.database, there, 1_000)).toBeNull();
    expect(await claim((await open(fresh.url)).database, there, 1_000)).toMatchObject({ id: there });
  });

  it('without the guard of the database the same work is claimed', async () => {
    const there = await workIn((await open(fresh.url)).database);
    await fresh.asOwner('drop trigger work_waits_in_a_copy on outbox');
    const copy = await open(await copied());
    expect(await claim(copy.database, there, 1_000)).toMatchObject({ id: there });
  });

  it('no process leads the sealing', async () => {
    await open(fresh.url);
    const copy = await open(await copied());
    expect(await copy.database.query('select greffe_lead(gen_random_uuid(), 2) as leads')).toEqual([{ leads: false }]);
  });

  it('what waits begins as soon as the place is confirmed, and only then', async () => {
    await open(fresh.url);
    const { database, safeMode } = await open(await copied());
    const begun: string[] = [];
    await safeMode.whenReleased(() => void begun.push('workers'));
    safeMode.start();
    expect(begun).toEqual([]);
    await confirmed(database, await safeMode.look(), [await person(database), await person(database)]);
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
    ['by one person', async (database) => [await person(database)]],
    [
      'by one person twice',
      async (database) => {
        const one = await person(database);
        return [one, one];
      },
    ],
    [
      'by two accounts of one person',
      async (database) => {
        const [one, other] = [await person(database), await person(database)];
        await asOwner(database, 'insert into same_person (account, person) values ($1, $2)', [one, other]);
        return [one, other];
      },
    ],
    [
      'by people whose role confirms nothing',
      async (database) => [await person(database, 'analyst'), await person(database, 'jurist')],
    ],
    ['by names that are no people', async () => ['sequencer', 'command-line']],
  ])('not %s', async (_, people) => {
    await open(fresh.url);
    const { database, safeMode } = await open(await copied());
    const place = await safeMode.look();
    await expect(confirmed(database, place, await people(database))).rejects.toThrow(
      /Two persons confirm in the log|writes no entry/,
    );
    expect((await safeMode.look()).reasons).toEqual(['moved']);
  });

  it('not for another place, nor for another loss, than the one that was confirmed', async () => {
    await open(fresh.url);
    const { database, safeMode } = await open(await copied());
    const place = await safeMode.look();
    const two = [await person(database), await person(database)];
    const elsewhere = { ...place, place: 'b'.repeat(64) };
    await expect(confirmed(database, elsewhere, two)).rejects.toThrow('Two persons confirm');
    const other = { ...place, lost: { size: 3, root: 'c'.repeat(64) } };
    await expect(confirmed(database, place, two, other.lost)).rejects.toThrow('Two persons confirm');
  });

  it('and no role writes its row, nor changes it', async () => {
    const { database } = await open(fresh.url);
    const row = `insert into installation_place (database, files) values ('x', 'y')`;
    await expect(database.query(row)).rejects.toThrow('permission denied');
    await expect(fresh.asOwner(`update installation_place set files = 'y'`)).rejects.toThrow('only grows');
    await expect(fresh.asOwner('delete from installation_place')).rejects.toThrow('only grows');
  });
});

/** What the service writes for these people, then its call; `taken` is the loss that it then claims. */
async function confirmed(database: Database, place: Place, people: readonly string[], taken = place.lost) {
  const ledger = new Ledger(new LedgerStore());
  await database.transaction(async (tx) => {
    for (const actor of people) {
      const data = { place: place.place, lost: place.lost && { ...place.lost } };
      await ledger.record(tx, 'installation/place', [
        { type: 'installation.place_confirmed', class: 'other', actor, data },
      ]);
    }
    const root = taken && Buffer.from(taken.root, 'hex');
    await tx.query('select greffe_confirm_place($1, $2, $3)', [place.files, taken?.size ?? null, root]);
  });
}

async function person(database: Database, role: Role = 'head_of_legal'): Promise<string> {
  const asOwnerOfCopy = <Row>(sql: string, parameters: unknown[] = []) => asOwner<Row>(database, sql, parameters);
  return (await register({ asOwner: asOwnerOfCopy }, [role])).id;
}

/** As the owner of the tables, in the database that this connection is of. */
async function asOwner<Row>(database: Database, sql: string, parameters: unknown[]): Promise<Row[]> {
  const [row] = rowsOf(z.object({ name: z.string() }), await database.query('select current_database() as name'));
  const client = new pg.Client(ofDatabase(fresh.ownerUrl, row?.name ?? ''));
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows as Row[];
  } finally {
    await client.end();
  }
}
