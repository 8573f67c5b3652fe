import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings.js';
import { runningPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { demandDatabases } from './reach.js';

export interface OpenDatabase {
  readonly applicationUrl: string;
  /** For migrations. */
  readonly ownerUrl: string;
  readonly embedded: boolean;
  /** Stops the embedded server; MUST follow the closing of everything that uses it. */
  stop(): Promise<void>;
}

/** The configured PostgreSQL, or the embedded one started on the data folder. Rejects, naming the setting, when it does not answer. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  const { databaseUrl, databaseOwnerUrl, dataFolder, testDurability } = settings;
  if (databaseUrl !== undefined) {
    await demandDatabases({ databaseUrl, databaseOwnerUrl });
    const ownerUrl = databaseOwnerUrl ?? databaseUrl;
    return { applicationUrl: databaseUrl, ownerUrl, embedded: false, stop: async () => undefined };
  }
  const server = await startEmbeddedPostgres(join(dataFolder, 'postgres'), { durable: !testDurability });
  return { ...server, embedded: true };
}

/**
 * The database of an installation that may be running, as its owner: for a command beside the service. Rejects, naming the
 * setting, where there is none; makes none.
 */
export async function reachDatabase(settings: Settings): Promise<Pick<OpenDatabase, 'ownerUrl' | 'stop'>> {
  const folder = join(settings.dataFolder, 'postgres');
  if (settings.databaseUrl !== undefined) return openDatabase(settings);
  if (!existsSync(folder))
    throw new Error(`GREFFE_DATA: ${folder} is not there: name the data folder of an installation.`);
  const ownerUrl = runningPostgres(folder);
  return ownerUrl === undefined ? openDatabase(settings) : { ownerUrl, stop: async () => undefined };
}
