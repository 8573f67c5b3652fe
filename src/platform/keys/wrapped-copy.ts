/**
 * The wrapped keys of cases and messages, outside of the database: who writes rows destroys none of them. A line is as secret as
 * its row, since only the key of the installation opens it.
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../telemetry/failure.js';

/** Below the data folder. */
export const WRAPPED_COPY = join('keys', 'wrapped');

export interface WrappedKey {
  readonly id: string;
  readonly wrapped: Buffer;
}

/** What stands in the place of bytes that were destroyed; no base64 holds it. */
const GONE = '#';
const Line = z.strictObject({ id: z.uuid(), wrapped: z.base64() });

/** Each line begins with its end: one that was cut off spoils no line after it. */
const textOf = ({ id, wrapped }: WrappedKey): string =>
  `\n${JSON.stringify({ id, wrapped: wrapped.toString('base64') })}`;

/** The month in which the key was made, as its id says (RFC 9562, version 7). */
const monthOf = (id: string): string =>
  id[14] === '7' ? new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString().slice(0, 7) : 'other';

/** One file a month. All processes of an installation MUST see the same folder. */
export class WrappedCopy {
  constructor(private readonly folder: string) {}

  /** On the disk when it returns. A line whose transaction then fails stays, and is the key of nothing. */
  async add(keys: readonly WrappedKey[]): Promise<void> {
    for (const [file, some] of this.byFile(keys, ({ id }) => id)) {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      const isNew = await append(file, some.map(textOf).join(''));
      if (isNew) await syncFolder(this.folder);
    }
  }

  /** Those of these keys that it holds. */
  async find(ids: readonly string[]): Promise<Map<string, Buffer>> {
    const found = new Map<string, Buffer>();
    for (const [file, some] of this.byFile(ids, (id) => id)) {
      const wanted = new Set(some);
      for (const line of (await textIn(file)).split('\n')) {
        const kept = parsed(line);
        if (kept && wanted.has(kept.id)) found.set(kept.id, Buffer.from(kept.wrapped, 'base64'));
      }
    }
    return found;
  }

  /**
   * Overwrites the bytes of these keys where they stand, for ever: other processes may add lines meanwhile. MUST follow an order
   * that two persons signed, or a restore that keeps them elsewhere.
   */
  async destroy(ids: readonly string[]): Promise<void> {
    for (const [file, some] of this.byFile(ids, (id) => id)) {
      const wanted = new Set(some);
      const text = await textIn(file);
      let at = 0;
      const found: { place: number; length: number }[] = [];
      for (const line of text.split('\n')) {
        const kept = parsed(line);
        if (kept && wanted.has(kept.id))
          found.push({ place: at + line.lastIndexOf(kept.wrapped), length: kept.wrapped.length });
        at += line.length + 1;
      }
      if (found.length > 0) await overwrite(file, found);
    }
  }

  private byFile<Item>(items: readonly Item[], idOf: (item: Item) => string): Map<string, Item[]> {
    const files = new Map<string, Item[]>();
    for (const item of items) {
      const file = join(this.folder, `${monthOf(idOf(item))}.jsonl`);
      const some = files.get(file) ?? [];
      some.push(item);
      files.set(file, some);
    }
    return files;
  }
}

/** Null for a line that was cut off, and for a key that was destroyed. */
function parsed(line: string): z.infer<typeof Line> | null {
  if (line === '' || line.includes(GONE)) return null;
  try {
    return Line.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** All of it is ASCII: a character is a byte. */
async function textIn(file: string): Promise<string> {
  return readFile(file, 'latin1').catch((error) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
}

/** True where the file holds nothing else: then its name is not on the disk yet. */
async function append(file: string, text: string): Promise<boolean> {
  const segment = await open(file, 'a', 0o600);
  try {
    const { size } = await segment.stat();
    await segment.writeFile(text);
    await segment.sync();
    return size === 0;
  } finally {
    await segment.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

async function overwrite(file: string, places: readonly { place: number; length: number }[]): Promise<void> {
  const segment = await open(file, 'r+');
  try {
    for (const { place, length } of places) await segment.write(GONE.repeat(length), place, 'latin1');
    await segment.sync();
  } finally {
    await segment.close();
  }
}
