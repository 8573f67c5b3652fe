/** The header map of mailparser to the few headers that Greffe reads, each bounded. */
import type { AddressObject, EmailAddress, HeaderLines, Headers as ParsedHeaders, StructuredHeader } from 'mailparser';
import { mailboxInField } from '../../domain/intake/address-field.js';
import { type Address, type Headers, type WriterField, writerFields } from '../../domain/intake/message.js';
import { addressText, type Mailbox, mailbox, sameMailbox } from '../../domain/kernel/mailbox.js';
import { limits } from '../result/limits.js';
import { asRead } from './as-read.js';

const robotFields = new Set([
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-auto-response-suppress',
  'x-failed-recipients',
]);
const listFields = new Set(['list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'list-post', 'list-help']);

/** Reads the headers of one message; a header that is absent is null or empty, never invented. */
export function readHeaders(parsed: ParsedHeaders, lines: HeaderLines): Headers {
  const names = lines.map((line) => line.key);
  const lists = ['from', 'sender', 'to', 'cc', 'reply-to', 'delivered-to'].map((name) => addresses(parsed.get(name)));
  const [from = [], sender = [], to = [], cc = [], replyTo = [], deliveredTo = []] = lists;
  const contentType = structured(parsed.get('content-type'));
  const writers = writersIn({ from, sender, replyTo }, lines);
  return {
    ...writers.addresses,
    to: kept(to),
    cc: kept(cc),
    deliveredTo: kept(deliveredTo),
    returnPath: returnPath(lines),
    subject: asRead(text(parsed.get('subject')).slice(0, 2_000)),
    messageId: text(parsed.get('message-id')).slice(0, 998) || null,
    inReplyTo: texts(parsed.get('in-reply-to')).flatMap(messageIds).slice(0, 100),
    references: texts(parsed.get('references')).flatMap(messageIds).slice(-100),
    date: names.includes('date') ? isoDate(rawValue(lines, 'date')) : null,
    received: isoDate(rawValue(lines, 'received')?.split(';').at(-1)),
    autoSubmitted: rawValue(lines, 'auto-submitted')?.toLowerCase() ?? null,
    precedence: rawValue(lines, 'precedence')?.toLowerCase() ?? null,
    list: [...new Set(names.filter((name) => listFields.has(name)))],
    robot: [...new Set(names.filter((name) => robotFields.has(name)))],
    contentType: contentType.value.slice(0, 200),
    reportType: contentType.params['report-type']?.toLowerCase().slice(0, 200) ?? null,
    cut: lists.some((list) => list.length > limits.addresses),
    ...(Object.keys(writers.disputed).length > 0 && { disputed: writers.disputed }),
  };
}

const fieldNames = { from: 'from', sender: 'sender', replyTo: 'reply-to' } as const;

/** One mailbox for each field where two readers find the same; what a tolerant reader finds where they differ. */
function writersIn(tolerant: Record<WriterField, Address[]>, lines: HeaderLines) {
  const addresses = { from: kept(tolerant.from), sender: kept(tolerant.sender), replyTo: kept(tolerant.replyTo) };
  const disputed: NonNullable<Headers['disputed']> = {};
  for (const field of writerFields) {
    const written = lines.filter(({ key }) => key === fieldNames[field]);
    if (written.length > 1) {
      disputed[field] = 'repeated';
      addresses[field] = all(addresses[field], written);
    } else if (written[0] && !isStrict(written[0].line, addresses[field])) disputed[field] = 'unreadable';
  }
  return { addresses, disputed };
}

/** Whether the field is written as exactly one mailbox, and the tolerant reader finds the same and no other. */
function isStrict(line: string, [one, ...others]: readonly Address[]): boolean {
  const [strict, tolerant] = [mailboxOfLine(line), mailbox(one?.address ?? '')];
  return strict !== null && tolerant !== null && others.length === 0 && sameMailbox(strict, tolerant);
}

/** The tolerant reader keeps one line of those that are repeated: the mailboxes of the others too, each once. */
function all(tolerant: readonly Address[], lines: HeaderLines): Address[] {
  const others = lines.slice(0, limits.addresses).flatMap(({ line }) => mailboxOfLine(line) ?? []);
  const list = [...tolerant, ...others.map((one) => ({ name: '', address: addressText(one) }))];
  return [...new Map(list.toReversed().map((one) => [one.address, one])).values()]
    .toReversed()
    .slice(0, limits.addresses);
}

function mailboxOfLine(line: string): Mailbox | null {
  return mailboxInField(decoded(line.slice(line.indexOf(':') + 1).replace(/\r?\n(?=[ \t])/g, '')));
}

/** Raw header lines come byte by byte; what is no UTF-8 (RFC 6532) stays as it is. */
function decoded(line: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
  } catch {
    return line;
  }
}

function kept(list: Address[]): Address[] {
  return list.slice(0, limits.addresses);
}

function addresses(header: unknown): Address[] {
  const objects = [header].flat().filter((value): value is AddressObject => isObject(value) && 'value' in value);
  return objects.flatMap((object) => object.value.flatMap(flatten));
}

/** A group (RFC 5322, 3.4) stands for its members. */
function flatten(entry: EmailAddress): Address[] {
  if (entry.group) return entry.group.flatMap(flatten);
  return entry.address
    ? [
        {
          name: asRead(entry.name.slice(0, limits.name)),
          address: asRead(entry.address.trim().slice(0, limits.address)),
        },
      ]
    : [];
}

function returnPath(lines: HeaderLines): string | null {
  const value = rawValue(lines, 'return-path');
  return value === undefined ? null : value.replace(/^<|>$/g, '').trim().slice(0, 320);
}

/** The first line of a name, unfolded: the topmost one, written last on the way. */
function rawValue(lines: HeaderLines, name: string): string | undefined {
  const found = lines.find((line) => line.key === name)?.line;
  return found
    ?.slice(found.indexOf(':') + 1)
    .replaceAll('\r\n', ' ')
    .replaceAll('\n', ' ')
    .trim()
    .slice(0, 4_000);
}

function isoDate(value: string | undefined): string | null {
  const milliseconds = Date.parse((value ?? '').replace(/\([^()]*\)/g, ''));
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

function messageIds(value: string): string[] {
  return value.match(/<[^<>\s]{1,996}>/g) ?? [];
}

function text(header: unknown): string {
  return texts(header)[0] ?? '';
}

function texts(header: unknown): string[] {
  return [header].flat().filter((value): value is string => typeof value === 'string');
}

function structured(header: unknown): StructuredHeader {
  const value = [header].flat()[0];
  return isStructured(value) ? value : { value: 'text/plain', params: {} };
}

function isStructured(value: unknown): value is StructuredHeader {
  return isObject(value) && 'params' in value && 'value' in value && typeof value.value === 'string';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
