/** A message saved by Outlook (MS-OXMSG), with @kenjiuno/msgreader: its head as text, its bodies and attachments. */
import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import type { InnerPart } from '../result/opened.js';
import { unpackedRtf } from './packed-rtf.js';

type Package = typeof import('@kenjiuno/msgreader');
type MsgReader = InstanceType<Package['default']>;
// Its module is CommonJS that carries its class as a property.
const { default: Reader } = createRequire(import.meta.url)('@kenjiuno/msgreader') as Package;

export interface OutlookMessage {
  /** Header lines (RFC 5322): those of its transport, else made of what it keeps of sender and recipients. */
  readonly head: string;
  readonly parts: readonly InnerPart[];
}

/** Throws on what is no message, and on a broken one. */
export function outlookMessage(bytes: Buffer): OutlookMessage {
  const reader = new Reader(Uint8Array.from(bytes).buffer);
  const fields = reader.getFileData();
  if (fields.error || fields.dataType !== 'msg') throw new Error(fields.error ?? 'The file is no message.');
  return { head: headOf(fields), parts: [...bodiesOf(fields), ...attachmentsOf(reader, fields)] };
}

function headOf(fields: FieldsData): string {
  const transport = text(fields.headers);
  if (/^from\s*:/im.test(transport)) return transport;
  const lines = [
    ['From', [addressOf(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail)]],
    ['To', recipients(fields, 'to')],
    ['Cc', recipients(fields, 'cc')],
    ['Subject', [word(fields.subject)]],
  ] as const;
  return lines.map(([name, values]) => `${name}: ${values.filter((value) => value !== '').join(', ')}`).join('\r\n');
}

function recipients({ recipients: all = [] }: FieldsData, type: string): string[] {
  return all
    .filter(({ recipType }) => recipType === type)
    .map(({ name, smtpAddress, email }) => addressOf(name, smtpAddress ?? email));
}

/** Only what can be an address is written as one. */
function addressOf(name: unknown, address: unknown): string {
  const written = text(address);
  return /^[^\s<>",;:()]+@[^\s<>",;:()]+$/.test(written) ? `${word(name)} <${written}>` : '';
}

/** An encoded word (RFC 2047): nothing in it can be taken for another header. */
const word = (value: unknown): string => {
  const written = text(value).slice(0, 500);
  return written === '' ? '' : `=?utf-8?B?${Buffer.from(written).toString('base64')}?=`;
};

function bodiesOf({ body, bodyHtml, html, compressedRtf, internetCodepage }: FieldsData): InnerPart[] {
  const part = (contentType: string, bytes: Buffer, charset = 'utf-8'): InnerPart => ({
    ...{ contentType, name: null, bytes, attachment: false, charset },
  });
  const parts: InnerPart[] = [];
  if (text(body) !== '') parts.push(part('text/plain', Buffer.from(text(body))));
  if (html instanceof Uint8Array) parts.push(part('text/html', Buffer.from(html), charsetOf(internetCodepage)));
  else if (text(bodyHtml) !== '') parts.push(part('text/html', Buffer.from(text(bodyHtml))));
  else if (compressedRtf instanceof Uint8Array) {
    parts.push(part('application/rtf', unpackedRtf(Buffer.from(compressedRtf))));
  }
  return parts;
}

const UTF_8 = 65_001;

function charsetOf(codePage: unknown): string {
  return typeof codePage !== 'number' || codePage === UTF_8 ? 'utf-8' : `cp${codePage}`;
}

function attachmentsOf(reader: MsgReader, { attachments = [] }: FieldsData): InnerPart[] {
  return attachments.map((fields) => {
    const { fileName, content } = reader.getAttachment(fields);
    const contentType = text(fields.attachMimeTag).toLowerCase();
    return {
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream',
      name: text(fileName).slice(0, 255) || null,
      bytes: Buffer.from(content),
      attachment: true,
    };
  });
}

/** A changed file gives bytes where text is due. */
const text = (value: unknown): string => (typeof value === 'string' ? value.replace(/\0/g, '') : '');
