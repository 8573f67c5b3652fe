/** The S/MIME signature of a whole message (RFC 8551), over the exact bytes that were signed. */
import type { Certificate } from 'pkijs';
import type { SenderFinding } from '../../domain/reading/sender-check.js';
import { type CmsVerdict, verifyCms } from './cms.js';
import { found } from './found.js';
import { commonName } from './names.js';

interface Cut {
  readonly der: Buffer;
  /** Null when the signature carries what it signs. */
  readonly data: Buffer | null;
}

/** Compared with the author's only address; the day is that of receipt. */
export async function smimeFinding(
  raw: Buffer,
  author: readonly string[],
  authorities: readonly Certificate[],
  day: Date,
): Promise<SenderFinding> {
  const cut = cutSignature(raw);
  if (cut === 'none') return found('smime_none');
  if (cut === 'unreadable') return found('smime_unsupported');
  const verdict = await verifyCms(cut.der, cut.data, authorities, day);
  const [address = '', ...others] = author;
  const named = verdict.signer ? addressesOf(verdict.signer) : [];
  const isAuthor = others.length === 0 && named.includes(address.toLowerCase());
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

function addressesOf({ extensions, subject }: Certificate): string[] {
  const names = extensions?.find(({ extnID }) => extnID === SUBJECT_ALTERNATIVE_NAME)?.parsedValue?.altNames ?? [];
  const alternative = (names as { type: number; value: unknown }[])
    .filter(({ type }) => type === RFC822_NAME)
    .map(({ value }) => String(value));
  const own = subject.typesAndValues
    .filter(({ type }) => type === EMAIL_ADDRESS)
    .map(({ value }) => String(value.valueBlock.value));
  return [...alternative, ...own].map((address) => address.toLowerCase());
}

/** RFC 8551, 4.4.4: without the extension a certificate may serve any purpose. */
function isForMail({ extensions }: Certificate): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === EXTENDED_KEY_USAGE)?.parsedValue;
  const purposes = usage?.keyPurposes as readonly string[] | undefined;
  return purposes === undefined || purposes.some((purpose) => mailPurposes.has(purpose));
}

/** Only a signature over the whole message counts; one that is deeper signs a part of it. */
function cutSignature(message: Buffer): Cut | 'none' | 'unreadable' {
  const raw = message.includes('\r\n')
    ? message
    : Buffer.from(message.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
  const { head, body } = entityOf(raw);
  const type = contentTypeOf(head);
  if (/^application\/(?:x-)?pkcs7-mime/i.test(type) && /signed-data/i.test(type)) {
    return { der: Buffer.from(body.toString('latin1'), 'base64'), data: null };
  }
  if (!/^multipart\/signed/i.test(type) || !/pkcs7-signature/i.test(type)) return 'none';
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const parts = boundary ? partsOf(raw, `\r\n--${boundary[1] ?? boundary[2]}`) : [];
  const [data, signature] = parts;
  if (!data || !signature || parts.length !== 2) return 'unreadable';
  const { body: encoded } = entityOf(signature);
  return { der: Buffer.from(encoded.toString('latin1'), 'base64'), data };
}

/** The bytes between the boundaries, without the line end that belongs to the next one (RFC 2046, 5.1.1). */
function partsOf(raw: Buffer, delimiter: string): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = raw.indexOf(delimiter); at >= 0 && parts.length < 3; ) {
    const start = raw.indexOf('\r\n', at + delimiter.length) + 2;
    const isLast = raw.subarray(at + delimiter.length, at + delimiter.length + 2).toString('latin1') === '--';
    const next = isLast || start < 2 ? -1 : raw.indexOf(delimiter, start - 2);
    if (next >= 0) parts.push(raw.subarray(start, next));
    at = next;
  }
  return parts;
}

function entityOf(raw: Buffer): { head: string; body: Buffer } {
  const end = raw.indexOf('\r\n\r\n');
  if (end < 0) return { head: '', body: raw };
  return { head: raw.subarray(0, end).toString('latin1'), body: raw.subarray(end + 4) };
}

function contentTypeOf(head: string): string {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const line = lines.find((one) => /^content-type:/i.test(one)) ?? '';
  return line.slice('content-type:'.length).trim().slice(0, 2_000);
}
