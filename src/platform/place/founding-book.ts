/** The book of foundings, outside the database: who deletes rows and entries does not make this machine found again. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../telemetry/failure.js';

const Line = z.strictObject({
  /** Name of the log whose key signs. */
  origin: z.string(),
  /** Of the key that is founded. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Founded = z.infer<typeof Line>;

/** The last folder and file, below the data folder. */
export const FOUNDING_BOOK = join('ledger', 'foundings.jsonl');

export class FoundingBook {
  readonly file: string;

  /** @param dataFolder GREFFE_DATA, which all processes of an installation share */
  constructor(dataFolder: string) {
    this.file = join(dataFolder, FOUNDING_BOOK);
  }

  /** How many keys this machine founded for that log. Rejects when the book cannot be read: less is never assumed. */
  async count(origin: string): Promise<number> {
    const text = await readFile(this.file, 'utf8').catch((error) => {
      if (codeOf(error) === 'ENOENT') return '';
      throw error;
    });
    const lines = text.split('\n').filter((line) => line !== '');
    const read = lines.map((line) => Line.safeParse(parsed(line)).data);
    if (read.includes(undefined)) {
      throw new Error(`GREFFE_DATA: ${this.file} cannot be read: restore it from your newest backup.`);
    }
    return new Set(read.flatMap((line) => (line?.origin === origin ? [line.fingerprint] : []))).size;
  }

  /** On the disk before it returns: MUST come before the key of the log signs. */
  async write(founded: Founded): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const file = await open(this.file, 'a', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(founded)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    const folder = await open(dirname(this.file), 'r');
    await folder.sync().finally(() => folder.close());
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
