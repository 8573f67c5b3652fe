/**
 * The extractor: one raw message on standard input, one of its parts on standard output: its bytes,
 * or in UTF-8 the page that it is, which calls no other machine. Runs once.
 */
import { Readable } from 'node:stream';
import { insideKind, insideOf } from '../../documents/mail/inside.js';
import { type Head, type Leaf, leavesOf } from '../../documents/mail/mime.js';
import { limits } from '../../documents/result/limits.js';
import { decode } from '../../documents/text/charset.js';
import { laidOut } from '../../documents/text/laid-out.js';
import { NOT_THERE } from './run-bounded.js';

/**
 * Follows a path as domain/intake/message.ts writes it: each slash goes into the message that a part carries, and what
 * lies in a file that holds others follows its number.
 */
async function leafAt(leaves: Leaves, [first = '', ...deeper]: readonly string[]): Promise<Leaf | undefined> {
  for await (const found of leaves) {
    if ('lines' in found) continue;
    if (found.path === first && deeper.length === 0) return found;
    if (found.path === first) return leafAt(await leavesIn(found), deeper);
    const rest = first.startsWith(`${found.path}.`) ? first.slice(found.path.length + 1) : null;
    if (rest !== null) return leafAt(await leavesIn(found), [rest, ...deeper]);
  }
  return undefined;
}

type Leaves = AsyncIterable<Head | Leaf> | Iterable<Leaf>;

async function leavesIn({ content, contentType }: Leaf): Promise<Leaves> {
  if (!content) return [];
  const kind = insideKind(content.bytes, contentType);
  if (kind) return (await insideOf(content.bytes, kind))?.leaves ?? [];
  return leavesOf(Readable.from([content.bytes]), { bytes: limits.totalBytes });
}

const [path = '', form = 'bytes'] = process.argv.slice(2);
const leaf = await leafAt(leavesOf(process.stdin, { bytes: limits.totalBytes }), path.split('/'));
const bytes = leaf?.content?.bytes;
if (leaf === undefined || bytes === undefined) process.exit(NOT_THERE);
const page = () => laidOut(decode(bytes, leaf.charset).text);
process.stdout.write(form === 'page' ? page() : bytes, () => process.exit(0));
