import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of CHROMIUM_PATH or of PATH. Where CI is set, none is a fault; elsewhere browser specs are skipped. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const found = process.env.CHROMIUM_PATH ?? candidates.find((path) => existsSync(path));
  if (found === undefined && process.env.CI) throw new Error('CI has no Chromium: install one or set CHROMIUM_PATH.');
  return found;
}
