/** The modules without their servers, for as long as one command needs them; only errors are logged meanwhile. */
import type { INestApplicationContext } from '@nestjs/common';
import { openApplication, openModules } from '../application/application.js';
import { inSafeMode, SafeMode } from '../platform/place/safe-mode.js';
import { settingsOrThrow } from './settings.js';

type Work<T> = (rooms: INestApplicationContext) => Promise<T>;
const settings = () => settingsOrThrow({ logLevel: 'error' });

/** For a command whose work goes on in jobs: migrations, workers and sequencer run in this process too. */
export const inApplication = <T>(work: Work<T>): Promise<T> => during(openApplication(settings()), work);

/** For a command that only reads: it changes nothing and starts nothing. */
export const reading = <T>(work: Work<T>): Promise<T> => during(openModules(settings(), 'read'), work);

/** For a command that makes one change itself: it starts nothing. */
export const changing = <T>(work: Work<T>): Promise<T> => during(openModules(settings(), 'write'), work);

async function during<T>(opening: ReturnType<typeof openModules>, work: Work<T>): Promise<T> {
  const { app, stop } = await opening;
  try {
    return await work(app);
  } finally {
    await stop();
  }
}

/** Throws in safe mode, before an authority is asked for a time-stamp or a witness for its cosignature. */
export function demandInstallation(rooms: INestApplicationContext): void {
  if (rooms.get(SafeMode).isOn) throw new Error(inSafeMode.sentence.en);
}
