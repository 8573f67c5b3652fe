/** Starts the application and its servers, and runs until it is stopped. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Application, OpenServers, Role } from '../application/application.js';
import type { Settings } from '../platform/settings/settings.js';
import { type Output, say } from './output.js';
import { preflight } from './preflight.js';
import { settingsOrThrow } from './settings.js';
import { untilStopped } from './until-stopped.js';

/** How long a server that cannot open its ports may take to stop in good order. */
const STOP_MILLISECONDS = 2_000;

/** How long an ended server may take to release what it left open. */
const END_MILLISECONDS = 1_000;

/** Rejects, naming the setting, when anything it needs is missing: then nothing of it goes on. */
export async function serve(options: Output & { role: Role }): Promise<boolean> {
  const settings = settingsOrThrow();
  if (options.role === 'portal') return (await import('./serve-portal.js')).servePortal(settings, options);
  await preflight(settings, options.role);
  const { openApplication, openServers } = await import('../application/application.js');
  const application = await openApplication(settings, options.role);
  let servers: OpenServers;
  let setup: string | undefined;
  try {
    servers = await openServers(application, settings, options.role);
    setup = await setupLink(application, settings, servers.http);
  } catch (error) {
    await Promise.race([application.stop(), wait(STOP_MILLISECONDS)]);
    throw error;
  }
  const data =
    settings.databaseUrl === undefined
      ? `embedded PostgreSQL in ${settings.dataFolder}, for trying and for tests`
      : 'PostgreSQL of DATABASE_URL';
  say(
    options,
    setup === undefined ? servers : { ...servers, setup },
    [
      `Greffe is open at ${servers.http}`,
      ...(setup === undefined ? [] : [`  set-up       no user is registered: open ${setup} within a day`]),
      `  SMTP         ${servers.smtpPort === null ? 'closed: another process takes the mail' : `${settings.smtpHost}:${servers.smtpPort}`}`,
      `  webhook      ${servers.http}/hooks/mail${settings.hookSecrets.length === 0 ? ' (closed: set GREFFE_HOOK_SECRETS)' : ''}`,
      `  signals      ${servers.http}/hooks/signals${settings.signalSecrets.length === 0 ? ' (closed: set GREFFE_SIGNAL_SECRETS)' : ''}`,
      `  database     ${data}`,
      `  queue        ${settings.redisUrl === undefined ? 'PostgreSQL' : 'Redis'}`,
      'Ctrl-C stops it.',
    ].join('\n'),
  );
  await untilStopped();
  await application.stop();
  // Work that was left unfinished may hold children and connections for a minute.
  setTimeout(() => process.exit(), END_MILLISECONDS).unref();
  return true;
}

/** Told here and nowhere else; behind the #, so that no log of a proxy keeps it. */
async function setupLink(application: Application, settings: Settings, http: string): Promise<string | undefined> {
  if (!application.servesIdentity) return undefined;
  const { SetupService } = await import('../identity/people/setup/setup.service.js');
  const code = await application.app.get(SetupService).invite();
  return code && `${settings.publicUrl ?? http}/setup#${code}`;
}
