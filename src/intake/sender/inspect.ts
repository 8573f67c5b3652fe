/** Runs every check on one raw message; a check that breaks on it is left out, and its parent says so. */
import { Readable } from 'node:stream';
import { readHeaders } from '../../documents/mail/headers.js';
import { type Leaf, leavesOf } from '../../documents/mail/mime.js';
import { limits } from '../../documents/result/limits.js';
import type { Mailbox } from '../../domain/kernel/mailbox.js';
import { authorOf } from '../../domain/reading/sender.js';
import type { SenderFinding } from '../../domain/reading/sender-check.js';
import type { Resolver } from './dns.js';
import { type NamedPdf, pdfFinding } from './pdf-signature.js';
import { smimeFinding } from './smime.js';
import { innerDkim, transportFindings } from './transport.js';
import type { Task } from './words.js';

const MAXIMUM_INNER = 10;

interface Contents {
  /** The one author of the message as it is read. */
  author: Mailbox | null;
  readonly pdfs: NamedPdf[];
  readonly inner: { readonly path: string; readonly raw: Buffer }[];
}

/** Says each finding as soon as it is known. */
export async function inspect(
  raw: Buffer,
  task: Task,
  resolver: Resolver,
  say: (finding: SenderFinding) => void,
): Promise<void> {
  const { authorities } = task;
  const day = new Date(task.receivedAt);
  const contents: Contents = { author: null, pdfs: [], inner: [] };
  await attempt(() => open(raw, '', 0, contents));
  const { author, inner, pdfs } = contents;
  await attempt(async () => say(await smimeFinding(raw, author, authorities, day)));
  await attempt(async () => {
    for (const finding of await transportFindings(raw, task, resolver, author)) say(finding);
  });
  await attempt(async () => {
    for (const one of inner) say(await innerDkim(one.raw, task, resolver, one.path));
  });
  await attempt(async () => say(await pdfFinding(pdfs, authorities, day)));
}

async function attempt(check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch {
    // What was not said is unknown: the parent completes the list.
  }
}

/** Collects the PDFs and the messages inside, under the bounds of the reader. */
async function open(raw: Buffer, path: string, depth: number, contents: Contents): Promise<void> {
  for await (const item of leavesOf(Readable.from([raw]), { bytes: limits.totalBytes })) {
    if ('lines' in item) {
      if (path === '') contents.author = authorOf({ path, headers: readHeaders(item.parsed, item.lines) }).mailbox;
    } else if (item.content) {
      await take(item, item.content.bytes, path, depth, contents);
    }
  }
}

async function take(leaf: Leaf, bytes: Buffer, path: string, depth: number, contents: Contents): Promise<void> {
  const own = path === '' ? leaf.path : `${path}/${leaf.path}`;
  if (leaf.contentType === 'message/rfc822' || leaf.contentType === 'message/global') {
    if (contents.inner.length >= MAXIMUM_INNER || depth + 1 > limits.depth) return;
    contents.inner.push({ path: own, raw: bytes });
    await open(bytes, own, depth + 1, contents);
  } else if (bytes.subarray(0, 1_024).includes('%PDF-')) {
    contents.pdfs.push({ name: leaf.name ?? own, bytes });
  }
}
