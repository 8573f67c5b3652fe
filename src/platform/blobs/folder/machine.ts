/** What a server needs of its machine, a folder and addresses: each fault is a sentence that names its setting. */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, messageOf } from '../../telemetry/failure.js';

const PROBE_BYTES = 65_536;
/** A name server that is silent must not hold back a start. */
const LISTEN_MILLISECONDS = 2_500;
/** What the product keeps in GREFFE_DATA. */
const PARTS = ['keys', 'blobs', 'reports', 'postgres'];

/** Makes the folder of the data where it is missing; rejects, naming GREFFE_DATA, when it cannot be written to. */
export async function demandDataFolder(folder: string): Promise<void> {
  await named(folder, () => makeFolder(folder));
  await named(folder, () => writeProbe(join(folder, `.probe-${randomUUID()}`)));
  for (const part of PARTS) {
    const path = join(folder, part);
    await named(path, () => demandPart(path));
  }
}

async function named(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new Error(`GREFFE_DATA: ${path} ${folderFault(error)}`, { cause: error });
  }
}

/** One level at a time: below /proc, the recursive `mkdir` of Node never ends. */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return undefined;
  });
  if (found?.isDirectory()) return;
  if (found) throw Object.assign(new Error('It is a file.'), { code: 'EEXIST' });
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o700 }).catch((error) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
}

/** Writes a small file to the disk and takes it away again; rejects with what the system says. */
export async function writeProbe(path: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(Buffer.alloc(PROBE_BYTES));
      await file.sync();
    } finally {
      await file.close();
    }
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function demandPart(path: string): Promise<void> {
  try {
    if (!(await stat(path)).isDirectory()) throw Object.assign(new Error('It is a file.'), { code: 'EEXIST' });
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function folderFault(error: unknown): string {
  const sentences: Readonly<Record<string, string>> = {
    ENOTDIR: 'goes through a file as if it were a folder: correct the path.',
    EEXIST: 'is a file where a folder must be: name another, or move it away.',
    EACCES: 'may not be used by this user: change its owner or its permissions.',
    EPERM: 'may not be used by this user: change its owner or its permissions.',
    ENOENT: 'cannot be made there: name another folder.',
    EROFS: 'lies on a disk that can only be read: name another folder, or mount it for writing.',
    ENOSPC: 'lies on a disk that is full: make room.',
    EDQUOT: 'lies on a disk whose quota is used up: make room, or raise the quota.',
  };
  return sentences[codeOf(error) ?? ''] ?? `cannot be used: ${messageOf(error)}.`;
}

/** An address on which the product listens. */
export interface Address {
  /** The beginning of its two variables, such as GREFFE_HTTP. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
}

/** Listens and stops again; rejects, naming the setting, when that is not possible. */
export async function demandAddress(address: Address): Promise<void> {
  const { host, port } = address;
  const server = createServer();
  const listened = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
  const late = wait(LISTEN_MILLISECONDS, undefined, { ref: false }).then(() => {
    throw new Error('its name is not resolved in time');
  });
  try {
    await Promise.race([listened, late]);
  } catch (error) {
    throw notListening(address, error);
  }
}

/** Why an address cannot be listened on, and what to do. */
export function notListening({ name, host, port }: Address, error: unknown): Error {
  const code = codeOf(error) ?? '';
  const isPort = code === 'EADDRINUSE' || code === 'EACCES';
  const sentence = isPort
    ? `Port ${port} cannot be opened: stop what holds it, or set ${name}_PORT to another (0: any).`
    : `${name}_HOST: "${host}" is no address of this machine (${code || messageOf(error)}): set it to one, such as 127.0.0.1 or 0.0.0.0.`;
  return new Error(sentence, { cause: error });
}
