/** MIME to leaves, streaming: mailparser does the boundaries, the transfer encodings and the encoded words. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import {
  type AttachmentStream,
  type HeaderLines,
  MailParser,
  type MessageText,
  type Headers as ParsedHeaders,
} from 'mailparser';
import { limits } from '../result/limits.js';

export interface Leaf {
  /** IMAP numbering inside its own message: `1.2`. */
  readonly path: string;
  readonly contentType: string;
  readonly charset: string | undefined;
  readonly flowed: { readonly deleteSpace: boolean } | null;
  readonly name: string | null;
  readonly attachment: boolean;
  readonly size: number;
  /** null when more bytes came than are kept. */
  readonly content: { readonly bytes: Buffer; readonly sha256: string } | null;
}

export interface Head {
  readonly parsed: ParsedHeaders;
  readonly lines: HeaderLines;
}

/** Bytes still free for all parts together. */
export interface Allowance {
  bytes: number;
}

const options = { ignoreEmbedded: true, checksumAlgo: 'sha256', keepDeliveryStatus: true };

/**
 * Yields the head, then each leaf in order; a message/rfc822 is a leaf. Rejects when mailparser refuses the message
 * (more than 1,000 parts, 1 MB of headers): what was yielded before stands.
 */
export async function* leavesOf(raw: Readable, allowance: Allowance): AsyncGenerator<Head | Leaf> {
  const parser = new MailParser(options);
  // With no type treated as text, bodies come as streams too: one path for all, and charsets are ours to decode.
  Object.assign(parser, { textTypes: [] });
  let parsed: ParsedHeaders = new Map();
  let head: Head | null = null;
  parser.on('headers', (headers: ParsedHeaders) => {
    parsed = headers;
  });
  parser.on('headerLines', (lines: HeaderLines) => {
    head = { parsed, lines };
  });
  raw.on('error', (error) => parser.destroy(error));
  raw.pipe(parser);
  let yielded = false;
  let order = 0;
  try {
    for await (const item of parser as AsyncIterable<AttachmentStream | MessageText>) {
      if (head && !yielded) yield head;
      yielded = true;
      if (item.type === 'attachment') yield await leafOf(item, allowance, ++order);
    }
  } catch (error) {
    // A message refused for its parts has a head all the same.
    if (head && !yielded) yield head;
    throw error;
  }
  if (head && !yielded) yield head;
}

async function leafOf(item: AttachmentStream, allowance: Allowance, order: number): Promise<Leaf> {
  const body = await collect(item.content as Readable, allowance);
  item.release?.();
  const type = item.headers.get('content-type') as { params?: Record<string, string> } | undefined;
  const params = type?.params ?? {};
  return {
    path: item.partId ?? String(order),
    contentType: item.contentType.toLowerCase(),
    charset: params.charset,
    flowed: params.format?.toLowerCase() === 'flowed' ? { deleteSpace: params.delsp?.toLowerCase() === 'yes' } : null,
    name: item.filename?.slice(0, 255) ?? null,
    attachment: item.contentDisposition === 'attachment' || item.filename !== undefined,
    ...body,
  };
}

async function collect(stream: Readable, allowance: Allowance): Promise<Pick<Leaf, 'size' | 'content'>> {
  const hash = createHash('sha256');
  const bound = Math.min(limits.bytes, allowance.bytes);
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    hash.update(chunk);
    if (size <= bound) chunks.push(chunk);
    else chunks = [];
  }
  if (size > bound) return { size, content: null };
  allowance.bytes -= size;
  return { size, content: { bytes: Buffer.concat(chunks), sha256: hash.digest('hex') } };
}
