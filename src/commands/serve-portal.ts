/** Starts the portal, and runs until it is stopped: with its own login to the database, the stored files, and no key. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { declaredEntries } from '../ledger/event-kinds.js';
import { notListening } from '../platform/blobs/folder/machine.js';
import { Shelves } from '../platform/blobs/folder/shelves.js';
import { configuredLogins } from '../platform/database/connections.js';
import { Database } from '../platform/database/database.js';
import { demandLogin } from '../platform/database/login.js';
import { demandDatabases } from '../platform/database/reach.js';
import { demandVersion } from '../platform/database/version.js';
import type { Settings } from '../platform/settings/settings.js';
import { messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';
import { portalServer } from '../portal/portal.server.js';
import { PortalStore } from '../portal/portal.store.js';
import { type Output, say } from './output.js';
import { untilStopped } from './until-stopped.js';

const CONNECTIONS = 8;

/** Rejects, naming the setting, when the database is not the one of this version, or the login can do more than the portal must. */
export async function servePortal(settings: Settings, output: Output): Promise<boolean> {
  const { httpHost: host, httpPort: port, trustedProxies, dataFolder } = settings;
  const { ordinary } = configuredLogins(settings, 'portal');
  await demandDatabases([ordinary]);
  await demandVersion(ordinary.url, declaredEntries);
  const folder = join(dataFolder, 'blobs');
  if (!existsSync(folder))
    throw new Error(`GREFFE_DATA: ${folder} is not there: give the portal the folder with the stored files, to read.`);
  const logger = new Logger(settings.logLevel);
  const fault = (error: unknown) => logger.error('The portal could not answer.', { reason: messageOf(error) });
  const database = await Database.connect(ordinary.url, fault, CONNECTIONS);
  try {
    await demandLogin(database, ordinary);
    const shelves = new Shelves(folder);
    const app = await portalServer({
      ...{ store: new PortalStore(database), pathOf: (blobId: string) => shelves.pathOf(blobId) },
      ...{ trustedProxies, onFault: fault },
    });
    const http = await app.listen({ host, port }).catch((error: unknown) => {
      throw notListening({ name: 'GREFFE_HTTP', host, port }, error);
    });
    say(output, { http, smtpPort: null }, `The portal is open at ${http}\nCtrl-C stops it.`);
    await untilStopped();
    await app.close();
  } finally {
    await database.close();
  }
  return true;
}
