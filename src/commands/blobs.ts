/** The blob store on the command line: what is in quarantine, which files are missing, and the two decisions of an operator. */
import { join } from 'node:path';
import { declaredEntries } from '../ledger/event-kinds.js';
import { Ledger } from '../ledger/ledger.js';
import { LedgerStore } from '../ledger/ledger.store.js';
import { FileStore } from '../operations/file.store.js';
import { Housekeeping } from '../operations/housekeeping.js';
import { BlobStore } from '../platform/blobs/blob-store.js';
import { newestNamed } from '../platform/blobs/folder/named.js';
import { markAs } from '../platform/blobs/folder/owner.js';
import { claim, examineStore } from '../platform/blobs/folder/take.js';
import { storeRefusal } from '../platform/blobs/refusal.js';
import { Database } from '../platform/database/database.js';
import { openDatabase } from '../platform/database/open-database.js';
import { demandVersion } from '../platform/database/version.js';
import { changing, reading } from './application.js';
import { type Output, say } from './output.js';
import { settingsOrThrow } from './settings.js';

const MOST_FAULTS = 1_000;

/** Lists the files in quarantine with their notes, and the files that could not be read. */
export const listBlobs = (options: Output): Promise<boolean> =>
  reading(async (rooms) => {
    const { quarantine } = rooms.get(BlobStore);
    const notes = new Map((await quarantine.notes()).map((note) => [note.file, note]));
    const files = (await quarantine.files()).map((file) => notes.get(file) ?? { file });
    const [faults, { unnamed }] = await rooms
      .get(Database)
      .transaction((tx) =>
        Promise.all([rooms.get(FileStore).faults(tx, MOST_FAULTS), rooms.get(FileStore).summary(tx)]),
      );
    const lines = [
      `Files that no row names, at the last sweep: ${unnamed ?? 'not swept yet'}.`,
      `Files in quarantine: ${files.length}.`,
      ...files.map((note) =>
        'why' in note ? `  ${note.file}  ${note.why}  ${note.size} bytes  since ${note.at}` : `  ${note.file}  no note`,
      ),
      `Files that could not be read: ${faults.length}.`,
      ...faults.map(({ file, kind, since }) => `  ${file}  ${kind}  since ${since}`),
    ];
    say(options, { ok: true, unnamed, files, faults }, lines.join('\n'));
    return true;
  });

/** Moves unnamed files to quarantine where a sweep stopped, if there are exactly as many as the operator says. */
export const sweepBlobs = (options: Output & { move: number }): Promise<boolean> =>
  changing(async (rooms) => {
    const { unnamed, setAside, stopped } = await rooms.get(Housekeeping).sweep('command-line', options.move);
    const sentence = stopped
      ? `REFUSED  Files that no row has named for an hour: ${unnamed}, not ${options.move}. None was moved.`
      : `Moved to quarantine: ${setAside}. None was deleted.`;
    say(options, { ok: !stopped, unnamed, moved: setAside }, sentence);
    return !stopped;
  });

/**
 * Joins the blob store of GREFFE_DATA to the database, with an entry in the log. Refuses another installation than the one
 * named, and a store that is marked as another's. Where the files are missing, they count as lost from then on.
 */
export async function adoptBlobs(options: Output & { installation: string }): Promise<boolean> {
  const settings = settingsOrThrow();
  const folder = join(settings.dataFolder, 'blobs');
  const opened = await openDatabase(settings, 'all');
  try {
    await demandVersion(opened.logins.ordinary.url, declaredEntries);
    const database = await Database.connect(opened.logins.ordinary.url, () => undefined);
    try {
      const adopted = await adopt(database, folder, options.installation);
      say(options, { ok: true, ...adopted }, `${folder} is the store of installation ${options.installation}.`);
      return true;
    } finally {
      await database.close();
    }
  } finally {
    await opened.stop();
  }
}

async function adopt(database: Database, folder: string, named: string): Promise<{ lost: boolean }> {
  const taken = await examineStore(database, folder);
  const { installation, verdict } = taken;
  if (named !== installation) {
    throw new Error(`--installation: DATABASE_URL is installation ${installation}, not ${named}: check DATABASE_URL.`);
  }
  if (verdict === 'foreign') throw new Error(storeRefusal(taken, folder) ?? verdict);
  if (verdict === 'own') return { lost: false };
  const lost = verdict === 'absent';
  await markAs(folder, installation);
  const newest = (await newestNamed(database, 1, null)).sort().at(-1);
  await database.transaction(async (tx) => {
    await claim(tx, installation);
    if (lost && newest !== undefined) await new FileStore().acceptLoss(tx, newest);
    const entry = { type: 'storage.adopted', class: 'other', actor: 'command-line', data: { lost } } as const;
    await new Ledger(new LedgerStore()).record(tx, 'storage', [entry]);
  });
  return { lost };
}
