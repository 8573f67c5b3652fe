/**
 * The redactor: a PDF on standard input, an order in its arguments, the copy on standard output. Runs once. Nothing of
 * the original passes but the picture of its pages, in grey, with the zones painted over; the copy is then read again,
 * and is given out only when no text and no lighter point is left where a zone lies.
 */
import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import PdfDocument from 'pdfkit';
import { limits } from '../../documents/result/limits.js';
import { RedactionOrder, type RedactionZone, reasonWords } from './redaction.js';
import { NOT_THERE } from './run-bounded.js';

const DOTS_PER_INCH = 150;
const POINTS_PER_INCH = 72;
/** A page larger than this is drawn smaller: about 60 cm at the resolution above. */
const MOST_DOTS = 3_600;
/** Of 255: darker counts as black, for what a renderer rounds. */
const BLACK = 8;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a dot, 0 is black. */
  readonly dots: Uint8Array;
  readonly points: { readonly width: number; readonly height: number };
}

async function pictureOf(page: PDFiumPage): Promise<Picture> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const scale = Math.min(DOTS_PER_INCH / POINTS_PER_INCH, MOST_DOTS / Math.max(originalWidth, originalHeight));
  const { width, height, data } = await page.render({ scale, colorSpace: 'Gray', renderFormFields: true });
  return { width, height, dots: data, points: { width: originalWidth, height: originalHeight } };
}

/** Outwards to whole dots: a zone never covers less than was drawn. */
function dotsOf(zone: RedactionZone, { width, height }: Picture) {
  return {
    left: Math.floor(zone.left * width),
    right: Math.min(width, Math.ceil((zone.left + zone.width) * width)),
    top: Math.floor(zone.top * height),
    bottom: Math.min(height, Math.ceil((zone.top + zone.height) * height)),
  };
}

function paint(zone: RedactionZone, picture: Picture): void {
  const { left, right, top, bottom } = dotsOf(zone, picture);
  for (let row = top; row < bottom; row++)
    picture.dots.fill(0, row * picture.width + left, row * picture.width + right);
}

type Copy = InstanceType<typeof PdfDocument>;

function addPage(copy: Copy, { width, height, dots, points }: Picture): void {
  copy.addPage({ size: [points.width, points.height], margin: 0 });
  const image = copy.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
  });
  image.end(deflateSync(dots));
  copy.page.xobjects.Page = image;
  copy.addContent(`q ${points.width} 0 0 ${-points.height} 0 ${points.height} cm /Page Do Q`);
}

function addList(copy: Copy, { zones, language }: RedactionOrder): void {
  copy.addPage({ size: 'A4', margin: 62 }).font('Helvetica').fontSize(16);
  copy
    .text(language === 'fr' ? 'Passages occultés' : 'Redacted passages')
    .moveDown()
    .fontSize(10);
  zones.forEach(({ page, reason }, at) => {
    copy.text(`${at + 1}. Page ${page} – ${reasonWords[reason][language]}`);
  });
}

/** One page in memory at a time. */
async function copyOf(original: PDFiumDocument, order: RedactionOrder): Promise<Buffer> {
  const copy = new PdfDocument({ autoFirstPage: false, info: { CreationDate: new Date(0), ModDate: new Date(0) } });
  for (const page of original.pages()) {
    const picture = await pictureOf(page);
    for (const zone of zonesOf(page, order)) paint(zone, picture);
    addPage(copy, picture);
  }
  addList(copy, order);
  copy.end();
  return buffer(copy);
}

/** Reads the copy as anyone would: no text but the list on its last page, and nothing to be seen inside a zone. */
async function holds(copy: PDFiumDocument, order: RedactionOrder): Promise<boolean> {
  for (const page of [...copy.pages()].slice(0, -1)) {
    if (page.getText().trim() !== '') return false;
    const zones = zonesOf(page, order);
    const picture = zones.length === 0 ? null : await pictureOf(page);
    if (picture && !zones.every((zone) => isBlack(zone, picture))) return false;
  }
  return true;
}

const zonesOf = ({ number }: PDFiumPage, { zones }: RedactionOrder): RedactionZone[] =>
  zones.filter(({ page }) => page === number + 1);

/** But for the dots at the edge, which a renderer mixes with those beside. */
function isBlack(zone: RedactionZone, picture: Picture): boolean {
  const { left, right, top, bottom } = dotsOf(zone, picture);
  for (let row = top + 1; row < bottom - 1; row++) {
    const inside = picture.dots.subarray(row * picture.width + left + 1, row * picture.width + right - 1);
    if (inside.some((dot) => dot > BLACK)) return false;
  }
  return true;
}

const order = RedactionOrder.parse(JSON.parse(process.argv[2] ?? ''));
const library = await PDFiumLibrary.init();
const original = await library.loadDocument(await buffer(process.stdin)).catch(() => process.exit(NOT_THERE));
const count = original.getPageCount();
if (count > limits.pages || order.zones.some(({ page }) => page > count)) process.exit(NOT_THERE);
const copy = await copyOf(original, order);
if (!(await holds(await library.loadDocument(copy), order))) throw new Error('The copy still shows something.');
process.stdout.write(copy, () => process.exit(0));
