/** The extractor: one raw message on standard input, the bytes of one of its parts on standard output. Runs once. */
import { Readable } from 'node:stream';
import { decode } from '../reader/charset.js';
import { limits } from '../reader/limits.js';
import { type Leaf, leavesOf } from '../reader/mime.js';
import { NOT_THERE } from './run-bounded.js';

/** Follows a path as domain/intake/message.ts writes it: each slash goes into the message that a part carries. */
async function leafAt(raw: Readable, [first, ...deeper]: readonly string[]): Promise<Leaf | undefined> {
  for await (const found of leavesOf(raw, { bytes: limits.totalBytes })) {
    if ('lines' in found || found.path !== first) continue;
    if (deeper.length === 0 || !found.content) return found;
    return leafAt(Readable.from([found.content.bytes]), deeper);
  }
  return undefined;
}

const [path = '', form = 'bytes'] = process.argv.slice(2);
const leaf = await leafAt(process.stdin, path.split('/'));
const bytes = leaf?.content?.bytes;
if (leaf === undefined || bytes === undefined) process.exit(NOT_THERE);
process.stdout.write(form === 'text' ? decode(bytes, leaf.charset).text : bytes, () => process.exit(0));
