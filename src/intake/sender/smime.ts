/** The S/MIME signature of a whole message (RFC 8551), over the exact bytes that were signed. */
import type { Certificate } from 'pkijs';
import type { CmsVerdict } from '../../documents/mail/cms.js';
import { addressText, type Mailbox, mailbox } from '../../domain/kernel/mailbox.js';
import type { SenderFinding } from '../../domain/reading/sender-check.js';
import { found } from './found.js';
import { commonName } from './names.js';

interface Cut {
  readonly der: Buffer;
  /** Null when the signature carries what it signs. */
  readonly data: Buffer | null;
}

/** Compared with the one author of the message, null where it names none or several; the day is that of receipt. */
export async function smimeFinding(
  raw: Buffer,
  author: Mailbox | null,
  authorities: string,
  day: Date,
): Promise<SenderFinding> {
  const cut = cutSignature(raw);
  if (cut === 'none') return found('smime_none');
  if (cut === 'unreadable') return found('smime_unsupported');
  // Loaded for the few messages that are signed.
  const { verifyCms } = await import('../../documents/mail/cms.js');
  const verdict = await verifyCms(cut.der, cut.data, authorities, day);
  const named = verdict.signer ? addressesOf(verdict.signer) : [];
  const isAuthor = author !== null && named.includes(addressText(author).toLowerCase());
  const detail = [
    `signature: ${verdict.mathematics}`,
    `signer: ${verdict.signer ? commonName(verdict.signer) : '?'} <${named.join(' ')}>`,
    `chain: ${verdict.chain}`,
  ];
  return found(outcomeOf(verdict, isAuthor), detail);
}

function outcomeOf({ mathematics, chain, signer }: CmsVerdict, isAuthor: boolean) {
  if (mathematics !== 'intact') return `smime_${mathematics}` as const;
  if (!isAuthor) return 'smime_other_address';
  if (chain === 'not_valid_then') return 'smime_not_valid_then';
  if (chain === 'unknown' || !signer) return 'smime_unknown_signer';
  return isForMail(signer) ? 'smime_holds' : 'smime_wrong_purpose';
}

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';
const mailPurposes = new Set(['1.3.6.1.5.5.7.3.4', '2.5.29.37.0']);
const RFC822_NAME = 1;

/** In lower case; a name that is not one mail address is none. */
function addressesOf({ extensions, subject }: Certificate): string[] {
  const names = extensions?.find(({ extnID }) => extnID === SUBJECT_ALTERNATIVE_NAME)?.parsedValue?.altNames ?? [];
  const alternative = (names as { type: number; value: unknown }[])
    .filter(({ type }) => type === RFC822_NAME)
    .map(({ value }) => String(value));
  const own = subject.typesAndValues
    .filter(({ type }) => type === EMAIL_ADDRESS)
    .map(({ value }) => String(value.valueBlock.value));
  const mailboxes = [...alternative, ...own].flatMap((address) => mailbox(address) ?? []);
  return mailboxes.map((one) => addressText(one).toLowerCase());
}

/** RFC 8551, 4.4.4: without the extension a certificate may serve any purpose. */
function isForMail({ extensions }: Certificate): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue;
  const purposes = usage?.keyPurposes as readonly string[] | undefined;
  return purposes === undefined || purposes.some((purpose) => mailPurposes.has(purpose));
}

/**
 * Only a signature over the whole message counts; one that is deeper signs a part of it. Whatever two readers could cut
 * in two ways is not read: people would be shown another text than the one that was signed.
 */
function cutSignature(message: Buffer): Cut | 'none' | 'unreadable' {
  const text = message.toString('latin1');
  const raw = text.includes('\r\n') ? text : text.replaceAll('\n', '\r\n');
  const { head, body } = entityOf(raw);
  const [type = '', ...others] = contentTypesOf(head);
  if (![type, ...others].some((one) => /pkcs7-(?:mime|signature)/i.test(one))) return 'none';
  if (others.length > 0 || /(?:^|[^\r])\n/.test(raw)) return 'unreadable';
  if (/^application\/(?:x-)?pkcs7-mime/i.test(type)) return /signed-data/i.test(type) ? opaque(body) : 'none';
  return detached(type, raw.slice(head.length));
}

function detached(type: string, body: string): Cut | 'unreadable' {
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  if (!boundary || (type.match(/boundary/gi) ?? []).length > 1) return 'unreadable';
  const [data, signature, ...more] = partsOf(body, boundary[1] ?? boundary[2] ?? '');
  if (data === undefined || signature === undefined || more.length > 0) return 'unreadable';
  const cut = opaque(entityOf(signature).body);
  return cut === 'unreadable' ? cut : { ...cut, data: Buffer.from(data, 'latin1') };
}

function opaque(encoded: string): Cut | 'unreadable' {
  return /^[\w+/=\s]+$/.test(encoded) ? { der: Buffer.from(encoded, 'base64'), data: null } : 'unreadable';
}

/** What stands between the boundary lines, without the line end that belongs to the next one (RFC 2046, 5.1.1). */
function partsOf(body: string, boundary: string): string[] {
  const line = new RegExp(`\\r\\n--${boundary.replace(/[^\w]/g, '\\$&')}(?:--)?[ \\t]*(?=\\r\\n|$)`, 'g');
  const [, ...parts] = body.split(line);
  return parts.slice(0, -1).map((part) => part.slice(2));
}

function entityOf(raw: string): { head: string; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  return end < 0 ? { head: '', body: raw } : { head: raw.slice(0, end), body: raw.slice(end + 4) };
}

function contentTypesOf(head: string): string[] {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return lines
    .filter((line) => /^content-type\s*:/i.test(line))
    .map((line) => line.slice(line.indexOf(':') + 1, 2_000).trim());
}
