/** The sample requests, sent by SMTP and webhook under a Message-ID of this run, so that each run is new mail. */
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { DirectoryLine } from '../../domain/law/customer.js';
import type { Records } from '../../intake/sender/dns.js';
import { packageRoot } from '../../platform/package/package-root.js';

const IDENTIFIERS = /^(message-id|in-reply-to|references):[^\n]*(?:\n[ \t][^\n]*)*/gim;

const samplesFolder = (): string => join(packageRoot(), 'test/fixtures/samples');

/** What the DNS would say of the senders of the samples, most of whom do not exist. */
export const sampleDns = (): Readonly<Record<string, Records>> =>
  JSON.parse(readFileSync(join(samplesFolder(), 'dns.json'), 'utf8'));

/** The customers of the samples. */
export const sampleCustomers = (): DirectoryLine[] =>
  readFileSync(join(samplesFolder(), 'customers.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => DirectoryLine.parse(JSON.parse(line)));

/** The raw message with its thread identifiers marked by the run: threads hold together, runs stay apart. */
export function sampleMail(folder: string, run: string): Buffer {
  const raw = readFileSync(join(samplesFolder(), folder, 'message.eml'), 'latin1');
  const end = raw.search(/\r?\n\r?\n/);
  const headers = raw.slice(0, end).replace(IDENTIFIERS, (field) => field.replace(/<([^@<>\s]+)@/g, `<$1.${run}@`));
  return Buffer.from(headers + raw.slice(end), 'latin1');
}

/** Who the operator's relay says the message came from (RFC 5321, 4.4), kept as any relay keeps it. */
const returnPathOf = (raw: Buffer): string => /^return-path:\s*<([^<>\s]*)>/im.exec(raw.toString('latin1'))?.[1] ?? '';

/** By SMTP; resolves when the server answered 250. */
export async function sendBySmtp(port: number, raw: Buffer): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  await transport.sendMail({
    envelope: { from: returnPathOf(raw), to: 'requisitions@nuage-souverain.example' },
    raw,
  });
  transport.close();
}

/** By webhook, signed by Standard Webhooks; resolves when it answered 202. */
export async function sendByHook(base: string, secret: string, raw: Buffer): Promise<void> {
  const id = `msg_${randomUUID()}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(raw).digest('base64');
  const response = await fetch(`${base}/hooks/mail`, {
    method: 'POST',
    headers: {
      'content-type': 'message/rfc822',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${signature}`,
    },
    body: new Uint8Array(raw),
  });
  if (response.status !== 202) throw new Error(`The webhook answered ${response.status}.`);
}
