/** What carries a letter: sealed under the key of the case, since an address is a person (docs/promises.md#p7). */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Mailbox, mailbox } from '../../domain/kernel/mailbox.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { open, seal } from '../../platform/keys/sealed-box.js';
import { MailProtection } from '../protection/mail-protection.js';

export const Envelope = z.strictObject({
  /** Without `<>`; the same at each attempt, so that a relay or a reader knows a repetition (RFC 5322, 3.6.4). */
  messageId: z.string(),
  /** The text of the one mailbox it goes to; in envelopes older than the strict reading of addresses, any text. */
  recipient: z.string(),
  /** It is printed and posted: the recipient is then the lines of a postal address. */
  post: z.literal(true).optional(),
  subject: z.string(),
  text: z.string(),
  /** The mail that is answered, without `<>`. */
  inReplyTo: z.string().nullable(),
  /** Of each file, the letter first. */
  files: z.array(z.strictObject({ name: z.string(), contentType: z.string(), sha256: z.string() })).min(1),
  /** Absent from envelopes that are older than S/MIME: their mails are neither signed nor encrypted. */
  protection: MailProtection.optional(),
});
export type Envelope = z.infer<typeof Envelope>;

/**
 * Where the letter goes by mail; null for a letter by post, and for an old envelope whose recipient is not
 * exactly one mailbox: it is never sent by mail.
 */
export const recipientOf = ({ recipient }: Envelope): Mailbox | null => mailbox(recipient);

export function sealEnvelope(key: Buffer, letterId: string, envelope: Envelope): Buffer {
  return seal(key, Buffer.from(JSON.stringify(envelope)), contextOf(letterId));
}

/** Throws when the envelope was changed or belongs to another letter. */
export function openEnvelope(key: Buffer, letterId: string, sealed: Buffer): Envelope {
  return Envelope.parse(JSON.parse(open(key, sealed, contextOf(letterId)).toString('utf8')));
}

/** What the manifest says of the envelope: it reveals nothing without the key of the case. */
export function digestOf(key: Buffer, envelope: Envelope): string {
  return createHmac('sha256', key).update('envelope\0').update(canonical(envelope)).digest('hex');
}

const contextOf = (letterId: string): string => `letter/${letterId}`;
