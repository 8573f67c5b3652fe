/** One encrypted file of a backup: compressed, then encrypted to the public keys of operators (age, https://age-encryption.org/v1). */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { textGiven } from '../../platform/settings/given.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import type { SealedFile } from './manifest.js';

const linesOf = async (file: string): Promise<string[]> =>
  (await textGiven(file))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Public keys, one a line (`age1…`). Throws, naming the file, unless it holds at least one and nothing else. */
export async function recipientsGiven(file: string): Promise<Encrypter> {
  const encrypter = new Encrypter();
  const keys = await linesOf(file);
  for (const key of keys) {
    try {
      encrypter.addRecipient(key);
    } catch (error) {
      throw new Error(`${file}: "${key}" is no public key of age (age1…): ${messageOf(error)}.`, { cause: error });
    }
  }
  if (keys.length === 0)
    throw new Error(`${file} holds no public key of age: write one line "age1…" for each operator.`);
  return encrypter;
}

/** Secret keys, one a line (`AGE-SECRET-KEY-1…`), as age-keygen writes them. */
export async function identitiesGiven(file: string): Promise<Decrypter> {
  const decrypter = new Decrypter();
  const keys = await linesOf(file);
  for (const key of keys) {
    try {
      decrypter.addIdentity(key);
    } catch (error) {
      throw new Error(`${file} holds a line that is no secret key of age (AGE-SECRET-KEY-1…).`, { cause: error });
    }
  }
  if (keys.length === 0) throw new Error(`${file} holds no secret key of age: make one with age-keygen.`);
  return decrypter;
}

/** Writes the bytes of the source, on the disk before it returns; answers what was written, for the manifest. */
export async function sealTo(path: string, name: string, source: Readable, to: Encrypter): Promise<SealedFile> {
  const compressed = source.pipe(createGzip());
  source.once('error', (error) => compressed.destroy(error));
  const sealed = Readable.fromWeb(
    (await to.encrypt(Readable.toWeb(compressed) as ReadableStream<Uint8Array>)) as never,
  );
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of sealed) {
      hash.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { file: name, bytes, sha256: hash.digest('hex') };
}

/** The plaintext. Rejects, naming the file, when it is not the one of the manifest, or no key opens it. */
export async function openSealed(path: string, known: SealedFile, by: Decrypter): Promise<Readable> {
  await demandBytes(path, known);
  const source = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  try {
    const plain = Readable.fromWeb((await by.decrypt(source)) as never);
    const opened = plain.pipe(createGunzip());
    plain.once('error', (error) => opened.destroy(error));
    return opened;
  } catch (error) {
    throw new Error(`${path} is not opened by these keys: ${messageOf(error)}.`, { cause: error });
  }
}

/** Rejects unless the file is there with exactly the bytes that were written. */
export async function demandBytes(path: string, { bytes, sha256 }: Omit<SealedFile, 'file'>): Promise<void> {
  const found = await digestOf(path).catch((error) => {
    throw new Error(`${path} is missing or cannot be read: ${messageOf(error)}.`, { cause: error });
  });
  if (found.bytes !== bytes || found.sha256 !== sha256) {
    throw new Error(`${path} was changed or cut off since it was written: use another copy of this backup.`);
  }
}

export async function digestOf(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Passes everything on and counts the lines: rows of the text format of COPY. */
export class LineCount extends Transform {
  lines = 0;

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.lines += 1;
    done(null, chunk);
  }
}
