/** Walks a message and the messages inside it, and says each thing as soon as it is known. */
import { Readable } from 'node:stream';
import { messageOf, type Part, type UnreadReason } from '../domain/intake/message.js';
import { differing } from './mail/alternatives.js';
import { asRead } from './mail/as-read.js';
import { readHeaders } from './mail/headers.js';
import { type InsideKind, insideKind, insideOf } from './mail/inside.js';
import { type Allowance, type Leaf, leavesOf } from './mail/mime.js';
import { isCompound, isEncrypted, isOffice } from './office/office-kind.js';
import { readPdf } from './pdf/pdf.js';
import { readTiff } from './pdf/tiff-pdf.js';
import { limits } from './result/limits.js';
import type { Opened } from './result/opened.js';
import { whyUnread } from './result/why-unread.js';
import { isPictureFile, readPictureFile } from './scan/picture-file.js';
import { Scans } from './scan/scans.js';
import { isTiff } from './scan/tiff.js';
import { decode, unflow } from './text/charset.js';
import type { Line } from './text/lines.js';
import { isRtf, readRtf } from './text/rtf.js';

type Say = (line: Line) => void;

interface Walk {
  readonly say: Say;
  readonly allowance: Allowance;
  /** Texts read so far, by the message they belong to. */
  readonly texts: Map<string, Part[]>;
  /** PDFs and pictures are the dangerous and the slow ones: they are opened after all else has been said. */
  readonly later: { readonly part: Part; open(scans: Scans): Promise<Opened> }[];
  parts: number;
  /** Characters still free for the texts of all parts together. */
  text: number;
  stopped: UnreadReason | null;
}

/** Reads one raw message to its last line. A part that cannot be read is said to be unread, with the reason. */
export async function readRaw(raw: Readable, say: Say): Promise<void> {
  const walk: Walk = {
    say,
    allowance: { bytes: limits.totalBytes },
    texts: new Map(),
    later: [],
    parts: 0,
    text: limits.text,
    stopped: null,
  };
  await readOne(raw, '', 0, walk);
  for (const part of [...walk.texts.values()].flatMap(differing)) {
    say({ line: 'part', part: { ...part, marks: [...part.marks, 'alternatives_differ'] } });
  }
  const scans = new Scans();
  for (const { part, open } of walk.later) {
    if (walk.stopped === 'too_long') break;
    say({ line: 'part', part: { ...part, ...bounded(await open(scans), walk) } });
  }
  await scans.close();
  if (scans.failed) say({ line: 'recognition_failed' });
  say({ line: 'end', stopped: walk.stopped });
}

async function readOne(raw: Readable, path: string, depth: number, walk: Walk): Promise<void> {
  let headed = false;
  try {
    for await (const found of leavesOf(raw, walk.allowance)) {
      if ('lines' in found) {
        headed = true;
        walk.say({ line: 'message', message: { path, headers: readHeaders(found.parsed, found.lines) } });
      } else if (walk.parts++ < limits.parts) {
        await readLeaf(found, path, depth, walk);
      } else {
        walk.stopped ??= 'too_many_parts';
        return;
      }
    }
  } catch (error) {
    walk.stopped ??= whyStopped(error, headed);
  }
}

async function readLeaf(leaf: Leaf, message: string, depth: number, walk: Walk): Promise<void> {
  const part = announced(leaf, message);
  if (walk.stopped === 'too_long') {
    walk.say({ line: 'part', part: { ...part, unread: 'too_long' } });
  } else if (!leaf.content) {
    walk.say({ line: 'part', part: { ...part, unread: 'too_large' } });
  } else if (isMessage(leaf)) {
    await readInner(part, leaf.content.bytes, depth, walk);
  } else {
    const { bytes } = leaf.content;
    const kind = insideKind(bytes, leaf.contentType);
    if (kind) await readInside({ bytes, kind }, part, depth, walk);
    else await readContent(leaf, bytes, part, walk);
  }
}

async function readContent(leaf: Leaf, bytes: Buffer, part: Part, walk: Walk): Promise<void> {
  const slow = slowReaderOf(leaf, bytes);
  if (slow === null) {
    const read = { ...part, ...bounded(await open(leaf, bytes), walk) };
    walk.say({ line: 'part', part: read });
    const message = messageOf(part.path);
    walk.texts.set(message, [...(walk.texts.get(message) ?? []), read]);
    return;
  }
  walk.say({ line: 'part', part });
  walk.later.push({ part, open: (scans) => slow(bytes, scans) });
}

function slowReaderOf(leaf: Leaf, bytes: Buffer) {
  if (isPdf(leaf, bytes)) return readPdf;
  if (isTiff(bytes)) return readTiff;
  return isPictureFile(bytes) ? readPictureFile : null;
}

async function readInner(part: Part, bytes: Buffer, depth: number, walk: Walk): Promise<void> {
  const tooDeep = depth + 1 > limits.depth;
  walk.say({ line: 'part', part: { ...part, text: tooDeep ? null : '', unread: tooDeep ? 'too_deep' : null } });
  if (!tooDeep) await readOne(Readable.from([bytes]), part.path, depth + 1, walk);
}

/** A file that holds others has no text of its own: they follow it. */
async function readInside(held: Held, part: Part, depth: number, walk: Walk): Promise<void> {
  walk.say({ line: 'part', part });
  const isTooDeep = depth + 1 > limits.depth;
  const inside = isTooDeep ? null : await insideOf(held.bytes, held.kind);
  if (!inside) {
    walk.say({ line: 'part', part: { ...part, unread: isTooDeep ? 'too_deep' : whyClosed[held.kind] } });
    return;
  }
  walk.say({ line: 'part', part: { ...part, text: '', unread: null, marks: inside.isCut ? ['damaged'] : [] } });
  if (inside.headers) walk.say({ line: 'message', message: { path: part.path, headers: inside.headers } });
  for (const found of inside.leaves) {
    if (walk.parts++ >= limits.parts) {
      walk.stopped ??= 'too_many_parts';
      return;
    }
    const { path, message } = placeOf(found.path, part.path, inside.headers !== null);
    await readLeaf({ ...withinAllowance(found, walk.allowance), path }, message, depth + 1, walk);
  }
}

interface Held {
  readonly bytes: Buffer;
  readonly kind: InsideKind;
}

const whyClosed: Readonly<Record<InsideKind, UnreadReason>> = {
  signed: 'encrypted',
  tnef: 'damaged',
  outlook: 'damaged',
};

/** In a message of its own, or beside the part that held it, under its number. */
function placeOf(inner: string, outer: string, isMessage: boolean): { path: string; message: string } {
  if (isMessage) return { path: inner, message: outer };
  const message = messageOf(outer);
  return { path: `${outer.slice(message === '' ? 0 : message.length + 1)}.${inner}`, message };
}

function withinAllowance(leaf: Leaf, allowance: Allowance): Leaf {
  allowance.bytes -= leaf.size;
  return allowance.bytes < 0 ? { ...leaf, content: null } : leaf;
}

function announced(leaf: Leaf, message: string): Part {
  return {
    path: message === '' ? leaf.path : `${message}/${leaf.path}`,
    contentType: leaf.contentType,
    name: leaf.name && asRead(leaf.name),
    attachment: leaf.attachment,
    size: leaf.size,
    sha256: leaf.content?.sha256 ?? null,
    text: null,
    hidden: [],
    pages: [],
    unread: 'not_reached',
    marks: [],
  };
}

/** Loads what only some parts need when one of them needs it: most of the time of a short mail was loading. */
async function open(leaf: Leaf, bytes: Buffer): Promise<Opened> {
  if (isRtf(bytes)) return readRtf(bytes);
  if (leaf.contentType === 'text/html' || leaf.contentType === 'application/xhtml+xml') {
    const { text, known } = decode(bytes, leaf.charset);
    const { visibleText } = await import('./text/html.js');
    const seen = visibleText(text);
    return { ...seen, marks: [...(seen.marks ?? []), ...charsetMark(known)] };
  }
  if (leaf.contentType.startsWith('text/') || textTypes.has(leaf.contentType)) {
    const { text, known } = decode(bytes, leaf.charset);
    return {
      text: leaf.flowed ? unflow(text, leaf.flowed.deleteSpace) : text,
      unread: null,
      marks: charsetMark(known),
    };
  }
  if (isCompound(bytes)) return { text: null, unread: isEncrypted(bytes) ? 'encrypted' : 'unread_format' };
  if (isOffice(bytes)) return (await import('./office/office.js')).readOffice(bytes);
  return { text: null, unread: whyUnread(leaf.contentType) };
}

const textTypes = new Set([
  'message/delivery-status',
  'message/disposition-notification',
  'application/json',
  'application/xml',
]);
function charsetMark(known: boolean): Part['marks'] {
  return known ? [] : ['unknown_charset'];
}

/** Marks what a person would not see in a part. The part that exceeds the allowance of text is not kept, nor any after it. */
function bounded(opened: Opened, walk: Walk): Opened {
  walk.text -= (opened.text ?? '').length;
  for (const { text } of opened.hidden ?? []) walk.text -= text.length;
  if (walk.text < 0) {
    walk.stopped = 'too_long';
    return { text: null, unread: 'too_long' };
  }
  if (opened.text === null) return opened;
  const marks = new Set(opened.marks);
  const text = opened.text.replaceAll('\0', '\uFFFD');
  if (invisible.test(text)) marks.add('invisible_characters');
  return { ...opened, text, marks: [...marks] };
}

/** Zero-width, soft hyphen and direction characters: they make two texts look alike. */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/;

function isMessage(leaf: Leaf): boolean {
  return leaf.contentType === 'message/rfc822' || leaf.contentType === 'message/global';
}

/** By its first bytes: a name and a type are only what the sender says. */
function isPdf(leaf: Leaf, bytes: Buffer): boolean {
  const start = bytes.subarray(0, 1_024).toString('latin1');
  return leaf.contentType === 'application/pdf' || start.includes('%PDF-');
}

/** mailparser refuses 1 MB of headers and 1,000 parts by the same code. */
function whyStopped(error: unknown, headed: boolean): UnreadReason {
  if (!(error instanceof Error && 'code' in error && error.code === 'EMAXLEN')) return 'damaged';
  return headed ? 'too_many_parts' : 'too_large';
}
