/** What else the verifier asks of Node: its own files, which travel inside the page. */

import files from 'virtual:files';
import { unzlibSync } from 'fflate';

export function inflateSync(bytes: Uint8Array, { maxOutputLength = Number.POSITIVE_INFINITY } = {}): Buffer {
  const inflated = unzlibSync(bytes);
  if (inflated.length > maxOutputLength) throw new RangeError('The stream is larger than any of a report.');
  return Buffer.from(inflated.buffer, inflated.byteOffset, inflated.byteLength);
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? '';

export function readFileSync(path: string, encoding?: BufferEncoding): Buffer | string {
  const content = files[nameOf(path)];
  if (content === undefined) throw new Error(`The page does not hold ${path}.`);
  const bytes = Buffer.from(content, 'base64');
  return encoding ? bytes.toString(encoding) : bytes;
}

export const existsSync = (path: string): boolean => nameOf(path) === 'package.json';
export const join = (...parts: readonly string[]): string => parts.join('/');
export const dirname = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const fileURLToPath = (): string => '/page';
export const createRequire = (): { resolve: (file: string) => string } => ({ resolve: (file) => file });
