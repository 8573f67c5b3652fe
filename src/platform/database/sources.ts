/** The data sources of a process: one for each of its logins, opened by Nest's TypeORM module under the name of its role. */
import type { DynamicModule, FactoryProvider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Settings } from '../settings/settings.js';
import { messageOf, underSetting } from '../telemetry/failure.js';
import type { Logger } from '../telemetry/logger.js';
import { everyLogin, IDENTITY_DATABASE, type Login, type Logins, SEQUENCER_DATABASE } from './connections.js';
import { Database } from './database.js';
import { readDurability } from './durability.js';
import { openLocks } from './locks.js';
import { demandLogin } from './login.js';
import { openSource, sourceOptions } from './source.js';

/** Few people sign in at once; one connection seals. */
const poolSizes: Readonly<Partial<Record<Login['role'], number>>> = { greffe_identity: 8, greffe_sequencer: 2 };

/** The module warns of a name that another application of the same process uses: a number sets them apart. */
let applications = 0;

interface DataSources {
  /** They close their sources when the application has stopped. */
  readonly modules: DynamicModule[];
  /** `Database`, IDENTITY_DATABASE and SEQUENCER_DATABASE. */
  readonly providers: FactoryProvider<Database>[];
  /** Rethrows after closing all that is open: a start that fails leaves no connection behind. */
  readonly abandon: (error: unknown) => Promise<never>;
}

/** Opens what the logins name and nothing else. The start is refused when one is not that of its role, or not durable. */
export function dataSources(
  settings: Settings,
  { ordinary, identity, sequencer }: Logins,
  logger: Logger,
): DataSources {
  applications += 1;
  const application = applications;
  const token = ({ role }: Login) => getDataSourceToken(nameOf(role, application));
  const opened: DataSource[] = [];
  const abandon = async (error: unknown): Promise<never> => {
    await Promise.all(opened.map((source) => source.isInitialized && source.destroy()));
    throw error;
  };
  const open = async (login: Login): Promise<DataSource> => {
    const lost = (error: Error) => logger.warn('A connection to the database was lost.', { reason: messageOf(error) });
    const poolSize = login.role === ordinary.role ? undefined : poolSizes[login.role];
    const options = sourceOptions(login.url, lost, poolSize);
    const source = await underSetting(login.variable ?? 'GREFFE_DATA', () => openSource(options));
    opened.push(source);
    await examine(new Database(source), login, settings, logger);
    return source;
  };
  const modules = everyLogin({ ordinary, identity, sequencer }).map((login, index, all) =>
    TypeOrmModule.forRootAsync({
      name: nameOf(login.role, application),
      // One after the other: the first that is refused closes the others, and its reason is the one that is read.
      inject: all.slice(0, index).map(token),
      // `open` tries again by itself where that helps.
      useFactory: () => ({ type: 'postgres', toRetry: () => false }),
      dataSourceFactory: () => open(login).catch(abandon),
    }),
  );
  const over = (provide: FactoryProvider['provide'], login: Login | null): FactoryProvider<Database> => {
    if (login === null) return { provide, useFactory: () => Database.elsewhere() };
    if (provide !== Database && login.role === ordinary.role) {
      return { provide, inject: [Database], useFactory: (database: Database) => database };
    }
    return { provide, inject: [token(login)], useFactory: (source: DataSource) => new Database(source) };
  };
  const providers = [over(Database, ordinary), over(IDENTITY_DATABASE, identity), over(SEQUENCER_DATABASE, sequencer)];
  return { modules, providers, abandon };
}

const nameOf = (role: string, application: number): string => `${role}#${application}`;

/** Rejects, saying what to change, when no process may work with what the login reaches. */
async function examine(database: Database, login: Login, settings: Settings, logger: Logger): Promise<void> {
  await demandLogin(database, login);
  await refuseOpenLocks(database);
  await refuseLosses(database, settings, logger);
}

async function refuseLosses(database: Database, settings: Settings, logger: Logger): Promise<void> {
  const { faults, warnings } = await readDurability(database);
  for (const warning of warnings) logger.warn(warning);
  if (faults.length === 0) return;
  if (!settings.testDurability) {
    throw new Error(`The database may lose what it acknowledged:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  }
  logger.warn('For tests only: this database may lose what it acknowledged.', { faults });
}

/** The owner of the database can open its locks: no process works behind an open one. */
async function refuseOpenLocks(database: Database): Promise<void> {
  const open = await openLocks(database);
  if (open.length === 0) return;
  throw new Error(`The locks of the database are open:\n${open.map((fault) => `- ${fault}`).join('\n')}`);
}
