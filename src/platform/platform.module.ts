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
import { BlobStore } from './blobs/blob-store.js';
import { claimOf, examineStore, takeStore } from './blobs/folder/take.js';
import { storeRefusal } from './blobs/refusal.js';
import { IDENTITY_DATABASE, type Logins, SEQUENCER_DATABASE } from './database/connections.js';
import { Database } from './database/database.js';
import { doesWork, keepsFiles, type ProcessRole } from './database/roles.js';
import { dataSources } from './database/sources.js';
import { Served } from './http/served/served-by.js';
import { Health } from './http/status/health.js';
import { JobRegistry } from './jobs/job.js';
import { Loop } from './jobs/loop.js';
import { QUEUE_TIMINGS, type QueueTimings } from './jobs/timings.js';
import { Workers } from './jobs/workers.js';
import { readKeyEncryptionKey } from './keys/key-file.js';
import { DataKeys } from './keys/keys.js';
import { WRAPPED_COPY, WrappedCopy } from './keys/wrapped-copy.js';
import { Mailer, relayOf } from './outbound/mailer.js';
import { outboundRows } from './outbound/outbound.js';
import { Pager } from './outbound/pager.js';
import { placeRows } from './place/place-status.js';
import { SafeMode } from './place/safe-mode.js';
import { Settings } from './settings/settings.js';
import { Logger } from './telemetry/logger.js';
import { Metrics } from './telemetry/metrics.js';
import { StatusRegistry } from './telemetry/status.js';

export interface PlatformOptions {
  /** `all` and `worker` do the work of the outbox. */
  readonly role: ProcessRole;
  readonly timings?: QueueTimings;
  /** For one command: neither the blob store nor the place of the installation is recorded. */
  readonly isCommand?: boolean;
}

/** Between two checks of the store: a disk that fills, empties or goes away is known after that. */
const STORE_MILLISECONDS = 3_000;

const OPTIONS = Symbol('PlatformOptions');

/**
 * What every module may use. Starts the workers once all modules have registered their jobs. On shutdown, modules stop their
 * servers in onModuleDestroy or beforeApplicationShutdown; the database closes last.
 */
@Global()
@Module({})
export class PlatformModule implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly storeLoop = new Loop(async () => {
    await this.blobs.state.check();
    return STORE_MILLISECONDS;
  });

  constructor(
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
    const logger = new Logger(settings.logLevel);
    const { modules, providers: databases, abandon } = dataSources(settings, logins, logger);
    const providers: FactoryProvider[] = [
      { provide: Settings, useFactory: () => settings },
      { provide: OPTIONS, useFactory: () => options },
      { provide: Logger, useFactory: () => logger },
      ...databases,
      { provide: Served, useFactory: () => new Served(options.role, logins.identity !== null) },
      { provide: WrappedCopy, useFactory: () => new WrappedCopy(join(settings.dataFolder, WRAPPED_COPY)) },
      {
        provide: DataKeys,
        // After all databases: what refuses closes them.
        inject: [Database, WrappedCopy, IDENTITY_DATABASE, SEQUENCER_DATABASE],
        useFactory: (database: Database, copy: WrappedCopy) =>
          openKeys(settings, database, copy, options.role).catch(abandon),
      },
      {
        provide: BlobStore,
        // One after the other: the first that refuses closes the databases, and its reason is the one that is read.
        inject: [Database, DataKeys],
        useFactory: (database: Database) => openStore(settings, database, logger, options).catch(abandon),
      },
      {
        provide: SafeMode,
        // The mark of the store is part of the place.
        inject: [Database, BlobStore],
        useFactory: (database: Database) =>
          SafeMode.open(database, settings.dataFolder, logger, { mayTake: options.isCommand !== true }).catch(abandon),
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
      {
        provide: JobRegistry,
        inject: [SafeMode],
        useFactory: (safeMode: SafeMode) => new JobRegistry(() => safeMode.mayWork()),
      },
      { provide: StatusRegistry, useFactory: () => new StatusRegistry() },
      { provide: Metrics, useFactory: () => new Metrics() },
      { provide: Health, inject: [Database], useFactory: (database: Database) => new Health(database) },
      {
        provide: Workers,
        inject: [Database, JobRegistry, Logger],
        useFactory: (database: Database, jobs: JobRegistry, logger: Logger) =>
          new Workers(
            database,
            jobs,
            logger,
            { databaseUrl: logins.ordinary.url, redisUrl: settings.redisUrl },
            options.timings ?? QUEUE_TIMINGS,
          ),
      },
    ];
    const kept: unknown[] = [OPTIONS, Workers];
    const exported = providers.map(({ provide }) => provide).filter((token) => !kept.includes(token));
    return { module: PlatformModule, imports: modules, providers, exports: exported };
  }

  async onApplicationBootstrap(): Promise<void> {
    this.status.add({ fr: 'Travaux', en: 'Work' }, () => this.health.rows());
    this.status.add({ fr: 'Files de travaux', en: 'Queues' }, () => this.health.queues());
    this.status.add({ fr: 'Appels sortants', en: 'Outbound calls' }, async () => outboundRows(this.settings));
    this.status.add({ fr: 'Installation', en: 'Installation' }, async () => placeRows(await this.safeMode.look()));
    this.health.watch('safe_mode', async () => this.safeMode.isOn);
    await this.safeMode.start();
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

  onApplicationShutdown(): void {
    this.mailer.close();
  }
}

/** Only a process that reads keys of the database compares its own with them. */
async function openKeys(
  settings: Settings,
  database: Database,
  copy: WrappedCopy,
  role: ProcessRole,
): Promise<DataKeys> {
  const mayMake = !(await DataKeys.areIn(database));
  const keys = new DataKeys(readKeyEncryptionKey(settings.dataFolder, { mayMake }), copy);
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
