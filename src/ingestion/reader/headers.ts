/** The header map of mailparser to the few headers the house reads, each bounded. */
import type { AddressObject, EmailAddress, HeaderLines, Headers as ParsedHeaders, StructuredHeader } from 'mailparser';
import type { Address, Headers } from '../../domain/intake/message.js';
import { limits } from './limits.js';

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
  return {
    from: kept(from),
    sender: kept(sender),
    to: kept(to),
    cc: kept(cc),
    replyTo: kept(replyTo),
    deliveredTo: kept(deliveredTo),
    returnPath: returnPath(lines),
    subject: text(parsed.get('subject')).slice(0, 2_000),
    messageId: text(parsed.get('message-id')).slice(0, 998) || null,
    inReplyTo: texts(parsed.get('in-reply-to')).flatMap(messageIds),
    references: texts(parsed.get('references')).flatMap(messageIds).slice(-100),
    date: names.includes('date') ? isoDate(rawValue(lines, 'date')) : null,
    received: isoDate(rawValue(lines, 'received')?.split(';').at(-1)),
    autoSubmitted: rawValue(lines, 'auto-submitted')?.toLowerCase() ?? null,
    precedence: rawValue(lines, 'precedence')?.toLowerCase() ?? null,
    list: [...new Set(names.filter((name) => listFields.has(name)))],
    robot: [...new Set(names.filter((name) => robotFields.has(name)))],
    contentType: contentType.value,
    reportType: contentType.params['report-type']?.toLowerCase() ?? null,
    cut: lists.some((list) => list.length > limits.addresses),
  };
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
  return entry.address ? [{ name: entry.name, address: entry.address.trim() }] : [];
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
