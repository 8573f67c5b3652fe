/** Starts the house: database, migrations, rooms, doors; and stops it in the opposite order. */
import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { appModule } from './app.module.js';
import { reactionTopics } from './cases/reactions.js';
import { SmtpDoor } from './ingestion/smtp.door.js';
import { ingestionTopics } from './ingestion/topics.js';
import { Sequencer } from './ledger/sequencer.js';
import { crashPoint } from './platform/crash-point.js';
import { migrate } from './platform/database/migrate.js';
import { openDatabase } from './platform/database/open-database.js';
import { codeOf } from './platform/failure.js';
import { createHttpApp } from './platform/http/http-app.js';
import { Logger } from './platform/logger.js';
import type { PlatformOptions } from './platform/platform.module.js';
import { JobRegistry } from './platform/queue/job.js';
import type { Settings } from './platform/settings.js';
import { reportTopics } from './reports/renewal.js';

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
    await migrate(database.ownerUrl);
    crashPoint('start.migrated');
    const module = appModule(settings, database.applicationUrl, { role });
    const app = await createHttpApp(module, settings, new Logger(settings.logLevel));
    app.get(JobRegistry).assertHandlers([...reactionTopics, ...ingestionTopics, ...reportTopics]);
    crashPoint('start.assembled');
    if (role !== 'api') app.get(Sequencer).start();
    const stop = async () => {
      crashPoint('stop.begun');
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

/** Opens the doors of a house that stands; a worker has HTTP for its health alone. */
export async function openDoors({ app }: House, settings: Settings, role: Role = 'all'): Promise<OpenDoors> {
  const smtp = () => app.get(SmtpDoor).open();
  const smtpPort = role === 'worker' ? null : await opening('GREFFE_SMTP_PORT', settings.smtpPort, smtp);
  crashPoint('start.mail_open');
  await opening('GREFFE_HTTP_PORT', settings.httpPort, () => app.listen(settings.httpPort, settings.httpHost));
  return { http: await app.getUrl(), smtpPort };
}

/** A port that somebody else holds is told with what to do. */
async function opening<T>(variable: string, port: number, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const taken = ['EADDRINUSE', 'EACCES'].includes(codeOf(error) ?? '');
    if (!taken) throw error;
    throw new Error(`Port ${port} cannot be opened: stop what holds it, or set ${variable} to another (0: any).`, {
      cause: error,
    });
  }
}
