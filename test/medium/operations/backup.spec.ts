// @stage redis slow
/** A backup holds everything, tells what was changed in it, and is restored into an empty place alone. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { signingKeyOf } from '../../../src/domain/ledger/hash.js';
import { type Signer, verifierKeyOf, writeVerifierKey } from '../../../src/domain/ledger/note.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerModule } from '../../../src/ledger/ledger.module.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import { checkBackup } from '../../../src/operations/backup/check-backup.js';
import { lastBackup } from '../../../src/operations/backup/last-backup.js';
import { type Made, makeBackup } from '../../../src/operations/backup/make-backup.js';
import { type Manifest, manifestOf, signManifest } from '../../../src/operations/backup/manifest.js';
import { identitiesGiven, recipientsGiven } from '../../../src/operations/backup/sealed-file.js';
import { BlobStore } from '../../../src/platform/blobs/blob-store.js';
import { Database } from '../../../src/platform/database/database.js';
import { readLedgerKey } from '../../../src/platform/keys/key-file.js';
import { DataKeys } from '../../../src/platform/keys/keys.js';
import { type TestPlatform, testPlatform } from '../../support/platform.js';
import { present } from '../../support/tools.js';

/** Bytes that COPY, JSON and lines treat in ways of their own. */
const ODD = 'tab\t, line\nfeed, back\\slash, \\N, "quote", é, \u2028, \u{1F4DC}';

let platform: TestPlatform;
let work: string;
let made: Made;
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
  await receive();
  ground.sequencer.start();
  for (let n = 0; n < 3; n += 1) {
    await ground.database.transaction((tx) =>
      ground.ledger.record(tx, `case/${n}`, [entry({ text: ODD }), entry({ n: `${n}` })]),
    );
  }
  await ground.sequencer.settle(20_000);
  made = await backUp();
}, 120_000);
afterAll(async () => {
  await ground?.sequencer.stop();
  for (const name of databases) await platform.fresh.asOwner(`drop database if exists ${name} with (force)`);
  await platform?.remove();
  rmSync(work, { recursive: true, force: true });
});

describe('a backup', () => {
  it('is opened by the key of each operator, and its log verifies from the dump', async () => {
    for (const name of ['ada', 'bruno']) {
      const { manifest, files } = await checkBackup(made.folder, await identities(name));
      expect({ size: manifest.log.size, files }).toEqual({ size: 6, files: 1 });
    }
    await expect(checkBackup(made.folder, await identities('stranger'))).rejects.toThrow('is not opened by these keys');
  });

  (present('age') ? it : it.skip)('is opened by the age program alone, without this product', () => {
    const opened = spawnSync('age', ['-d', '-i', join(work, 'bruno.key'), join(made.folder, 'entry.copy.age')]);
    const rows = gunzipSync(opened.stdout).toString('utf8').split('\n');
    expect(rows.filter((row) => row.startsWith('case/'))).toHaveLength(6);
  });

  it('copies files of cases once: the next one adds the new names alone', async () => {
    await receive();
    const next = await backUp();
    expect([made.added, next.added, next.manifest.blobs.count]).toEqual([1, 1, 2]);
    expect(next.missing).toEqual([]);
    await checkBackup(next.folder, await identities());
  }, 60_000);

  it('says which files the store lacks, and keeps the rest', async () => {
    await receive();
    const [row] = await platform.fresh.asOwner<{ blob_id: string }>(
      'select blob_id from raw_message order by id desc limit 1',
    );
    const id = row?.blob_id ?? '';
    const path = ground.blobs.shelves.pathOf(id);
    const bytes = readFileSync(path);
    rmSync(path);
    const whole = await lastBackup(platform.settings.dataFolder);
    expect((await backUp(join(work, 'other'))).missing).toEqual([id]);
    expect(await lastBackup(platform.settings.dataFolder)).toBe(whole);
    writeFileSync(path, bytes);
    const { manifest } = await backUp(join(work, 'other'));
    expect(await lastBackup(platform.settings.dataFolder)).toBe(manifest.begun);
  }, 60_000);

  it('holds no secret and no content in clear', () => {
    const texts = readdirSync(made.folder).map((name) => readFileSync(join(made.folder, name)).toString('latin1'));
    const key = readFileSync(join(platform.settings.dataFolder, 'keys', 'ledger.pem')).toString('latin1');
    expect(texts.some((text) => text.includes('quote') || text.includes(key.slice(40, 80)))).toBe(false);
  });

  it('is refused to a list without public keys, or with something else in it', async () => {
    writeFileSync(join(work, 'none.txt'), '# none\n');
    await expect(recipientsGiven(join(work, 'none.txt'))).rejects.toThrow('holds no public key of age');
    writeFileSync(join(work, 'none.txt'), 'ssh-ed25519 AAAA\n');
    await expect(recipientsGiven(join(work, 'none.txt'))).rejects.toThrow('is no public key of age');
  });
});

describe('a changed backup', () => {
  let copy: string;
  const changed = async () => {
    copy = mkdtempSync(join(work, 'changed-'));
    cpSync(join(made.folder, '..', '..'), copy, { recursive: true });
    return join(copy, 'backups', made.folder.split('/').at(-1) ?? '');
  };
  afterEach(() => rmSync(copy, { recursive: true, force: true }));
  const flip = (file: string) => {
    const bytes = readFileSync(file);
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
    writeFileSync(file, bytes);
  };

  it.each(['entry.copy.age', 'person.copy.age', 'keys.age', 'reports.age', 'blobs.jsonl'])(
    'in %s is found',
    async (name) => {
      const folder = await changed();
      flip(join(folder, name));
      await expect(checkBackup(folder, await identities())).rejects.toThrow(/was changed or cut off/);
    },
  );

  it('in a file of a case is found', async () => {
    const folder = await changed();
    const files = readdirSync(join(copy, 'blobs'), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => name.includes('-'))) flip(join(copy, 'blobs', file));
    await expect(checkBackup(folder, await identities())).rejects.toThrow(/was changed or cut off/);
  });

  const rewrite = async (change: (manifest: Manifest) => object, as?: Signer) => {
    const folder = await changed();
    const text = JSON.stringify(change(await manifestOf(folder)));
    writeFileSync(join(folder, 'manifest.json'), text);
    if (as) writeFileSync(join(folder, 'manifest.note'), signManifest(text, as));
    return checkBackup(folder, await identities(), made.manifest.log.vkey);
  };
  const ofLog = () => ({ name: 'greffe.example/ledger', key: readLedgerKey(platform.settings.dataFolder) });

  it('in its manifest is found, and another key does not sign it', async () => {
    const later = (manifest: Manifest) => ({ ...manifest, begun: '2030-01-01T00:00:00.000Z' });
    await expect(rewrite(later)).rejects.toThrow('was changed since it was signed');
    const stranger = { name: 'greffe.example/ledger', key: signingKeyOf(Buffer.alloc(32, 9)) };
    await expect(rewrite(later, stranger)).rejects.toThrow('was changed since it was signed');
    const vkey = writeVerifierKey(verifierKeyOf(stranger));
    const ofStranger = (manifest: Manifest) => ({ ...manifest, log: { ...manifest.log, vkey } });
    await expect(rewrite(ofStranger, stranger)).rejects.toThrow('not of greffe.example/ledger');
    await expect(rewrite(later, ofLog())).resolves.toMatchObject({ files: 1 });
  });

  it('whose checkpoints were left out is found by its log, though the log signed it', async () => {
    const stamps = made.manifest.tables.find(({ table }) => table === 'checkpoint_stamp');
    const withoutCheckpoints = (manifest: Manifest) => ({
      ...manifest,
      tables: manifest.tables.map((table) =>
        table.table === 'checkpoint' ? { ...stamps, table: 'checkpoint' } : table,
      ),
    });
    await expect(rewrite(withoutCheckpoints, ofLog())).rejects.toThrow(/The log in the backup does not verify/);
  });
});
