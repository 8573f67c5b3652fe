import { declaredEntries } from '../ledger/event-kinds.js';
import { migrate } from '../platform/database/migrate.js';
import { demandOwner } from '../platform/database/reach.js';
import { underSetting } from '../platform/telemetry/failure.js';
import { settingsOrThrow } from './settings.js';

/** Runs the migrations as the owner of the tables, and gives the roles of the processes their rights. */
export async function migrateDatabase(): Promise<boolean> {
  const { databaseOwnerUrl: url } = settingsOrThrow();
  if (url === undefined) {
    throw new Error('DATABASE_OWNER_URL is not set; the embedded database migrates itself at each start.');
  }
  await demandOwner('DATABASE_OWNER_URL', url);
  await underSetting('DATABASE_OWNER_URL', () => migrate(url, declaredEntries));
  console.log('The database is at this version.');
  return true;
}
