// @stage redis slow
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import pg from 'pg';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerModule } from '../../../src/ledger/ledger.module.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { AsideStore } from '../../../src/operations/backup/aside.store.js';
import { putBack } from '../../../src/operations/backup/erase-again.js';
import { type Made, makeBackup } from '../../../src/operations/backup/make-backup.js';
import { demandEmptyFolder, restoreBackup } from '../../../src/operations/backup/restore-backup.js';
import { identitiesGiven, recipientsGiven } from '../../../src/operations/backup/sealed-file.js';
import { BlobStore } from '../../../src/platform/blobs/blob-store.js';
import { DatabaseClient } from '../../../src/platform/database/client.js';
import { Database } from '../../../src/platform/database/database.js';
import { ofDatabase } from '../../../src/platform/database/session.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { WRAPPED_COPY, WrappedCopy } from '../../../src/platform/keys/wrapped-copy.js';
import { SafeMode } from '../../../src/platform/place/safe-mode.js';
import { Logger } from '../../../src/platform/telemetry/logger.js';
import { orderErasure } from '../../support/ordered-erasure.js';
import { type TestPlatform, testPlatform } from '../../support/platform.js';

/** Bytes that COPY, JSON and lines treat in ways of their own. */
const ODD = 'tab\t, line\nfeed, back\\slash, \\N, "quote", é, \u2028, \u{1F4DC}';

let platform: TestPlatform;
let work: string;
let made: Made;
let keyId: string;
let ordered: { readonly key: string };
let ground: { database: Database; blobs: BlobStore; keys: DataKeys; sequencer: Sequencer; ledger: Ledger };
const databases: string[] = [];

const recipients = () => recipientsGiven(join(work, 'recipients.txt'));
const identities = (name = 'ada') => identitiesGiven(join(work, `${name}.key`));
const backUp = async (into = join(work, 'backups'), withKeys = true) =>
  makeBackup(platform.settings, platform.fresh.ownerUrl, into, await recipients(), { withKeys });
const entry = (data: Record<string, string>) => ({ type: 'case.read', class: 'other', actor: 'test', data }) as const;

/** A message with its file, as intake leaves it. */
async function receive(): Promise<string> {
  const { database, blobs, keys } = ground;
  const key = await database.transaction((tx) => keys.create(tx));
  const written = await blobs.write(Readable.from([Buffer.from(ODD)]), key.key, { maximumBytes: 1_000 });
  if (!written.ok) throw new Error(written.refusal.code);
  await platform.fresh.asOwner(
    `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door)
     values ($1, encode(sha256($2::bytea), 'hex'), 9, $3, $4, clock_timestamp(), 'smtp')`,
    [randomUUID(), Buffer.from(key.id), written.value.blobId, key.id],
  );
  return key.id;
}

async function emptyDatabase(): Promise<string> {
  const name = `greffe_restore_${randomUUID().slice(0, 8)}`;
  await platform.fresh.asOwner(`create database ${name}`);
  databases.push(name);
  return ofDatabase(platform.fresh.ownerUrl, name);
}

async function asked<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows as Row[];
}

beforeAll(async () => {
  platform = await testPlatform({}, 'api');
  work = mkdtempSync(join(tmpdir(), 'greffe-backup-'));
  const app = await platform.start(LedgerModule);
  ground = {
    ...{ database: app.get(Database), blobs: app.get(BlobStore), keys: app.get(DataKeys) },
    ...{ sequencer: app.get(Sequencer), ledger: app.get(Ledger) },
  };
  const people = await Promise.all(
    ['ada', 'bruno', 'stranger'].map(async (name) => [name, await generateX25519Identity()]),
  );
  for (const [name, identity] of people) writeFileSync(join(work, `${name}.key`), `# ${name}\n${identity}\n`);
  const known = await Promise.all(people.slice(0, 2).map(([, identity]) => identityToRecipient(identity ?? '')));
  writeFileSync(join(work, 'recipients.txt'), `# operators\n${known.join('\n')}\n`);
  keyId = await receive();
  ordered = { key: await receive() };
  await orderErasure(platform, ordered.key);
  ground.sequencer.start();
  for (let n = 0; n < 3; n += 1) {
    await ground.database.transaction((tx) =>
      ground.ledger.record(tx, `case/${n}`, [entry({ text: ODD }), entry({ n: `${n}` })]),
    );
  }
  await ground.sequencer.settle(20_000);
  // The days of an erasure count from the checkpoint.
  const older = `update checkpoint set at = at - interval '4 days'`;
  await platform.fresh.asOwner(`begin; set local session_replication_role = replica; ${older}; commit`);
  made = await backUp();
}, 120_000);
afterAll(async () => {
  await ground?.sequencer.stop();
  for (const name of databases) await platform.fresh.asOwner(`drop database if exists ${name} with (force)`);
  await platform?.remove();
  rmSync(work, { recursive: true, force: true });
});

const copied = (folder: string, id: string) => new WrappedCopy(join(folder, WRAPPED_COPY)).find([id]);

describe('a restore', () => {
  const restored = async (erased: Parameters<typeof restoreBackup>[3] = []) => {
    const ownerUrl = await emptyDatabase();
    const dataFolder = mkdtempSync(join(work, 'restored-'));
    const outcome = await restoreBackup(made.folder, await identities(), { dataFolder, ownerUrl }, erased);
    return { ownerUrl, dataFolder, outcome };
  };

  it('gives back every row, file and key, and another installation in safe mode', async () => {
    const { ownerUrl, dataFolder, outcome } = await restored();
    const rows = 'select stream, seq, data, leaf, at from entry order by stream, seq limit 6';
    expect(await asked(ownerUrl, rows)).toEqual(await platform.fresh.asOwner(rows));
    const key = (folder: string, name: string) => readFileSync(join(folder, 'keys', name));
    for (const name of ['encryption.key', 'ledger.pem'])
      expect(key(dataFolder, name)).toEqual(key(platform.settings.dataFolder, name));
    expect(await copied(dataFolder, ordered.key)).toEqual(await copied(platform.settings.dataFolder, ordered.key));
    expect(await asked(ownerUrl, 'select id from installation')).toEqual([{ id: outcome.installation }]);
    expect(outcome.installation).not.toBe(outcome.manifest.installation);
    const database = await Database.connect(ownerUrl, () => undefined);
    const safeMode = await SafeMode.open(database, dataFolder, new Logger('silent'), { mayTake: true });
    expect((await safeMode.look()).reasons).toEqual(['moved']);
    await database.close();
  }, 60_000);

  it('leaves every guard of the database closed, and the numbers go on after the last', async () => {
    const { ownerUrl } = await restored();
    expect(await asked(ownerUrl, `select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal`)).toEqual(
      [],
    );
    await expect(asked(ownerUrl, 'delete from entry')).rejects.toThrow('only grows');
    const references = `select count(*)::int as n from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    expect(await asked(ownerUrl, references)).toEqual(await platform.fresh.asOwner(references));
    await expect(asked(ownerUrl, `insert into unsealed_entry (stream, seq) values ('x', 1)`)).resolves.toEqual([]);
  }, 60_000);

  const stateOf = (id: string) => `select wrapped is null as gone from data_key where id = '${id}'`;
  const toldOf = (id: string) => `select type, actor from entry where stream = 'erasure/${id}' order by seq`;

  it('erases again what two people ordered and was erased after the backup, with its entry in the log', async () => {
    const { ownerUrl, dataFolder, outcome } = await restored([{ type: 'erasure.key_destroyed', of: ordered.key }]);
    expect((await copied(dataFolder, ordered.key)).size).toBe(0);
    expect(outcome).toMatchObject({ erased: 1, setAside: 0 });
    expect(await asked(ownerUrl, stateOf(ordered.key))).toEqual([{ gone: true }]);
    expect(await asked(ownerUrl, 'select from erasure_aside')).toEqual([]);
    expect(await asked(ownerUrl, toldOf(ordered.key))).toEqual([{ type: 'erasure.key_destroyed', actor: 'restore' }]);
  }, 60_000);

  it('sets aside what the list names and no order does, and gives it back until its thirty days are over', async () => {
    const { ownerUrl, dataFolder, outcome } = await restored([{ type: 'erasure.key_destroyed', of: keyId }]);
    expect((await copied(dataFolder, keyId)).size).toBe(0);
    expect(outcome).toMatchObject({ erased: 0, setAside: 1 });
    expect(await asked(ownerUrl, stateOf(keyId))).toEqual([{ gone: true }]);
    const left = `select round(extract(epoch from until - clock_timestamp()) / 86400)::int as days from erasure_aside`;
    expect(await asked(ownerUrl, left)).toEqual([{ days: 30 }]);
    const client = new DatabaseClient(ownerUrl);
    await client.connect();
    expect(await putBack(client, randomUUID())).toBeNull();
    expect(await putBack(client, keyId).finally(() => client.end())).toBe(1);
    const before = `select encode(wrapped, 'hex') as wrapped from data_key where id = '${keyId}'`;
    expect(await asked(ownerUrl, before)).toEqual(await platform.fresh.asOwner(before));
    expect(await asked(ownerUrl, toldOf(keyId))).toEqual([
      { type: 'erasure.set_aside', actor: 'restore' },
      { type: 'erasure.put_back', actor: 'restore' },
    ]);
    expect(await asked(ownerUrl, `select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal`)).toEqual(
      [],
    );
  }, 60_000);

  it('and what is set aside is destroyed with its entry, when its days are over and not before', async () => {
    const { ownerUrl } = await restored([{ type: 'erasure.key_destroyed', of: keyId }]);
    const told = `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
      values ('erasure/${keyId}', 2, 'erasure.key_destroyed', date_trunc('milliseconds', clock_timestamp()), 'operations', '{}',
        'other', sha256('s'), sha256('o'))`;
    const forget = `select greffe_forget_aside('erasure.key_destroyed', '${keyId}')`;
    await expect(asked(ownerUrl, forget)).rejects.toThrow('with its entry in the log');
    await expect(asked(ownerUrl, `begin; ${told}; ${forget}; commit`)).rejects.toThrow('Nothing is due');
    const past = `alter table erasure_aside disable trigger user; update erasure_aside set until = now();
      alter table erasure_aside enable trigger user`;
    await asked(ownerUrl, past);
    const database = await Database.connect(ownerUrl, () => undefined);
    expect(await new AsideStore().due(database)).toEqual([{ type: 'erasure.key_destroyed', of: keyId }]);
    await database.close();
    await asked(ownerUrl, `begin; ${told}; ${forget}; commit`);
    expect(await asked(ownerUrl, 'select from erasure_aside')).toEqual([]);
  }, 60_000);

  it('is refused in a database or a folder that holds something, and changes neither', async () => {
    const target = { dataFolder: mkdtempSync(join(work, 'empty-')), ownerUrl: platform.fresh.ownerUrl };
    await expect(restoreBackup(made.folder, await identities(), target, [])).rejects.toThrow('is not empty');
    expect(existsSync(join(target.dataFolder, 'keys'))).toBe(false);
    mkdirSync(join(target.dataFolder, 'blobs', 'aa'), { recursive: true });
    await expect(demandEmptyFolder(target.dataFolder, made.manifest)).rejects.toThrow('restore into an empty folder');
  });

  it('of a backup without keys asks for them first', async () => {
    const { manifest } = await backUp(join(work, 'keyless'), false);
    expect(manifest.keys).toBeNull();
    await expect(demandEmptyFolder(mkdtempSync(join(work, 'empty-')), manifest)).rejects.toThrow(
      'was made without keys',
    );
  }, 60_000);
});
