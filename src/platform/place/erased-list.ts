/** What was erased, outside the database: a backup that is older than an erasure is brought up to it before it opens. */
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../telemetry/failure.js';

/** Below the data folder. */
export const ERASED_LIST = join('ledger', 'erased.jsonl');

export const erasures = ['erasure.key_destroyed', 'erasure.secrets_deleted'] as const;

const Erasure = z.strictObject({
  type: z.enum(erasures),
  /** The key, or the case. */
  of: z.uuid(),
});
export type Erasure = z.infer<typeof Erasure>;

/** Ids alone, a line each: only ever added to. */
export class ErasedList {
  constructor(readonly file: string) {}

  /** Empty where there is no file. Rejects, naming the line, when one cannot be read. */
  async read(): Promise<Erasure[]> {
    const text = await readFile(this.file, 'utf8').catch((error) => {
      if (codeOf(error) === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap((line, at) => (line === '' ? [] : [this.parsed(line, at)]));
  }

  /** Those that are not in it yet; on the disk before it returns. */
  async add(erased: readonly Erasure[]): Promise<void> {
    const known = new Set((await this.read()).map(textOf));
    const added = erased.map(textOf).filter((line) => !known.has(line));
    if (added.length === 0) return;
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const file = await open(this.file, 'a', 0o600);
    try {
      await file.writeFile([...new Set(added)].map((line) => `${line}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  }

  private parsed(line: string, at: number): Erasure {
    try {
      return Erasure.parse(JSON.parse(line));
    } catch (error) {
      throw new Error(`${this.file}, line ${at + 1}, names no erasure: correct it, or use another copy.`, {
        cause: error,
      });
    }
  }
}

const textOf = ({ type, of }: Erasure): string => JSON.stringify({ type, of });
