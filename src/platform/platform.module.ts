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
import { BlobStore } from './blob-store.js';
import { storeRefusal } from './blobs/refusal.js';
import { examineStore, takeStore } from './blobs/take.js';
import { Database } from './database/database.js';
import { readDurability } from './database/durability.js';
import { openLocks } from './database/locks.js';
import { messageOf, underSetting } from './failure.js';
import { Health } from './health.js';
import { readKeyEncryptionKey } from './key-file.js';
import { DataKeys } from './keys.js';
import { Logger } from './logger.js';
import { Mailer, type Relay } from './mailer.js';
import { outboundRows } from './outbound.js';
import { Pager } from './pager.js';
import { placeRows } from './place/place-status.js';
import { SafeMode } from './place/safe-mode.js';
import { JobRegistry } from './queue/job.js';
import { Loop } from './queue/loop.js';
import { QUEUE_TIMINGS, type QueueTimings } from './queue/timings.js';
import { Workers } from './queue/workers.js';
import { Settings } from './settings.js';
import { StatusRegistry } from './status.js';

export interface PlatformOptions {
  /** `api` leaves the work of the outbox to other processes. */
  readonly role: 'all' | 'api' | 'worker';
  readonly timings?: QueueTimings;
  /** For one command: neither the blob store nor the place of the installation is recorded. */
  readonly isCommand?: boolean;
}

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
    return false;
  }, STORE_MILLISECONDS);

  constructor(
    private readonly database: Database,
    private readonly workers: Workers,
    private readonly blobs: BlobStore,
    private readonly mailer: Mailer,
    private readonly status: StatusRegistry,
    private readonly health: Health,
    private readonly safeMode: SafeMode,
    private readonly settings: Settings,
    @Inject(OPTIONS) private readonly options: PlatformOptions,
  ) {}

  /** The start is refused when the database is not durable, or when a key does not belong to it. */
  static with(settings: Settings, databaseUrl: string, options: PlatformOptions): DynamicModule {
    const providers: FactoryProvider[] = [
      { provide: Settings, useFactory: () => settings },
      { provide: OPTIONS, useFactory: () => options },
      { provide: Logger, useFactory: () => new Logger(settings.logLevel) },
      { provide: Database, inject: [Logger], useFactory: (logger: Logger) => connect(settings, databaseUrl, logger) },
      { provide: DataKeys, inject: [Database], useFactory: (database: Database) => openKeys(settings, database) },
      {
        provide: BlobStore,
        // One after the other: the first that refuses closes the database, and its reason is the one that is read.
        inject: [Database, Logger, DataKeys],
        useFactory: (database: Database, logger: Logger) => openStore(settings, database, logger, options),
      },
      {
        provide: SafeMode,
        // The mark of the store is part of the place.
        inject: [Database, Logger, BlobStore],
        useFactory: (database: Database, logger: Logger) => openPlace(settings, database, logger, options),
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
            { databaseUrl, redisUrl: settings.redisUrl },
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
    for (const kind of ['away', 'foreign', 'full', 'broken'] as const) {
      this.health.watch(`storage_${kind}`, async () => this.blobs.state.fault?.kind === kind, { closes: true });
    }
    this.status.add({ fr: 'Installation', en: 'Installation' }, async () => placeRows(await this.safeMode.look()));
    this.health.watch('safe_mode', async () => this.safeMode.isOn);
    this.storeLoop.start();
    this.safeMode.start();
    if (this.options.role === 'api') return;
    await this.safeMode.whenReleased(() => this.workers.start());
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.safeMode.stop();
    await Promise.all([this.workers.stop(), this.storeLoop.stop()]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.mailer.close();
    await this.database.close();
  }
}

/** Null where no relay is configured: the settings refuse a relay without the sender of its mails. */
const relayOf = ({ mailUrl, mailFrom }: Settings): Relay | null =>
  mailUrl === undefined || mailFrom === undefined ? null : { url: mailUrl, from: checkedMailbox(mailFrom) };

async function connect(settings: Settings, databaseUrl: string, logger: Logger): Promise<Database> {
  const lost = (error: Error) => logger.warn('A connection to the database was lost.', { reason: messageOf(error) });
  const database = await underSetting('DATABASE_URL', () => Database.connect(databaseUrl, lost));
  await refuseOpenLocks(database);
  const { faults, warnings } = await readDurability(database);
  for (const warning of warnings) logger.warn(warning);
  if (faults.length === 0) return database;
  if (settings.testDurability) {
    logger.warn('For tests only: this database may lose what it acknowledged.', { faults });
    return database;
  }
  await database.close();
  throw new Error(`The database may lose what it acknowledged:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
}

/** Whoever owns the database can open its locks; nobody works behind an open one without hearing of it. */
async function refuseOpenLocks(database: Database): Promise<void> {
  const open = await openLocks(database);
  if (open.length === 0) return;
  await database.close();
  throw new Error(`The locks of the database are open:\n${open.map((fault) => `- ${fault}`).join('\n')}`);
}

async function openPlace(
  settings: Settings,
  database: Database,
  logger: Logger,
  { isCommand = false }: PlatformOptions,
): Promise<SafeMode> {
  try {
    return await SafeMode.open(database, settings.dataFolder, logger, { mayTake: !isCommand });
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openKeys(settings: Settings, database: Database): Promise<DataKeys> {
  try {
    const [known] = await database.query('select from data_key limit 1');
    const keys = new DataKeys(readKeyEncryptionKey(settings.dataFolder, { mayMake: known === undefined }));
    await keys.check(database);
    return keys;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * Rejects, saying what to do, unless the store is the one of this installation. An `api` process starts without it where
 * it is absent: users read what the database holds, and mail is refused with a temporary error.
 */
async function openStore(
  settings: Settings,
  database: Database,
  logger: Logger,
  { role, isCommand = false }: PlatformOptions,
): Promise<BlobStore> {
  const folder = join(settings.dataFolder, 'blobs');
  try {
    const taken = await (isCommand ? examineStore : takeStore)(database, folder);
    const refusal = storeRefusal(taken, folder);
    if (refusal && !(role === 'api' && taken.verdict === 'absent')) throw new Error(refusal);
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
  } catch (error) {
    await database.close();
    throw error;
  }
}
