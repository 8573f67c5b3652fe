/** What the transport said of a message (RFC 5321): from the SMTP session, else from the top Received line. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

export const Connection = z.strictObject({
  /** Of the server that handed the message over; null when it is not stated. */
  clientAddress: z.string().nullable(),
  helo: z.string().nullable(),
  /** Empty text is the null sender; null when it is not stated. */
  mailFrom: z.string().nullable(),
});
export type Connection = z.infer<typeof Connection>;

const HEADERS_BYTES = 1_000_000;

/** From the top Received line, which the operator's own relay wrote, and the Return-Path. Null where they say nothing. */
export function connectionOfHeaders(raw: Buffer): Connection {
  const headers = headersOf(raw);
  const received = fieldOf(headers, 'received');
  const path = fieldOf(headers, 'return-path');
  const from = /^\s*from\s+(\S{1,255})(?:\s+\(([^()]{0,500})\))?/i.exec(received ?? '');
  const address = /\[(?:IPv6:)?([0-9a-f.:]{2,45})\]/i.exec(from?.[2] ?? from?.[1] ?? '')?.[1] ?? '';
  return {
    clientAddress: isIP(address) ? address : null,
    helo: from?.[1] ?? null,
    mailFrom: path === null ? null : path.trim().replace(/^<|>$/g, '').slice(0, 320),
  };
}

/**
 * The session of our SMTP server, unless it came from a private address: then the operator's relay stands before it, and
 * the line it added says where the message came from.
 */
export function connectionOf(session: Connection | null, raw: Buffer): Connection {
  if (session?.clientAddress && !isPrivateAddress(session.clientAddress)) return session;
  const said = connectionOfHeaders(raw);
  return { ...said, mailFrom: session?.mailFrom ?? said.mailFrom };
}

function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  return ['loopback', 'private', 'linkLocal', 'uniqueLocal'].includes(ipaddr.process(address).range());
}

function headersOf(raw: Buffer): string {
  const head = raw.subarray(0, HEADERS_BYTES).toString('latin1').replaceAll('\r\n', '\n');
  const end = head.indexOf('\n\n');
  return (end < 0 ? head : head.slice(0, end)).replace(/\n[ \t]+/g, ' ');
}

/** The topmost field of a name, unfolded. */
function fieldOf(headers: string, name: string): string | null {
  const line = headers.split('\n').find((one) => one.slice(0, name.length + 1).toLowerCase() === `${name}:`);
  return line?.slice(name.length + 1, name.length + 4_000) ?? null;
}
