/** Files and folders that a person names to a command: whatever is wrong with one is a sentence that says what to do. */
import { constants, createReadStream, type ReadStream } from 'node:fs';
import { access, mkdir, open, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { codeOf, messageOf } from '../telemetry/failure.js';

/** What the system says of a path, for the user who gave it. */
const sentences: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `${path} does not exist: check the path.`,
  ENOTDIR: (path) => `${path} goes through a file as if it were a folder: check the path.`,
  EISDIR: (path) => `${path} is a folder: name a file in it.`,
  EACCES: (path) =>
    `${path} is closed to this user: change its permissions, or run the command as a user who has them.`,
  EPERM: (path) => `${path} is closed to this user: change its permissions, or run the command as a user who has them.`,
  EEXIST: (path) => `${path} exists already and is not written over: name another.`,
  ELOOP: (path) => `${path} leads back to itself: check the link.`,
  ENOSPC: (path) => `${path} is not written: the disk is full. Make room, or name another place.`,
  EROFS: (path) => `${path} is not written: its disk can only be read. Name another place.`,
};

function told(path: string, error: unknown): Error {
  const sentence = sentences[codeOf(error) ?? ''];
  return new Error(sentence?.(path) ?? `${path} cannot be used: ${messageOf(error)}`, { cause: error });
}

async function withSentence<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw told(path, error);
  }
}

const empty = (path: string): Error => new Error(`${path} is empty: fetch it again from where it came.`);

/** The bytes of a file; throws when there is none, when it is a folder, or when nothing is in it. */
export async function bytesGiven(path: string): Promise<Buffer> {
  const bytes = await withSentence(path, () => readFile(path));
  if (bytes.length === 0) throw empty(path);
  return bytes;
}

export const textGiven = async (path: string): Promise<string> => (await bytesGiven(path)).toString('utf8');

/** Throws as `bytesGiven` does, and reads nothing: for what is read later, or by another process. */
export async function demandFile(path: string): Promise<void> {
  await withSentence(path, () => access(path, constants.R_OK));
  const found = await stat(path);
  if (found.isDirectory()) throw told(path, { code: 'EISDIR' });
  if (found.isFile() && found.size === 0) throw empty(path);
}

/** The bytes of a file too large to be held at once. */
export async function streamGiven(path: string): Promise<ReadStream> {
  await demandFile(path);
  return createReadStream(path);
}

/** Parsers quote what they read, over many lines. */
const onOneLine = (error: unknown): string => messageOf(error).replace(/\s+/g, ' ').slice(0, 200);

/** The value that a file of YAML holds. */
export async function yamlGiven(path: string): Promise<unknown> {
  const text = await textGiven(path);
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${path} is no YAML: ${onOneLine(error)}`, { cause: error });
  }
}

/** The value that a file of JSON holds. */
export async function jsonGiven(path: string): Promise<unknown> {
  const text = await textGiven(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is no JSON: ${onOneLine(error)}`, { cause: error });
  }
}

/** A verifier key is given as its text, which has plus signs, or as a file that holds it, whose path may have some too. */
export const keyGiven = async (option: string): Promise<string> => {
  const isFile = !option.includes('+') || (await stat(option).catch(() => null))?.isFile() === true;
  return isFile ? (await textGiven(option)).trim() : option;
};

/** Throws unless a file can be written there: asked before the work, whose result would otherwise have no place. */
export async function demandPlace(path: string, flags: 'a' | 'wx' = 'a'): Promise<void> {
  const known = await stat(path).catch(() => null);
  if (known && flags === 'wx') throw told(path, { code: 'EEXIST' });
  if (known) return withSentence(path, async () => (await open(path, 'a')).close());
  const folder = dirname(path);
  await withSentence(folder, () => access(join(folder, '.'), constants.W_OK));
}

/** Makes the folder where it is missing; throws unless files can be written in it. */
export async function folderGiven(path: string): Promise<void> {
  const known = await stat(path).catch(() => null);
  if (known && !known.isDirectory()) throw new Error(`${path} is a file: name a folder.`);
  await withSentence(path, () => mkdir(path, { recursive: true }));
  await withSentence(path, () => access(path, constants.W_OK));
}

/** The names of what is in a folder. */
export const namesGiven = (path: string): Promise<string[]> => withSentence(path, () => readdir(path));

/** Writes a file that the person asked for. */
export const writeGiven = (path: string, bytes: string | Buffer): Promise<void> =>
  withSentence(path, () => writeFile(path, bytes));
