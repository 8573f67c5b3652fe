/** The rooms without their doors, for as long as one command needs them. */
import type { INestApplicationContext } from '@nestjs/common';
import { openHouse } from '../main.js';
import { inSafeMode, SafeMode } from '../platform/place/safe-mode.js';
import { settingsOrThrow } from './settings.js';

/** Opens the house, does the work, closes the house; only errors are logged meanwhile. */
export async function inHouse<T>(work: (rooms: INestApplicationContext) => Promise<T>): Promise<T> {
  const house = await openHouse(settingsOrThrow({ logLevel: 'error' }));
  try {
    return await work(house.app);
  } finally {
    await house.stop();
  }
}

/** Throws in safe mode, before an authority is asked for a time-stamp or a witness for its cosignature. */
export function demandInstallation(rooms: INestApplicationContext): void {
  if (rooms.get(SafeMode).isOn) throw new Error(inSafeMode.sentence.en);
}
