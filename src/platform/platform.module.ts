import { join } from 'node:path';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  type FactoryProvider,
  Global,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { checkedMailbox } from '../domain/kernel/mailbox.js';
import { BlobStore } from './blobs/blob-store.js';
import { storeRefusal } from './blobs/refusal.js';
import { claimOf, examineStore, takeStore } from './blobs/take.js';
import { IDENTITY_DATABASE, type Login, type Logins, SEQUENCER_DATABASE } from './database/connections.js';
import { Database } from './database/database.js';
import { readDurability } from './database/durability.js';
import { openLocks } from './database/locks.js';
import { demandLogin } from './database/login.js';
import { doesWork, keepsFiles, type ProcessRole } from './database/roles.js';
import { Health } from './http/health.js';
import { Served } from './http/served-by.js';
import { JobRegistry } from './jobs/job.js';
import { Loop } from './jobs/loop.js';
import { QUEUE_TIMINGS, type QueueTimings } from './jobs/timings.js';
import { Workers } from './jobs/workers.js';
import { readKeyEncryptionKey } from './keys/key-file.js';
import { DataKeys } from './keys/keys.js';
import { Mailer, type Relay } from './outbound/mailer.js';
import { outboundRows } from './outbound/outbound.js';
import { Pager } from './outbound/pager.js';
import { placeRows } from './place/place-status.js';
import { SafeMode } from './place/safe-mode.js';
import { Settings } from './settings/settings.js';
import { messageOf, underSetting } from './telemetry/failure.js';
import { Logger } from './telemetry/logger.js';
import { StatusRegistry } from './telemetry/status.js';

export interface PlatformOptions {
  /** `all` and `worker` do the work of the outbox. */
  readonly role: ProcessRole;
  readonly timings?: QueueTimings;
  /** For one command: neither the blob store nor the place of the installation is recorded. */
  readonly isCommand?: boolean;
}

/** Few people sign in at once; one connection seals. */
const IDENTITY_POOL = 8;
const SEQUENCER_POOL = 2;
/** Between two checks of the store: a disk that fills, empties or goes away is known after that. */
const STORE_MILLISECONDS = 3_000;

const OPTIONS = Symbol('PlatformOptions');

/**
 * What every room may use. Starts the workers once all rooms have registered their jobs. Closing: rooms stop their
 * doors in onModuleDestroy or beforeApplicationShutdown; the database is the last to go.
 */
@Global()
@Module({})
export class PlatformModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly storeLoop = new Loop(async () => {
    await this.blobs.state.check();
    return STORE_MILLISECONDS;
  });

  constructor(
    private readonly database: Database,
    @Inject(IDENTITY_DATABASE) private readonly identity: Database,
    @Inject(SEQUENCER_DATABASE) private readonly sequencer: Database,
    private readonly workers: Workers,
    private readonly blobs: BlobStore,
    private readonly mailer: Mailer,
    private readonly status: StatusRegistry,
    private readonly health: Health,
    private readonly safeMode: SafeMode,
    private readonly settings: Settings,
    @Inject(OPTIONS) private readonly options: PlatformOptions,
  ) {}

  /**
   * The start is refused when a login is not the one of its role, when the database is not durable, or when a key does not
   * belong to it.
   */
  static with(settings: Settings, logins: Logins, options: PlatformOptions): DynamicModule {
    const { ordinary, identity, sequencer } = logins;
    const other = (login: Login | null, poolSize: number) => ({
      inject: [Logger, Database],
      useFactory: async (logger: Logger, database: Database) => {
        if (login === null) return Database.elsewhere();
        if (login.role === ordinary.role) return database;
        return connect(settings, login, logger, poolSize).catch(closing(database));
      },
    });
    const providers: FactoryProvider[] = [
      { provide: Settings, useFactory: () => settings },
      { provide: OPTIONS, useFactory: () => options },
      { provide: Logger, useFactory: () => new Logger(settings.logLevel) },
      { provide: Database, inject: [Logger], useFactory: (logger: Logger) => connect(settings, ordinary, logger) },
      { provide: IDENTITY_DATABASE, ...other(identity, IDENTITY_POOL) },
      { provide: SEQUENCER_DATABASE, ...other(sequencer, SEQUENCER_POOL) },
      { provide: Served, useFactory: () => new Served(options.role, identity !== null) },
      {
        provide: DataKeys,
        inject: [Database, IDENTITY_DATABASE, SEQUENCER_DATABASE],
        useFactory: (database: Database, ...others: Database[]) =>
          openKeys(settings, database, options.role).catch(closing(database, ...others)),
      },
      {
        provide: BlobStore,
        // One after the other: the first that refuses closes the databases, and its reason is the one that is read.
        inject: [Database, Logger, IDENTITY_DATABASE, SEQUENCER_DATABASE, DataKeys],
        useFactory: (database: Database, logger: Logger, ...others: Database[]) =>
          openStore(settings, database, logger, options).catch(closing(database, ...others.slice(0, 2))),
      },
      {
        provide: SafeMode,
        // The mark of the store is part of the place.
        inject: [Database, Logger, IDENTITY_DATABASE, SEQUENCER_DATABASE, BlobStore],
        useFactory: (database: Database, logger: Logger, ...others: Database[]) =>
          SafeMode.open(database, settings.dataFolder, logger, { mayTake: options.isCommand !== true }).catch(
            closing(database, ...others.slice(0, 2)),
          ),
      },
      {
        provide: Mailer,
        inject: [SafeMode],
        useFactory: (safeMode: SafeMode) => new Mailer(relayOf(settings), () => safeMode.maySend()),
      },
      {
        provide: Pager,
        inject: [SafeMode],
        useFactory: (safeMode: SafeMode) =>
          new Pager({ url: settings.pagerUrl, secret: settings.pagerSecret }, () => safeMode.maySend()),
      },
      { provide: JobRegistry, useFactory: () => new JobRegistry() },
      { provide: StatusRegistry, useFactory: () => new StatusRegistry() },
      { provide: Health, inject: [Database], useFactory: (database: Database) => new Health(database) },
      {
        provide: Workers,
        inject: [Database, JobRegistry, Logger],
        useFactory: (database: Database, jobs: JobRegistry, logger: Logger) =>
          new Workers(
            database,
            jobs,
            logger,
            { databaseUrl: ordinary.url, redisUrl: settings.redisUrl },
            options.timings ?? QUEUE_TIMINGS,
          ),
      },
    ];
    const kept: unknown[] = [OPTIONS, Workers];
    const exported = providers.map(({ provide }) => provide).filter((token) => !kept.includes(token));
    return { module: PlatformModule, providers, exports: exported };
  }

  async onApplicationBootstrap(): Promise<void> {
    this.status.add({ fr: 'Travaux', en: 'Work' }, () => this.health.rows());
    this.status.add({ fr: 'Files de travaux', en: 'Queues' }, () => this.health.queues());
    this.status.add({ fr: 'Appels sortants', en: 'Outbound calls' }, async () => outboundRows(this.settings));
    this.status.add({ fr: 'Installation', en: 'Installation' }, async () => placeRows(await this.safeMode.look()));
    this.health.watch('safe_mode', async () => this.safeMode.isOn);
    this.safeMode.start();
    if (keepsFiles(this.options.role)) this.watchStore();
    if (doesWork(this.options.role)) await this.safeMode.whenReleased(() => this.workers.start());
  }

  private watchStore(): void {
    for (const kind of ['away', 'foreign', 'full', 'broken'] as const) {
      this.health.watch(`storage_${kind}`, async () => this.blobs.state.fault?.kind === kind, { closes: true });
    }
    this.storeLoop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.safeMode.stop();
    await Promise.all([this.workers.stop(), this.storeLoop.stop()]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.mailer.close();
    await Promise.all([this.database, this.identity, this.sequencer].map((database) => database.close()));
  }
}

/** Null where no relay is configured: the settings refuse a relay without the sender of its mails. */
const relayOf = ({ mailUrl, mailFrom }: Settings): Relay | null =>
  mailUrl === undefined || mailFrom === undefined ? null : { url: mailUrl, from: checkedMailbox(mailFrom) };

async function connect(settings: Settings, login: Login, logger: Logger, poolSize?: number): Promise<Database> {
  const lost = (error: Error) => logger.warn('A connection to the database was lost.', { reason: messageOf(error) });
  const variable = login.variable ?? 'GREFFE_DATA';
  const database = await underSetting(variable, () => Database.connect(login.url, lost, poolSize));
  const check = async () => {
    await demandLogin(database, login);
    await refuseOpenLocks(database);
    await refuseLosses(database, settings, logger);
  };
  await check().catch(closing(database));
  return database;
}

/** A start that fails leaves no connection behind. */
const closing =
  (...databases: Database[]) =>
  async (error: unknown): Promise<never> => {
    await Promise.all(databases.map((database) => database.close()));
    throw error;
  };

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

/** Only a process that reads keys of the database compares its own with them. */
async function openKeys(settings: Settings, database: Database, role: ProcessRole): Promise<DataKeys> {
  const [known] = await database.query('select from data_key limit 1');
  const keys = new DataKeys(readKeyEncryptionKey(settings.dataFolder, { mayMake: known === undefined }));
  if (keepsFiles(role)) await keys.check(database);
  return keys;
}

/**
 * Rejects, saying what to do, unless the store is the one of this installation. The processes `api` and `intake` start
 * without it where it is absent: users read what the database holds, and mail is refused with a temporary error.
 */
async function openStore(
  settings: Settings,
  database: Database,
  logger: Logger,
  { role, isCommand = false }: PlatformOptions,
): Promise<BlobStore> {
  const folder = join(settings.dataFolder, 'blobs');
  if (!keepsFiles(role)) return new BlobStore(folder, (await claimOf(database)).installation);
  const taken = await (isCommand ? examineStore : takeStore)(database, folder);
  const refusal = storeRefusal(taken, folder);
  if (refusal && !((role === 'api' || role === 'intake') && taken.verdict === 'absent')) throw new Error(refusal);
  if (refusal) logger.error(refusal);
  const blobs = new BlobStore(folder, taken.installation, {
    reserve: settings.maximumMessageBytes,
    onChange: (fault) =>
      fault
        ? logger.error(fault.sentence, { storage: fault.kind })
        : logger.log('The store of files takes files again.'),
  });
  await blobs.state.check();
  return blobs;
}
