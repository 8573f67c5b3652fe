/** Starts the house: database, migrations, rooms, doors; and stops it in the opposite order. */
import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from './app.module.js';
import { SmtpDoor } from './ingestion/smtp.door.js';
import { ErasuresOutside } from './ledger/erasures-outside.js';
import { Sequencer } from './ledger/sequencer.js';
import { crashPoint } from './platform/crash-point.js';
import { demandMigrated, migrate } from './platform/database/migrate.js';
import { openDatabase } from './platform/database/open-database.js';
import { withoutWrites } from './platform/database/session.js';
import { underSetting } from './platform/failure.js';
import { Health } from './platform/health.js';
import { createHttpApp } from './platform/http/http-app.js';
import { readKeyEncryptionKey, readLedgerKey } from './platform/key-file.js';
import { Logger } from './platform/logger.js';
import { type Address, notListening } from './platform/machine.js';
import { SafeMode } from './platform/place/safe-mode.js';
import type { PlatformOptions } from './platform/platform.module.js';
import { JobRegistry } from './platform/queue/job.js';
import { topics } from './platform/queue/lanes.js';
import type { Settings } from './platform/settings.js';

/** `api` opens the doors and leaves the work to others; `worker` does the work and opens no mail door. */
export type Role = PlatformOptions['role'];

export interface House {
  readonly app: NestFastifyApplication;
  /** Stops the doors, the workers and the sequencer, then the embedded database. */
  stop(): Promise<void>;
}

export interface OpenDoors {
  readonly http: string;
  /** null for a worker, which takes no mail. */
  readonly smtpPort: number | null;
}

/**
 * Everything but the doors: commands that need the rooms use it too. Rejects, saying what to change, when the database,
 * the keys, the law or the letters are not what they must be.
 */
export async function openHouse(settings: Settings, role: Role = 'all'): Promise<House> {
  const database = await openDatabase(settings);
  try {
    crashPoint('start.database_open');
    await underSetting(settings.databaseOwnerUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL', () =>
      migrate(database.ownerUrl),
    );
    crashPoint('start.migrated');
    const module = appModule(settings, database.applicationUrl, { role });
    const app = await createHttpApp(module, settings, new Logger(settings.logLevel));
    app.get(JobRegistry).assertHandlers(topics);
    crashPoint('start.assembled');
    if (role !== 'api') {
      await app.get(SafeMode).whenReleased(() => {
        app.get(Sequencer).start();
        app.get(ErasuresOutside).start();
      });
    }
    const stop = async () => {
      crashPoint('stop.begun');
      app.get(Health).drain();
      await app.close();
      crashPoint('stop.closed');
      await database.stop();
    };
    return { app, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/**
 * The modules for one command: nothing is migrated, made or started, and to `read` PostgreSQL refuses writes. Rejects,
 * saying what to do, when the keys are missing, the database is not at this version, or the blob store is not its own.
 */
export async function openModules(
  settings: Settings,
  access: 'read' | 'write',
): Promise<{ readonly app: INestApplicationContext; stop(): Promise<void> }> {
  readKeyEncryptionKey(settings.dataFolder, { mayMake: false });
  readLedgerKey(settings.dataFolder, { mayMake: false });
  const database = await openDatabase(settings);
  try {
    await demandMigrated(database.ownerUrl);
    const url = access === 'read' ? withoutWrites(database.applicationUrl) : database.applicationUrl;
    const module = appModule(settings, url, { role: 'api', isCommand: true });
    // Never initialised: no hook of a module runs, so no loop, worker or watch starts.
    const app = await NestFactory.create(module, new FastifyAdapter(), {
      abortOnError: false,
      logger: new Logger(settings.logLevel),
    });
    const stop = async () => {
      await app.close();
      await database.stop();
    };
    return { app, stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Opens the doors of a house that stands; a worker has HTTP for its health alone. Rejects, naming the setting. */
export async function openDoors({ app }: House, settings: Settings, role: Role = 'all'): Promise<OpenDoors> {
  const { httpHost, httpPort, smtpHost, smtpPort } = settings;
  const mail = { name: 'GREFFE_SMTP', host: smtpHost, port: smtpPort };
  const openPort = role === 'worker' ? null : await opening(mail, () => app.get(SmtpDoor).open());
  crashPoint('start.mail_open');
  await opening({ name: 'GREFFE_HTTP', host: httpHost, port: httpPort }, () => app.listen(httpPort, httpHost));
  return { http: await app.getUrl(), smtpPort: openPort };
}

async function opening<T>(address: Address, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw notListening(address, error);
  }
}
