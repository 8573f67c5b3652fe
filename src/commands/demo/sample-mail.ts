/** The sample requests, sent through the real doors under a Message-ID of this run, so that each run is new mail. */
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { packageRoot } from '../../platform/package-root.js';

const IDENTIFIERS = /^(message-id|in-reply-to|references):[^\n]*(?:\n[ \t][^\n]*)*/gim;

/** The raw message with its thread identifiers marked by the run: threads hold together, runs stay apart. */
export function sampleMail(folder: string, run: string): Buffer {
  const raw = readFileSync(join(packageRoot(), 'test/fixtures/samples', folder, 'message.eml'), 'latin1');
  const end = raw.search(/\r?\n\r?\n/);
  const headers = raw.slice(0, end).replace(IDENTIFIERS, (field) => field.replace(/<([^@<>\s]+)@/g, `<$1.${run}@`));
  return Buffer.from(headers + raw.slice(end), 'latin1');
}

/** Through the mail door; resolves when it answered 250. */
export async function sendBySmtp(port: number, raw: Buffer): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  await transport.sendMail({
    envelope: { from: 'relay@mx.nuage-souverain.example', to: 'requisitions@nuage-souverain.example' },
    raw,
  });
  transport.close();
}

/** Through the webhook door, signed by Standard Webhooks; resolves when it answered 202. */
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
  if (response.status !== 202) throw new Error(`The webhook door answered ${response.status}.`);
}
