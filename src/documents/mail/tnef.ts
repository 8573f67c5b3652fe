/** winmail.dat, in which Exchange packs attachments and bodies (MS-OXTNEF): read in one pass, to its last whole part. */

import type { InnerPart } from '../result/opened.js';
import { mapiProperties, type Property, textOf } from './mapi.js';
import { unpackedRtf } from './packed-rtf.js';

const START = 6;
const HEAD = 9;
const TAIL = 2;
const names = {
  attachmentBegins: 0x9002,
  attachmentName: 0x8010,
  attachmentData: 0x800f,
  attachmentProperties: 0x9005,
  messageProperties: 0x9003,
  body: 0x800c,
  codePage: 0x9007,
};
const properties = { body: 0x1000, rtf: 0x1009, html: 0x1013, longName: 0x3707, type: 0x370e, data: 0x3701 };
/** Before the TNEF of a message inside stands the name of its interface (MS-OXTNEF, 2.1.3.4). */
const INTERFACE = 16;

interface Attachment {
  name: string | null;
  type: string | null;
  data: Buffer | null;
}

export interface Tnef {
  /** The bodies, then the attachments, in order. */
  readonly parts: readonly InnerPart[];
  readonly isCut: boolean;
}

export function readTnef(bytes: Buffer): Tnef {
  const reader = new TnefReader();
  let end = START;
  for (const attribute of attributesIn(bytes)) {
    reader.take(attribute);
    end = attribute.end;
  }
  return { parts: reader.parts, isCut: end < bytes.length };
}

interface Attribute {
  readonly id: number;
  readonly data: Buffer;
  readonly end: number;
}

function* attributesIn(bytes: Buffer): Generator<Attribute> {
  for (let at = START; at + HEAD <= bytes.length; ) {
    const id = bytes.readUInt16LE(at + 1);
    const start = at + HEAD;
    at = start + bytes.readUInt32LE(at + 5) + TAIL;
    if (at > bytes.length) return;
    yield { id, data: bytes.subarray(start, at - TAIL), end: at };
  }
}

class TnefReader {
  private readonly bodies: InnerPart[] = [];
  private readonly attachments: Attachment[] = [];
  private codePage = 'cp1252';

  get parts(): InnerPart[] {
    return [...this.bodies, ...this.attachments.flatMap(attachmentPart)];
  }

  take({ id, data }: Attribute): void {
    const current = this.attachments.at(-1);
    if (id === names.codePage && data.length >= 4) this.codePage = `cp${data.readUInt32LE(0)}`;
    else if (id === names.body) this.bodies.push(bodyPart('text/plain', data, this.codePage));
    else if (id === names.messageProperties) this.bodies.push(...bodiesIn(mapiProperties(data), this.codePage));
    else if (id === names.attachmentBegins) this.attachments.push({ name: null, type: null, data: null });
    else if (current) fill(current, id, data, this.codePage);
  }
}

const bodyPart = (contentType: string, bytes: Buffer, charset: string): InnerPart => ({
  ...{ contentType, name: null, bytes, attachment: false, charset },
});

function bodiesIn(all: readonly Property[], codePage: string): InnerPart[] {
  return all.flatMap((property): InnerPart[] => {
    const { id, value } = property;
    if (id === properties.html) return [bodyPart('text/html', value, codePage)];
    if (id === properties.rtf) return [bodyPart('application/rtf', unpackedRtf(value), codePage)];
    if (id === properties.body) return [bodyPart('text/plain', Buffer.from(textOf(property, codePage)), 'utf-8')];
    return [];
  });
}

function fill(attachment: Attachment, id: number, data: Buffer, codePage: string): void {
  if (id === names.attachmentName) attachment.name ??= textOf({ id, type: 0x1e, value: data }, codePage);
  if (id === names.attachmentData) attachment.data = data;
  if (id !== names.attachmentProperties) return;
  for (const property of mapiProperties(data)) {
    if (property.id === properties.longName) attachment.name = textOf(property, codePage);
    if (property.id === properties.type) attachment.type = textOf(property, codePage).toLowerCase();
    if (property.id === properties.data) attachment.data ??= property.value;
  }
}

function attachmentPart({ name, type, data }: Attachment): InnerPart[] {
  if (!data) return [];
  const inner = data.subarray(INTERFACE);
  const isMessage = inner.subarray(0, 4).toString('hex') === '789f3e22';
  const contentType = type || 'application/octet-stream';
  return [{ contentType, name, bytes: isMessage ? inner : data, attachment: true }];
}
