/** The histories of the version that this one is compared with, kept beside this file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Kept } from './history.js';

const file = new URL('./histories.json.gz', import.meta.url);

export const keptHistories = (): Kept[] => JSON.parse(gunzipSync(readFileSync(file)).toString()) as Kept[];

export const keep = (histories: readonly Kept[]): void =>
  writeFileSync(file, gzipSync(JSON.stringify(histories), { level: 9 }));
