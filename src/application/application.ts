/** Starts the application: database, migrations, modules, servers; and stops it in the opposite order. */
import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { accountNotice } from '../access/account-news.js';
import * as caseJobs from '../cases/handle/jobs.js';
import { SmtpServer } from '../intake/smtp.server.js';
import { ErasuresOutside } from '../ledger/erasures-outside.js';
import { declaredEntries } from '../ledger/event-kinds.js';
import { Sequencer } from '../ledger/sequencer.js';
import { EventSender } from '../machines/event-sender.js';
import { MailboxReaders } from '../mailboxes/mailbox-readers.js';
import { type Address, notListening } from '../platform/blobs/folder/machine.js';
import { everyLogin, withUrls } from '../platform/database/connections.js';
import { migrate } from '../platform/database/migrate.js';
import { openDatabase } from '../platform/database/open-database.js';
import { demandSessions } from '../platform/database/reach.js';
import { doesWork, type ProcessRole, takesMail } from '../platform/database/roles.js';
import { withoutWrites } from '../platform/database/session.js';
import { demandVersion } from '../platform/database/version.js';
import { createHttpApp } from '../platform/http/http-app.js';
import { Health } from '../platform/http/status/health.js';
import { JobRegistry } from '../platform/jobs/job.js';
import { readKeyEncryptionKey, readLedgerKey } from '../platform/keys/key-file.js';
import { SafeMode } from '../platform/place/safe-mode.js';
import type { Settings } from '../platform/settings/settings.js';
import { Logger } from '../platform/telemetry/logger.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { appModule } from './app.module.js';

export type Role = ProcessRole;

export interface Application {
  readonly app: NestFastifyApplication;
  /** Whether this process serves sign-in, accounts and set-up. */
  readonly servesIdentity: boolean;
  /** Stops the servers, the workers and the sequencer, then the embedded database. */
  stop(): Promise<void>;
}

export interface OpenServers {
  readonly http: string;
  /** null in a process that takes no mail. */
  readonly smtpPort: number | null;
}

/**
 * Everything but the HTTP and SMTP servers: commands use it too. Rejects, saying what to change, when the database,
 * the keys, the law or the letters are not what they must be.
 */
export async function openApplication(settings: Settings, role: Role = 'all'): Promise<Application> {
  const database = await openDatabase(settings, role);
  try {
    tracePoint('start.database_open');
    if (database.ownerUrl !== null) await migrate(database.ownerUrl, declaredEntries);
    await demandVersion(database.logins.ordinary.url, declaredEntries);
    tracePoint('start.migrated');
    const module = appModule(settings, database.logins, { role });
    const app = await createHttpApp(module, settings, new Logger(settings.logLevel));
    app.get(JobRegistry).assertHandlers([...Object.values(caseJobs), accountNotice]);
    tracePoint('start.assembled');
    if (doesWork(role)) await app.get(SafeMode).whenReleased(() => app.get(ErasuresOutside).start());
    if (doesWork(role)) await app.get(SafeMode).whenReleased(() => app.get(EventSender).start());
    if (database.logins.sequencer !== null) {
      await app.get(SafeMode).whenReleased(() => app.get(Sequencer).start());
    }
    const stop = async () => {
      tracePoint('stop.begun');
      app.get(Health).drain();
      await app.close();
      tracePoint('stop.closed');
      await database.stop();
    };
    return { app, servesIdentity: database.logins.identity !== null, stop };
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
  const database = await openDatabase(settings, 'all');
  try {
    await demandVersion(database.logins.ordinary.url, declaredEntries);
    if (access === 'read') {
      await demandSessions(everyLogin(database.logins), 'this command has the server refuse all writes of its session');
    }
    const logins = access === 'read' ? withUrls(database.logins, withoutWrites) : database.logins;
    const module = appModule(settings, logins, { role: 'api', isCommand: true });
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

/** Listens for mail and HTTP; a process that serves no other route answers /health. Rejects, naming the setting. */
export async function openServers({ app }: Application, settings: Settings, role: Role = 'all'): Promise<OpenServers> {
  const { httpHost, httpPort, smtpHost, smtpPort } = settings;
  const mail = { name: 'GREFFE_SMTP', host: smtpHost, port: smtpPort };
  const openPort = takesMail(role) ? await opening(mail, () => app.get(SmtpServer).open()) : null;
  if (takesMail(role)) await app.get(SafeMode).whenReleased(() => app.get(MailboxReaders).start());
  tracePoint('start.mail_open');
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
