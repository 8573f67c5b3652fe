/** Attached PNG and JPEG files that show a page; others, logos and photographs stay pictures for people. */
import type { Opened } from '../result/opened.js';
import type { Scanned, Scans } from './scans.js';

/** The engine decodes the file itself, in colour: beyond this its memory outgrows the bound of the reader. */
const MOST_PIXELS = 20_000_000;
/** Pixels of the short side under which no page is legible: logos, icons, banners. */
const SHORTEST_SIDE = 600;
/** Letters that make a text of what was found in a picture. */
const FEW_LETTERS = 40;

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ff', 'hex');

export function isPictureFile(bytes: Buffer): boolean {
  return starts(bytes, PNG) || starts(bytes, JPEG);
}

const starts = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

/** Never throws: a picture that shows no legible page is a picture, one that is too large or cut says so. */
export async function readPictureFile(bytes: Buffer, scans: Scans): Promise<Opened> {
  const size = sizeOf(bytes);
  if (!size || Math.min(size.width, size.height) < SHORTEST_SIDE) return { text: null, unread: 'picture' };
  if (size.width * size.height > MOST_PIXELS) return { text: null, unread: 'too_large' };
  try {
    return openedOf(await scans.readFile(bytes));
  } catch {
    return { text: null, unread: 'damaged' };
  }
}

function openedOf(scanned: Scanned): Opened {
  if (scanned.outcome === 'spent') return { text: null, unread: 'time' };
  const isText = scanned.outcome === 'read' && (scanned.text.match(/\p{L}/gu) ?? []).length >= FEW_LETTERS;
  return isText ? { text: scanned.text, unread: null, marks: ['read_by_ocr'] } : { text: null, unread: 'picture' };
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels as the head of the file declares them: asked before anything is decoded. */
export function sizeOf(bytes: Buffer): Size | null {
  if (starts(bytes, PNG) && bytes.length >= 24)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  return starts(bytes, JPEG) ? jpegSize(bytes) : null;
}

/** Start of frame, but for those of the same range that define tables (ITU-T T.81, B.1.1.3). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Buffer): Size | null {
  let at = 2;
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    if (isFrame(bytes[at + 1] ?? 0)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
