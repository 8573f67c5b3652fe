/**
 * The quarantine: files that no row names are moved into it, each with a note (its manifest), and are never deleted by the
 * service. A file that a row names again is put back.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { codeOf } from '../../telemetry/failure.js';
import { tracePoint } from '../../telemetry/trace-point.js';
import { isBlobId, namesIn, type Shelves, syncFolder, writeWhole } from './shelves.js';

/** Why a file was set aside: no row names it, or its writing was never finished. */
export const reasons = ['unnamed', 'unfinished'] as const;

const Note = z.object({
  file: z.uuid(),
  why: z.enum(reasons),
  /** Bytes as stored, encrypted. */
  size: z.int().nonnegative(),
  /** Of the bytes as stored. */
  sha256: z.string(),
  /** UTC, by the clock of the database. */
  firstSeenAt: z.string(),
  /** UTC, by the clock of the database. */
  at: z.string(),
  /** Machine and process. */
  by: z.string(),
  /** UTC, by the clock of the database. */
  putBackAt: z.string().optional(),
});
export type Note = z.infer<typeof Note>;

const thisProcess = `${hostname()}, process ${process.pid}`;

export class Quarantine {
  constructor(private readonly shelves: Shelves) {}

  /** The note is on the disk before the file moves. Does nothing when another process has moved it. */
  async setAside(file: string, why: Note['why'], times: { firstSeenAt: string; at: string }): Promise<boolean> {
    const from = why === 'unnamed' ? this.shelves.pathOf(file) : this.shelves.draftOf(file);
    try {
      const { size } = await stat(from);
      await mkdir(this.shelves.quarantine, { recursive: true, mode: 0o700 });
      await this.write({ file, why, size, sha256: await sha256Of(from), ...times, by: thisProcess });
      tracePoint('quarantine.noted');
      await rename(from, this.pathOf(file));
      tracePoint('quarantine.moved');
      await syncFolder(this.shelves.quarantine);
      return true;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      return false;
    }
  }

  /** False when the file is not here. */
  async putBack(file: string, at: string): Promise<boolean> {
    try {
      // Before a shelf is made: nothing is, in the folder that an unmounted disk leaves behind.
      await stat(this.pathOf(file));
      await this.shelves.moveIn(this.pathOf(file), file);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      return false;
    }
    const note = await this.note(file);
    if (note) await this.write({ ...note, putBackAt: at });
    return true;
  }

  /** Ids of the files that are here. */
  async files(): Promise<string[]> {
    return (await namesIn(this.shelves.quarantine)).filter(isBlobId).sort();
  }

  /** The notes of the files that are here, in the order of their ids; a file whose note is lost has none. */
  async notes(): Promise<Note[]> {
    const notes: Note[] = [];
    for (const file of await this.files()) {
      const note = await this.note(file);
      if (note) notes.push(note);
    }
    return notes;
  }

  pathOf(file: string): string {
    if (!isBlobId(file)) throw new Error(`"${file}" is no blob id.`);
    return join(this.shelves.quarantine, file);
  }

  private write(note: Note): Promise<void> {
    return writeWhole(`${this.pathOf(note.file)}.json`, `${JSON.stringify(note, null, 2)}\n`);
  }

  private async note(file: string): Promise<Note | undefined> {
    const text = await readFile(`${this.pathOf(file)}.json`, 'utf8').catch((error) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      return '';
    });
    return text === '' ? undefined : Note.parse(JSON.parse(text));
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
