/** Pages of a PDF whose words must be read from their pictures. */
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { Scanned, Scans } from '../scan/scans.js';
import { picturesOf } from './pdf-pictures.js';

/** A page with fewer letters of its own than this is taken for a picture of a page. */
const FEW_LETTERS = 20;
/** A picture that fills the page is read beside a stamp or a header, not beside a whole text. */
const STAMP_LETTERS = 200;
const FILLED = 0.8;

export interface PageScan {
  readonly scanned: Scanned;
  /** False when the page also shows something that is no picture and no letter. */
  readonly isWhole: boolean;
}

/** What the pictures of a page say; null when the letters it shows are all there is to read. */
export async function scanOf(page: PDFPageProxy, letters: number, scans: Scans): Promise<PageScan | null> {
  if (letters >= STAMP_LETTERS) return null;
  const pictures = await picturesOf(page);
  if (letters >= FEW_LETTERS && pictures.covered < FILLED) return null;
  const { isWhole } = pictures;
  if (pictures.covered === 0) return isWhole ? null : { scanned: { outcome: 'unread' }, isWhole };
  const sheet = pictures.sheet();
  return { scanned: sheet ? await scans.readPage(sheet) : { outcome: 'unread' }, isWhole };
}
