/** The files of the law that two people adopted, written out to be installed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AdoptedLaw } from '../classification/upkeep/adopted-law.js';
import { type Day, day } from '../domain/kernel/day.js';
import { dayOf } from '../domain/kernel/instant.js';
import { Database } from '../platform/database/database.js';
import { reading } from './application.js';
import { type Output, say } from './output.js';

interface Asked {
  readonly out: string;
  readonly on?: string;
}

/**
 * Writes each file adopted for the day given, or for an earlier one, below `out`; by default for today. False, with
 * nothing written, where the text of one is no longer the one that was signed.
 */
export function exportAdoptedLaw({ out, on, ...options }: Output & Asked): Promise<boolean> {
  return reading(async (rooms) => {
    const database = rooms.get(Database);
    const adopted = rooms.get(AdoptedLaw);
    const files = await database.transaction(async (tx) => {
      const wanted: Day = on === undefined ? dayOf(await database.now(tx)) : day(on);
      return adopted.textsOn(tx, wanted);
    });
    const altered = files.filter(({ text }) => text === null).map(({ file }) => file);
    if (altered.length > 0) {
      say(options, { ok: false, altered }, `No longer the text that was signed: ${altered.join(', ')}.`);
      return false;
    }
    for (const { file, text } of files) {
      mkdirSync(dirname(join(out, file)), { recursive: true });
      writeFileSync(join(out, file), text ?? '');
    }
    const names = files.map(({ file }) => file);
    say(options, { ok: true, out, files: names }, names.length > 0 ? names.join('\n') : 'No file was adopted.');
    return true;
  });
}
