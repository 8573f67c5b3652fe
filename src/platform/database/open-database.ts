import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings/settings.js';
import { configuredLogins, embeddedLogins, everyLogin, type Logins, namesDatabase } from './connections.js';
import { runningPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { demandDatabases, demandOwner } from './reach.js';
import type { ProcessRole } from './roles.js';

export interface OpenDatabase {
  readonly logins: Logins;
  /** Of the embedded server, which migrates itself; null elsewhere, where only `migrate` is the owner. */
  readonly ownerUrl: string | null;
  /** Stops the embedded server; MUST follow the closing of everything that uses it. */
  stop(): Promise<void>;
}

/**
 * The PostgreSQL of the settings, or the embedded one started on the data folder where they name none. Rejects, naming the
 * setting, when it does not answer.
 */
export async function openDatabase(settings: Settings, role: ProcessRole): Promise<OpenDatabase> {
  const { dataFolder, testDurability } = settings;
  if (namesDatabase(settings)) {
    const logins = configuredLogins(settings, role);
    await demandDatabases(everyLogin(logins));
    return { logins, ownerUrl: null, stop: async () => undefined };
  }
  const server = await startEmbeddedPostgres(join(dataFolder, 'postgres'), { durable: !testDurability });
  return { logins: embeddedLogins(server.urlOf, role), ownerUrl: server.ownerUrl, stop: server.stop };
}

type OwnedDatabase = { readonly ownerUrl: string; stop(): Promise<void> };

/** The database as its owner, for a restore: that of DATABASE_OWNER_URL, or the embedded one, made where there is none. */
export async function openAsOwner(settings: Settings): Promise<OwnedDatabase> {
  const { dataFolder, databaseOwnerUrl: ownerUrl, testDurability } = settings;
  if (ownerUrl !== undefined) {
    await demandOwner('DATABASE_OWNER_URL', ownerUrl);
    return { ownerUrl, stop: async () => undefined };
  }
  if (namesDatabase(settings)) {
    throw new Error('DATABASE_OWNER_URL is not set: this command logs in as the owner of the tables.');
  }
  return startEmbeddedPostgres(join(dataFolder, 'postgres'), { durable: !testDurability });
}

/** The same for a command beside a service that may be running. Rejects where there is no database; makes none. */
export async function reachDatabase(settings: Settings): Promise<OwnedDatabase> {
  if (settings.databaseOwnerUrl !== undefined || namesDatabase(settings)) return openAsOwner(settings);
  const folder = join(settings.dataFolder, 'postgres');
  if (!existsSync(folder))
    throw new Error(`GREFFE_DATA: ${folder} is not there: name the data folder of an installation.`);
  const ownerUrl = runningPostgres(folder);
  return ownerUrl === undefined ? openAsOwner(settings) : { ownerUrl, stop: async () => undefined };
}
