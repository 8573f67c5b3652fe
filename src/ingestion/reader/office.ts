/** Office files: only the parts that carry text are unpacked, and none when they would grow too large. */
import { unzipSync } from 'fflate';
import { docxStyles, readDocxPart } from './office-docx.js';
import { odtStyles, readOdtPart } from './office-odt.js';
import { OfficeText, type StyleLook } from './office-xml.js';
import type { Opened } from './opened.js';

/** Bytes of all parts together, as the file itself declares them: checked before anything is unpacked. */
const MOST_BYTES = 50_000_000;
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** An encrypted OOXML file is no zip but a compound file that holds one (MS-OFFCRYPTO). */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const parts =
  /^(?:word\/(?:document|styles|header\d*|footer\d*|footnotes|endnotes)\.xml|content\.xml|styles\.xml|mimetype|META-INF\/manifest\.xml)$/;

class TooLarge extends Error {}

export function isOffice(bytes: Buffer, contentType: string): boolean {
  const named = /officedocument\.wordprocessingml|opendocument\.text|msword/.test(contentType);
  return (named && bytes.subarray(0, 8).equals(COMPOUND)) || (bytes.subarray(0, 4).equals(ZIP) && hasText(bytes));
}

/** By the names in the archive: what the sender calls it proves nothing. */
function hasText(bytes: Buffer): boolean {
  return bytes.includes('word/document.xml') || (bytes.includes('content.xml') && bytes.includes('opendocument.text'));
}

/** Never throws: a file that cannot be read is unread, with the reason. */
export function readOffice(bytes: Buffer): Opened {
  if (!bytes.subarray(0, 4).equals(ZIP)) return { text: null, unread: 'encrypted' };
  try {
    return textOf(unpack(bytes));
  } catch (error) {
    return { text: null, unread: error instanceof TooLarge ? 'too_large' : 'damaged' };
  }
}

/** A file that lies about the size of a part is cut at the lie; its XML then ends too early, and is damaged. */
function unpack(bytes: Buffer): Record<string, Uint8Array> {
  let declared = 0;
  return unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!parts.test(name)) return false;
      declared += originalSize;
      if (declared > MOST_BYTES) throw new TooLarge();
      return true;
    },
  });
}

function textOf(files: Record<string, Uint8Array>): Opened {
  const into = new OfficeText();
  if (files['word/document.xml']) readDocx(files, into);
  else if (Buffer.from(files['META-INF/manifest.xml'] ?? []).includes('encryption-data')) {
    return { text: null, unread: 'encrypted' };
  } else readOdt(files, into);
  const { text, hidden } = into;
  return text.trim() === '' ? { text: null, unread: 'no_text_layer' } : { text, hidden, unread: null };
}

/** Headers first: a reference often stands in one. */
function readDocx(files: Record<string, Uint8Array>, into: OfficeText): void {
  const styles = files['word/styles.xml'] ? docxStyles(files['word/styles.xml']) : new Map<string, StyleLook>();
  for (const kind of ['header', 'document', 'footnotes', 'endnotes', 'footer']) {
    for (const [name, part] of Object.entries(files)) {
      if (name.startsWith(`word/${kind}`)) readDocxPart(part, styles, into);
    }
  }
}

function readOdt(files: Record<string, Uint8Array>, into: OfficeText): void {
  const styles = new Map<string, StyleLook>();
  const [named, content] = [files['styles.xml'], files['content.xml']];
  if (!content) throw new Error('The file has no content.');
  if (named) odtStyles(named, styles);
  odtStyles(content, styles);
  if (named) readOdtPart(named, styles, into);
  readOdtPart(content, styles, into);
}
