/** Starts the house with its doors open, and runs until it is told to stop. */
import { SetupService } from '../auth/setup/setup.service.js';
import { type House, openDoors, openHouse, type Role } from '../main.js';
import type { Settings } from '../platform/settings.js';
import { type Output, say } from './output.js';
import { settingsOrThrow } from './settings.js';

export async function serve(options: Output & { role: Role }): Promise<boolean> {
  const settings = settingsOrThrow();
  const house = await openHouse(settings, options.role);
  const doors = await openDoors(house, settings, options.role);
  const setup = await setupLink(house, settings, doors.http, options.role);
  const data =
    settings.databaseUrl === undefined
      ? `embedded PostgreSQL in ${settings.dataFolder}, for trying and for tests`
      : 'PostgreSQL of DATABASE_URL';
  say(
    options,
    setup === undefined ? doors : { ...doors, setup },
    [
      `Greffe is open at ${doors.http}`,
      ...(setup === undefined ? [] : [`  set-up       nobody is registered: open ${setup} within a day`]),
      `  mail door    ${doors.smtpPort === null ? 'closed: a worker takes no mail' : `${settings.smtpHost}:${doors.smtpPort}`}`,
      `  webhook door ${doors.http}/hooks/mail${settings.hookSecrets.length === 0 ? ' (closed: set GREFFE_HOOK_SECRETS)' : ''}`,
      `  database     ${data}`,
      `  queue        ${settings.redisUrl === undefined ? 'PostgreSQL' : 'Redis'}`,
      'Ctrl-C stops it.',
    ].join('\n'),
  );
  await untilStopped();
  await house.stop();
  return true;
}

/** Told here and nowhere else; behind the #, so that no log of a proxy keeps it. */
async function setupLink(house: House, settings: Settings, http: string, role: Role): Promise<string | undefined> {
  const code = role === 'worker' ? undefined : await house.app.get(SetupService).invite();
  return code && `${settings.publicUrl ?? http}/setup#${code}`;
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
