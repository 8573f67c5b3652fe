/** Files that hold other files or a whole message: opaque S/MIME, winmail.dat, Outlook messages. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Headers } from '../../domain/intake/message.js';
import { limits } from '../result/limits.js';
import type { InnerPart } from '../result/opened.js';
import { readHeaders } from './headers.js';
import { type Leaf, leavesOf } from './mime.js';

/** What lies inside; with headers it is a message of its own. The paths are those inside. */
export interface Inside {
  readonly headers: Headers | null;
  readonly leaves: readonly Leaf[];
  /** True when the file ends before its last part does. */
  readonly isCut: boolean;
}

export type InsideKind = 'tnef' | 'outlook' | 'signed';

const TNEF = Buffer.from('789f3e22', 'hex');
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The stream that every Outlook message has (MS-OXMSG, 2.4), as its folder spells it. */
const PROPERTIES = Buffer.from('__properties_version1.0', 'utf16le');
const signedTypes = new Set(['application/pkcs7-mime', 'application/x-pkcs7-mime']);

/** By its first bytes, but for S/MIME, which only its type tells. */
export function insideKind(bytes: Buffer, contentType: string): InsideKind | null {
  if (bytes.subarray(0, 4).equals(TNEF)) return 'tnef';
  if (bytes.subarray(0, 8).equals(COMPOUND) && bytes.includes(PROPERTIES)) return 'outlook';
  return signedTypes.has(contentType) ? 'signed' : null;
}

/** Null when it is encrypted, cut, or not of its kind. Never rejects. */
export async function insideOf(bytes: Buffer, kind: InsideKind): Promise<Inside | null> {
  try {
    if (kind === 'signed') return await entityIn(bytes);
    if (kind === 'tnef') {
      const { parts, isCut } = (await import('./tnef.js')).readTnef(bytes);
      return { headers: null, leaves: numbered(parts), isCut };
    }
    const { head, parts } = (await import('./outlook.js')).outlookMessage(bytes);
    return { headers: await headersOf(head), leaves: numbered(parts), isCut: false };
  } catch {
    return null;
  }
}

async function entityIn(bytes: Buffer): Promise<Inside | null> {
  const { contentOfSigned } = await import('./cms.js');
  const content = contentOfSigned(bytes);
  if (!content) return null;
  const leaves: Leaf[] = [];
  for await (const found of leavesOf(Readable.from([content]), { bytes: limits.totalBytes })) {
    if (!('lines' in found)) leaves.push(found);
  }
  return { headers: null, leaves, isCut: false };
}

async function headersOf(head: string): Promise<Headers | null> {
  for await (const found of leavesOf(Readable.from([`${head.trimEnd()}\r\n\r\n`]), { bytes: limits.totalBytes })) {
    if ('lines' in found) return readHeaders(found.parsed, found.lines);
  }
  return null;
}

function numbered(parts: readonly InnerPart[]): Leaf[] {
  return parts.map(({ bytes, charset, ...part }, index) => ({
    ...part,
    path: String(index + 1),
    charset,
    flowed: null,
    size: bytes.length,
    content: { bytes, sha256: createHash('sha256').update(bytes).digest('hex') },
  }));
}
