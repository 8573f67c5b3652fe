/** What a backup says of itself, in clear: names, sizes, hashes and counts; no content and no key. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { openNote, readVerifierKey, type Signer, signNote } from '../../domain/ledger/note.js';
import { jsonGiven, textGiven } from '../../platform/settings/given.js';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const SealedFile = z.strictObject({
  /** In the folder of the backup. */
  file: z.string().regex(/^[a-z0-9_.-]+$/),
  bytes: z.int().nonnegative(),
  sha256: Sha256,
});
export type SealedFile = z.infer<typeof SealedFile>;

const DumpedTable = SealedFile.extend({
  table: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().nonnegative(),
});
export type DumpedTable = z.infer<typeof DumpedTable>;

export const MANIFEST = 'manifest.json';

export const Manifest = z.strictObject({
  format: z.literal('greffe-backup@v1'),
  /** Begin and end, UTC. What was committed before the begin is in the backup. */
  begun: z.iso.datetime(),
  ended: z.iso.datetime(),
  /** Of the product that made it; the same one restores it. */
  version: z.string(),
  installation: z.uuid(),
  migrations: z.array(z.string()).min(1),
  /** Of the newest checkpoint in the backup; `vkey` is the verifier key of the log. */
  log: z.strictObject({ size: z.int().nonnegative(), root: Sha256.nullable(), vkey: z.string() }),
  tables: z.array(DumpedTable).min(1),
  /** The folders `keys` and `ledger`; null where the keys were left out. */
  keys: SealedFile.nullable(),
  /** Editions of the report. */
  reports: SealedFile,
  /** A list of encrypted files of cases, which lie in `blobs` beside all backups. */
  blobs: SealedFile.extend({ count: z.int().nonnegative() }),
});
export type Manifest = z.infer<typeof Manifest>;

/** Beside the manifest: its SHA-256, signed by the key of the log (C2SP signed-note). */
export const SIGNATURE = 'manifest.note';

/** No checkpoint reads so: its second line is a size. */
const signedText = (manifest: string): string =>
  `greffe-backup/v1\n${createHash('sha256').update(manifest).digest('hex')}\n`;

export const signManifest = (manifest: string, signer: Signer): string => signNote(signedText(manifest), signer);

/**
 * Throws, saying what is wrong, unless it is a finished backup that the key of its log signed.
 * @param key verifier key of the log as the operator knows it; null believes the one that the backup names
 */
export async function manifestOf(folder: string, key: string | null = null): Promise<Manifest> {
  const text = await textGiven(join(folder, MANIFEST));
  const read = Manifest.safeParse(await jsonGiven(join(folder, MANIFEST)));
  if (!read.success) throw new Error(`${join(folder, MANIFEST)} is no manifest of a backup that this version reads.`);
  const { vkey } = read.data.log;
  if (key !== null && key !== vkey) throw new Error(`This backup is of the log ${vkey}, not of ${key}.`);
  const verifier = readVerifierKey(vkey);
  const opened = verifier && openNote(await textGiven(join(folder, SIGNATURE)), [verifier]);
  if (opened?.ok && opened.text === signedText(text)) return read.data;
  throw new Error(`${join(folder, MANIFEST)} was changed since it was signed: use another copy of this backup.`);
}

const StoredFile = z.strictObject({ name: z.string().regex(/^[0-9a-f-]+$/), bytes: z.int(), sha256: Sha256 });
/** An encrypted file of a case. */
export type StoredFile = z.infer<typeof StoredFile>;

/** The list of the encrypted files, line by line. */
export async function storedFilesOf(folder: string, { blobs }: Pick<Manifest, 'blobs'>): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for await (const line of createInterface({ input: createReadStream(join(folder, blobs.file)) })) {
    files.push(StoredFile.parse(JSON.parse(line)));
  }
  return files;
}
