/** Starts the house with its doors open, and runs until it is told to stop. */
import { openDoors, openHouse, type Role } from '../main.js';
import { type Output, say } from './output.js';
import { settingsOrThrow } from './settings.js';

export async function serve(options: Output & { role: Role }): Promise<boolean> {
  const settings = settingsOrThrow();
  const house = await openHouse(settings, options.role);
  const doors = await openDoors(house, settings, options.role);
  const data =
    settings.databaseUrl === undefined
      ? `embedded PostgreSQL in ${settings.dataFolder}, for trying and for tests`
      : 'PostgreSQL of DATABASE_URL';
  say(
    options,
    doors,
    [
      `Greffe is open at ${doors.http}`,
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

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
