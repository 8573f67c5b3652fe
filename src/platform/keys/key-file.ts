/** Keys generated at the first start and kept beside the data: what is lost here opens nothing any more. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, messageOf } from '../telemetry/failure.js';

const KEY_BYTES = 32;
const READABLE_BY_OTHERS = 0o077;

/** The key that wraps the data keys: 32 bytes. Throws, naming the file, when it is malformed or open to others. */
export function readKeyEncryptionKey(dataFolder: string, { mayMake }: MayMake = { mayMake: true }): Buffer {
  const file = join(dataFolder, 'keys', 'encryption.key');
  if (!mayMake) demandThere(file, 'what is stored under it');
  const key = readOrCreate(file, () => randomBytes(KEY_BYTES));
  if (key.length !== KEY_BYTES) {
    throw new Error(
      `GREFFE_DATA: ${file} holds ${key.length} bytes instead of ${KEY_BYTES}: restore it from your backup.`,
    );
  }
  return key;
}

/**
 * The Ed25519 key that signs checkpoints; its public half is kept beside it. Throws, naming the file, when it is malformed or
 * open to others, or when the public half is of another key.
 */
export function readLedgerKey(dataFolder: string, { mayMake }: MayMake = { mayMake: true }): KeyObject {
  const file = join(dataFolder, 'keys', 'ledger.pem');
  if (!mayMake) demandThere(file, 'the checkpoints that it signed');
  const key = readSigningKey(file);
  const beside = publicFile(dataFolder);
  if (!existsSync(beside)) create(beside, publicPem(key), 0o644);
  if (!createPublicKey(key).equals(readPublicKey(beside))) {
    throw new Error(`GREFFE_DATA: ${beside} is not of the key in ${file}: restore both from one backup.`);
  }
  return key;
}

/**
 * What the signatures of the log are verified with: of its own file, so that a process that seals nothing need not read
 * `ledger.pem`. Without that file, as an earlier version left it, it is taken from the key itself.
 */
export function readLedgerPublicKey(dataFolder: string, may: MayMake = { mayMake: true }): KeyObject {
  const beside = publicFile(dataFolder);
  return existsSync(beside) ? readPublicKey(beside) : createPublicKey(readLedgerKey(dataFolder, may));
}

const publicFile = (dataFolder: string): string => join(dataFolder, 'keys', 'ledger.pub');
const publicPem = (key: KeyObject): Buffer => Buffer.from(createPublicKey(key).export({ type: 'spki', format: 'pem' }));

function readPublicKey(file: string): KeyObject {
  const key = parsed(() => createPublicKey(readFileSync(file)));
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new Error(`GREFFE_DATA: ${file} holds no Ed25519 public key in PEM: restore it from your backup.`);
  }
  return key;
}

interface MayMake {
  /** False once something depends on the key: a new one in its place would hide that it is lost. */
  readonly mayMake: boolean;
}

function demandThere(file: string, what: string): void {
  if (existsSync(file)) return;
  throw new Error(
    `GREFFE_DATA: ${file} is missing, and the database holds ${what}. No new key was made: restore the file from your backup, or correct GREFFE_DATA.`,
  );
}

/** An Ed25519 key kept in that file, made at the first call. */
export function readSigningKey(file: string): KeyObject {
  const pem = readOrCreate(file, () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  });
  const key = parsed(() => createPrivateKey(pem));
  if (key?.asymmetricKeyType !== 'ed25519') {
    throw new Error(`GREFFE_DATA: ${file} holds no Ed25519 private key in PEM: restore it from your backup.`);
  }
  return key;
}

function parsed(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Throws as those above do for a key that is there and cannot be used; makes none. */
export function checkKeys(dataFolder: string): void {
  const there = (name: string) => existsSync(join(dataFolder, 'keys', name));
  if (there('encryption.key')) readKeyEncryptionKey(dataFolder);
  if (there('ledger.pem')) readLedgerKey(dataFolder);
}

/** A file that only its owner may read, made whole at the first call; throws, naming it, when others may read it. */
export function readOrCreate(file: string, generate: () => Buffer): Buffer {
  let content: Buffer;
  let mode: number;
  try {
    if (!existsSync(file)) create(file, generate());
    mode = statSync(file).mode;
    content = readFileSync(file);
  } catch (error) {
    throw new Error(`GREFFE_DATA: the key file ${file} cannot be read or made: ${messageOf(error)}.`, { cause: error });
  }
  if (process.platform !== 'win32' && (mode & READABLE_BY_OTHERS) !== 0) {
    throw new Error(`GREFFE_DATA: ${file} is open to other users: chmod 600 "${file}".`);
  }
  return content;
}

/** On disk before it is used, and whole or absent; of two processes that start at once, one key wins. */
function create(file: string, content: Buffer, mode = 0o600): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  const descriptor = openSync(draft, 'w', mode);
  writeSync(descriptor, content);
  fsyncSync(descriptor);
  closeSync(descriptor);
  try {
    linkSync(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  const directory = openSync(folder, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
