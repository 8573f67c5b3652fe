/** Opens what the product sealed, by the format alone: AES-256-GCM, written again here. */
import { createDecipheriv } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rows } from './testbed.js';

const NONCE = 12;
const TAG = 16;

function decrypt(key: Buffer, nonce: Buffer, tag: Buffer, ciphertext: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}

/** Nonce, tag, ciphertext. */
const openBox = (key: Buffer, box: Buffer, context: string): Buffer =>
  decrypt(key, box.subarray(0, NONCE), box.subarray(NONCE, NONCE + TAG), box.subarray(NONCE + TAG), context);

/** Every data key by its id; null where it was destroyed. */
export async function keysOf(rows: Rows, folder: string): Promise<ReadonlyMap<string, Buffer | null>> {
  const wrapping = await readFile(join(folder, 'keys', 'encryption.key'));
  const stored = await rows.query<{ id: string; wrapped: Buffer | null }>('select id, wrapped from data_key');
  return new Map(stored.map(({ id, wrapped }) => [id, wrapped && openBox(wrapping, wrapped, id)]));
}

/** The plaintext of a stored file: nonce, ciphertext, tag on the disk. Rejects when a byte was changed. */
export async function openBlob(folder: string, id: string, key: Buffer): Promise<Buffer> {
  const file = await readFile(join(folder, 'blobs', id.slice(-2), id));
  const end = file.length - TAG;
  return decrypt(key, file.subarray(0, NONCE), file.subarray(end), file.subarray(NONCE, end), id);
}
