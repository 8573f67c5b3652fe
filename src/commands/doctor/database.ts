/** Whether the database, the keys, the log and the files are of one installation, and whether a commit there lasts. */
import { join } from 'node:path';
import type { Role } from '../../application/application.js';
import { openCheckpoint } from '../../domain/ledger/checkpoint.js';
import { verifierKeyOf } from '../../domain/ledger/note.js';
import { SealingStore } from '../../ledger/sealing.store.js';
import { examineStore } from '../../platform/blobs/folder/take.js';
import { storeRefusal } from '../../platform/blobs/refusal.js';
import { configuredLogins } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import { readDurability } from '../../platform/database/durability.js';
import { keepsFiles } from '../../platform/database/roles.js';
import { readKeyEncryptionKey, readLedgerPublicKey } from '../../platform/keys/key-file.js';
import { DataKeys } from '../../platform/keys/keys.js';
import { WRAPPED_COPY, WrappedCopy } from '../../platform/keys/wrapped-copy.js';
import type { Settings } from '../../platform/settings/settings.js';
import { databaseOf } from '../preflight.js';
import { bad, type Finding, good, type Look, lookAt, warn } from './finding.js';
import { type Asked, ofClock } from './measures.js';

/** Nothing more is asked of a database that a start would refuse. */
export async function lookAtDatabase(settings: Settings, role: Role): Promise<Finding[]> {
  const demands = databaseOf(settings, role);
  const reached = await lookAt(
    demands.map(({ what, run }) => ({
      what,
      look: async () => {
        await run();
        return good('The logins are those of their roles, and the tables are of this version.');
      },
    })),
  );
  if (reached.length === 0 || reached.some(({ state }) => state === 'bad')) return reached;
  const database = await Database.connect(configuredLogins(settings, role).ordinary.url, () => undefined);
  try {
    return [...reached, ...(await lookAt(looks(database, settings, role)))];
  } finally {
    await database.close();
  }
}

function looks(database: Database, settings: Settings, role: Role): Look[] {
  return [
    { what: 'durability', look: () => durability(database, settings) },
    { what: 'clock', look: async () => ofClock(await clockOf(database), 'the database') },
    { what: 'log', look: () => log(database, settings) },
    ...(keepsFiles(role)
      ? [
          { what: 'encryption key', look: () => encryptionKey(database, settings) },
          { what: 'files', look: () => files(database, settings) },
        ]
      : []),
  ];
}

async function durability(database: Database, { testDurability }: Settings) {
  const { faults, warnings } = await readDurability(database);
  if (faults.length > 0 && testDurability) return warn(`GREFFE_TEST_DURABILITY accepts it: ${faults.join(' ')}`);
  if (faults.length > 0) return bad(faults.join(' '));
  return warnings.length > 0 ? warn(warnings.join(' ')) : good('What is committed is on the disk.');
}

async function clockOf(database: Database): Promise<Asked> {
  return database.transaction(async (tx) => {
    const before = Date.now();
    const theirs = Date.parse(await database.now(tx));
    return { before, after: Date.now(), theirs };
  });
}

async function log(database: Database, { dataFolder, ledgerOrigin }: Settings) {
  const newest = await database.transaction((tx) => new SealingStore().newestCheckpoint(tx));
  if (!newest) return good('Nothing was signed yet.');
  const key = verifierKeyOf({ name: ledgerOrigin, key: readLedgerPublicKey(dataFolder, { mayMake: false }) });
  const opened = openCheckpoint(newest.note, key);
  if (opened.ok) return good(`Signed up to entry ${newest.size} by the key in ${join(dataFolder, 'keys')}.`);
  return bad(
    `The key in ${join(dataFolder, 'keys')} did not sign the newest checkpoint (${opened.fault}): ` +
      'restore keys/ledger.pem of this database, or correct GREFFE_DATA or GREFFE_LEDGER_ORIGIN.',
  );
}

async function encryptionKey(database: Database, { dataFolder }: Settings) {
  if (!(await DataKeys.areIn(database))) return good('Nothing is encrypted yet.');
  const wrapping = readKeyEncryptionKey(dataFolder, { mayMake: false });
  await new DataKeys(wrapping, new WrappedCopy(join(dataFolder, WRAPPED_COPY))).check(database);
  return good('keys/encryption.key opens what the database holds.');
}

async function files(database: Database, { dataFolder }: Settings) {
  const folder = join(dataFolder, 'blobs');
  const taken = await examineStore(database, folder);
  const refusal = storeRefusal(taken, folder);
  return refusal === null ? good(`${folder} is the store of installation ${taken.installation}.`) : bad(refusal);
}
