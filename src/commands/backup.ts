/** Backups: made while the service runs, checked without restoring, restored into an empty place. */
import { dirname, resolve } from 'node:path';
import { checkBackup } from '../operations/backup/check-backup.js';
import { putBack } from '../operations/backup/erase-again.js';
import { erasedBeside, makeBackup } from '../operations/backup/make-backup.js';
import { demandEmptyFolder, restorableManifest, restoreBackup } from '../operations/backup/restore-backup.js';
import { identitiesGiven, recipientsGiven } from '../operations/backup/sealed-file.js';
import { DatabaseClient } from '../platform/database/client.js';
import { openAsOwner, reachDatabase } from '../platform/database/open-database.js';
import { ErasedList } from '../platform/place/erased-list.js';
import { demandFile, folderGiven, keyGiven } from '../platform/settings/given.js';
import { type Output, say } from './output.js';
import { settingsOrThrow } from './settings.js';

interface Opening {
  readonly identity: string;
  readonly key?: string;
}

const knownKey = async ({ key }: Opening): Promise<string | null> => (key === undefined ? null : keyGiven(key));

const secondsSince = (began: number): number => Math.round((performance.now() - began) / 100) / 10;

export async function backUp(options: Output & { to: string; recipients: string; keys: boolean }): Promise<boolean> {
  const settings = settingsOrThrow();
  const recipients = await recipientsGiven(options.recipients);
  await folderGiven(options.to);
  const began = performance.now();
  const database = await reachDatabase(settings);
  try {
    const { folder, manifest, added, missing } = await makeBackup(
      settings,
      database.ownerUrl,
      resolve(options.to),
      recipients,
      {
        withKeys: options.keys,
      },
    );
    const { log, blobs } = manifest;
    const seconds = secondsSince(began);
    const ok = missing.length === 0;
    say(
      options,
      { ok, folder, log, files: blobs.count, added, missing: missing.length, keys: options.keys, seconds },
      [
        `Written to ${folder} in ${seconds} s: a log of ${log.size} sealed entries, ${blobs.count} files of cases (${added} new).`,
        ...(options.keys
          ? []
          : [
              'The keys are not in it: without keys/encryption.key and keys/ledger.pem, kept elsewhere, nothing that it holds opens.',
            ]),
        ...(ok
          ? []
          : [`INCOMPLETE  ${missing.length} files that the database names are not in the store, ${missing[0]} first.`]),
      ].join('\n'),
    );
    return ok;
  } finally {
    await database.stop();
  }
}

export async function checkOne(folder: string, options: Output & Opening): Promise<boolean> {
  const began = performance.now();
  const { manifest, rows, files } = await checkBackup(
    resolve(folder),
    await identitiesGiven(options.identity),
    await knownKey(options),
  );
  const { log, begun } = manifest;
  const seconds = secondsSince(began);
  say(
    options,
    { ok: true, begun, rows, files, log, keys: manifest.keys !== null, seconds },
    `The backup of ${begun} holds, read in ${seconds} s: ${rows} rows and ${files} files of cases, every byte as written; the log verifies, ${log.size} sealed entries, root ${log.root ?? '-'}. It is signed by ${log.vkey}${options.key === undefined ? ': compare that with the key that you know, or give it with --key' : ''}.${manifest.keys ? '' : ' It holds no keys.'}`,
  );
  return true;
}

export async function restore(
  folder: string,
  options: Output & Opening & { erased: string[] | false },
): Promise<boolean> {
  if (options.erased !== false && options.erased.length === 0) {
    throw new Error(
      'Name the newest list of what was erased with --erased (ledger/erased.jsonl of the data folder, wherever a copy survived), or say with --no-erased that none survived. Without it, what was erased after the backup is there again.',
    );
  }
  const settings = settingsOrThrow();
  const from = resolve(folder);
  const identities = await identitiesGiven(options.identity);
  const lists = options.erased === false ? [] : options.erased;
  for (const file of lists) await demandFile(file);
  const beside = erasedBeside(dirname(dirname(from)));
  const erased = (await Promise.all([beside, ...lists].map((file) => new ErasedList(file).read()))).flat();
  await demandEmptyFolder(settings.dataFolder, await restorableManifest(from, await knownKey(options)));
  const began = performance.now();
  const database = await openAsOwner(settings);
  try {
    const restored = await restoreBackup(
      from,
      identities,
      { dataFolder: settings.dataFolder, ownerUrl: database.ownerUrl },
      erased,
    );
    const { manifest, rows, files, installation } = restored;
    const seconds = secondsSince(began);
    say(
      options,
      {
        ok: true,
        begun: manifest.begun,
        rows,
        files,
        erased: restored.erased,
        setAside: restored.setAside,
        installation,
        log: manifest.log,
        seconds,
      },
      [
        `Restored in ${seconds} s: ${rows} rows and ${files} files of cases, as they were on ${manifest.begun}; ${restored.erased} erasures made again.`,
        ...(restored.setAside === 0
          ? []
          : [
              `SET ASIDE  ${restored.setAside} that the list names and that no order in the log does: nothing opens them, and in 30 days they are destroyed. If an erasure was forged, "greffe backup put-back ID" gives its content back until then.`,
            ]),
        'It starts in safe mode: mail is recorded; nothing is sent, swept or sealed until two people confirm on the screen "People and service" that it is the installation.',
      ].join('\n'),
    );
    return true;
  } finally {
    await database.stop();
  }
}

/** @param id of the key, or of the case, as the stream of its entry names it: erasure/ID */
export async function giveBack(id: string, options: Output): Promise<boolean> {
  const database = await reachDatabase(settingsOrThrow());
  const client = new DatabaseClient(database.ownerUrl);
  try {
    await client.connect();
    await client.query('begin');
    const given = await putBack(client, id);
    await client.query('commit');
    const ok = given !== null;
    say(options, { ok, id }, ok ? `Given back: ${id} opens again.` : `Nothing of the id ${id} is set aside.`);
    return ok;
  } finally {
    await client.end();
    await database.stop();
  }
}
