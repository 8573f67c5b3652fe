/**
 * The reader: one raw message on standard input, JSON lines on standard output. Runs bounded, once, and dies. With the word
 * `recognition` it only loads text recognition, and ends with 0 when that succeeds.
 */
import { writeSync } from 'node:fs';
import { readRaw } from './read.js';
import { openOcr } from './scan/ocr.js';

/** Written at once, so that what was said before a kill is kept. */
function say(line: object): void {
  let rest = Buffer.from(`${JSON.stringify(line)}\n`);
  while (rest.length > 0) rest = rest.subarray(writeAll(rest));
}

function writeAll(bytes: Buffer): number {
  try {
    return writeSync(1, bytes);
  } catch (error) {
    // A full pipe says EAGAIN when standard output is not blocking.
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return 0;
    throw error;
  }
}

say({ line: 'begun' });
if (process.argv[2] === 'recognition') await openOcr();
else await readRaw(process.stdin, say);
process.exit(0);
