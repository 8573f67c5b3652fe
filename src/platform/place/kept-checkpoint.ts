/** The newest checkpoint, outside the database: an older copy of the database shows by it, and signs nothing. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../telemetry/failure.js';

const Checkpoint = z.strictObject({
  size: z.int().positive(),
  /** Hexadecimal. */
  root: z.string().regex(/^[0-9a-f]{64}$/),
  /** The signed note (C2SP tlog-checkpoint). */
  note: z.string(),
});
const Kept = z.strictObject({
  /** The database has committed it. */
  newest: Checkpoint.nullable(),
  /** Signed, and perhaps not committed: a crash between the two leaves it here, where it counts for nothing. */
  announced: Checkpoint.nullable(),
});
export type CheckpointOutside = z.infer<typeof Checkpoint>;
export type KeptCheckpoints = z.infer<typeof Kept>;

/** The last folder and file, below the data folder. */
export const KEPT_CHECKPOINT = join('ledger', 'newest-checkpoint.json');

export class KeptCheckpoint {
  readonly file: string;

  /** @param dataFolder GREFFE_DATA, which all processes of an installation share */
  constructor(dataFolder: string) {
    this.file = join(dataFolder, KEPT_CHECKPOINT);
  }

  /** Null before the first one. Rejects, saying what to do, when the file cannot be read. */
  async read(): Promise<KeptCheckpoints | null> {
    const text = await readFile(this.file, 'utf8').catch((error) => {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return null;
    const kept = Kept.safeParse(parsed(text));
    if (kept.success) return kept.data;
    throw new Error(`GREFFE_DATA: ${this.file} cannot be read: restore it from your newest backup.`);
  }

  /** On the disk before it returns, whole or not at all. */
  async keep(kept: KeptCheckpoints): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const draft = `${this.file}.${process.pid}`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(kept, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.file);
    const folder = await open(dirname(this.file), 'r');
    await folder.sync().finally(() => folder.close());
  }

  /** Takes the file out of the way, and keeps it: two people declared that what it signed is lost. */
  async setAside(lost: CheckpointOutside): Promise<void> {
    await rename(this.file, join(dirname(this.file), `lost-checkpoint-${lost.size}.json`));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
