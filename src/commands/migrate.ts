import { migrate } from '../platform/database/migrate.js';
import { demandDatabases } from '../platform/database/reach.js';
import { underSetting } from '../platform/failure.js';
import { settingsOrThrow } from './settings.js';

/** Runs the migrations as the owner of the tables; a server does the same at its start. */
export async function migrateDatabase(): Promise<boolean> {
  const { databaseOwnerUrl, databaseUrl } = settingsOrThrow();
  const url = databaseOwnerUrl ?? databaseUrl;
  if (url === undefined)
    throw new Error('DATABASE_URL is not set: the embedded database migrates itself at each start.');
  await demandDatabases({ databaseUrl: url });
  await underSetting(databaseOwnerUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL', () => migrate(url));
  console.log('The database is at this version.');
  return true;
}
