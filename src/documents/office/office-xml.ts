/** The XML of office files as a stream of events; a document type is refused, so that no entity is ever expanded. */
import { SaxesParser } from 'saxes';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlEvents {
  /** Names and attributes carry the prefix of their namespace as we call it, whatever the file calls it. */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

const ooxml = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';
const spaces = new Map([
  ['', ''],
  [`${ooxml}wordprocessingml/2006/main`, 'w:'],
  [`${strict}wordprocessingml/main`, 'w:'],
  [`${ooxml}officeDocument/2006/math`, 'm:'],
  [`${strict}officeDocument/math`, 'm:'],
  [`${ooxml}officeDocument/2006/relationships`, 'r:'],
  [`${strict}officeDocument/relationships`, 'r:'],
  [`${ooxml}package/2006/relationships`, 'package:'],
  [`${ooxml}markup-compatibility/2006`, 'mc:'],
  ...['office', 'style', 'text', 'table', 'script', 'xsl-fo-compatible'].map(
    (name) => [`urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`, `${name}:`] as const,
  ),
]);
/** Drawings and the makers' own extensions: they carry text boxes, and are not told apart further. */
const neutral = [ooxml, strict, 'http://schemas.microsoft.com/', 'urn:schemas-microsoft-com:', 'urn:oasis:names:tc:'];

/** Elements that programs ignore with all their content (ISO/IEC 29500-3), so that they are never shown. */
export const FOREIGN = 'foreign:';

function called(uri: string, local: string): string {
  const prefix = spaces.get(uri);
  if (prefix !== undefined) return prefix + local;
  return (neutral.some((start) => uri.startsWith(start)) ? 'other:' : FOREIGN) + local;
}

/** Throws on XML that is not well-formed, and on any DOCTYPE. */
export function walkXml(bytes: Uint8Array, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('A document type is refused.');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const named = Object.values(attributes).map((one) => [called(one.uri, one.local), one.value] as const);
    events.open(called(uri, local), Object.fromEntries(named));
  });
  parser.on('closetag', ({ uri, local }) => events.close(called(uri, local)));
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.write(Buffer.from(bytes).toString('utf8')).close();
}
