// @stage long
/** Pictures of acts as scanners and telephones make them, through the bounded reader. Doubles: none. */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { picturesOf } from '../../../src/documents/pdf/pdf-pictures.js';
import type { Picture } from '../../../src/documents/scan/picture.js';
import type { Part } from '../../../src/domain/intake/message.js';
import { read } from '../../../src/domain/reading/read.js';
import { readInChild } from '../../../src/intake/read-in-child.js';
import { buildReader } from '../../support/built-reader.js';
import { withAttachment } from '../../support/hostile-mail.js';
import { sampleLaw } from '../../support/samples.js';
import { bitImage, greyImage, jpegImage, type PdfPage, pdfOf, sampleJpeg } from '../../support/scanned-pdf.js';

let program = '';
let jpeg: Buffer;
let page: Picture;

beforeAll(async () => {
  program = buildReader();
  jpeg = sampleJpeg('002');
  page = await pictureOf({ content: A4, images: [jpegImage(jpeg)] });
});

const A4 = 'q 595 0 0 842 0 0 cm /I0 Do Q';
const UPSIDE_DOWN = 'q -595 0 0 -842 595 842 cm /I0 Do Q';
const isBlack = (at: number): boolean => (page.grey[at] ?? 255) < 140;

/** The page as a picture, decoded by the reader's own way. */
async function pictureOf(made: PdfPage): Promise<Picture> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: Uint8Array.from(pdfOf([made])), verbosity: 0, isOffscreenCanvasSupported: false });
  const pictures = await picturesOf(await (await task.promise).getPage(1));
  const sheet = pictures.sheet();
  await task.destroy();
  if (!sheet) throw new Error('The page shows no picture.');
  return sheet.picture;
}

async function readMail(raw: Buffer) {
  const message = await readInChild(Readable.from([raw]), { program });
  if (!message.readable) throw new Error(message.reason);
  return message;
}

async function attached(type: string, bytes: Buffer): Promise<Part> {
  const { parts } = await readMail(withAttachment(type, 'act', bytes));
  const part = parts.find(({ attachment }) => attachment);
  if (!part) throw new Error('The message has no attachment.');
  return part;
}

const readPages = (...pages: PdfPage[]): Promise<Part> => attached('application/pdf', pdfOf(pages));

function inStrips(): PdfPage {
  const half = page.height >> 1;
  const above = greyImage(page.width, page.grey.subarray(0, half * page.width));
  const below = greyImage(page.width, page.grey.subarray(half * page.width));
  const cut = (842 * (page.height - half)) / page.height;
  const content = `q 595 0 0 ${842 - cut} 0 ${cut} cm /I0 Do Q q 595 0 0 ${cut} 0 0 cm /I1 Do Q`;
  return { content, images: [above, below] };
}

function inLayers(): PdfPage {
  const ground = bitImage(8, 8, () => false);
  const ink = bitImage(page.width, page.height, isBlack, true);
  return { content: `${A4} 0.1 0.1 0.4 rg q 595 0 0 842 0 0 cm /I1 Do Q`, images: [ground, ink] };
}

function stamped(): PdfPage {
  const stamp = 'BT /F 10 Tf 40 815 Td (Courrier recu le 18/11/2026 - visa 442) Tj ET';
  return { content: `${A4} ${stamp}`, images: [jpegImage(jpeg)] };
}

describe('a fax in TIFF', () => {
  it('is read page by page, however coarse its lines', async () => {
    const bytes = readFileSync(new URL('../../fixtures/tiff/fax-group-3.tif', import.meta.url));
    const { text, pages, marks, unread } = await attached('image/tiff', bytes);
    for (const word of [/77-1-1/, /proj-kelvin-42/, /01234\/00567\/2026/, /198\.51\.100\.23/])
      expect(text).toMatch(word);
    expect([pages.length, marks, unread]).toEqual([2, ['read_by_ocr'], null]);
  });
});

describe('a page that is pictures', () => {
  const all = /2026\/018734[\s\S]*198\.51\.100\.23[\s\S]*interieur\.gouv\.fr/;
  const drawn: readonly [how: string, made: () => PdfPage, words: RegExp][] = [
    ['from a ground and a stencil of its ink', inLayers, /198\.51\.100\.23/],
    ['from all its strips', inStrips, all],
    ['laid upside down', () => ({ content: UPSIDE_DOWN, images: [jpegImage(jpeg)] }), /198\.51\.100\.23/],
    ['beside the stamp of a registry, which is text', stamped, /visa 442[\s\S]*198\.51\.100\.23/],
  ];

  it.each(drawn)('is read %s', async (_how, made, words) => {
    const part = await readPages(made());
    expect(part).toMatchObject({ unread: null });
    expect(part.marks).toContain('read_by_ocr');
    expect(part.text).toMatch(words);
  });

  it('is unread, not blank, when it has ink and no letters', async () => {
    const black = bitImage(400, 400, (at) => at % 400 > 100 && at % 400 < 300);
    const cover = 'BT /F 10 Tf 40 700 Td (Requisition judiciaire, suite page suivante.) Tj ET';
    const [text, blank, inked] = [
      { content: cover, images: [] },
      { content: A4, images: [bitImage(400, 400, () => false)] },
      { content: A4, images: [black] },
    ];
    expect((await readPages(text, blank)).marks).not.toContain('page_unread');
    expect(await readPages(text, inked)).toMatchObject({ unread: null, marks: ['page_unread'] });
    expect(await readPages(inked)).toMatchObject({ text: null, unread: 'no_text_layer' });
  });

  it('is unread when its letters are drawn as shapes', async () => {
    const glyph = '10 10 m 20 30 l 30 10 l f ';
    const cover = 'BT /F 10 Tf 40 700 Td (Requisition judiciaire, suite page suivante.) Tj ET';
    const part = await readPages({ content: cover, images: [] }, { content: glyph.repeat(100), images: [] });
    expect(part.marks).toEqual(['page_unread']);
  });

  it('is one of thirty at most: the rest is known to be missing', async () => {
    const tiny = { content: A4, images: [bitImage(60, 60, (at) => at % 60 > 20 && at % 60 < 40)] };
    const cover = {
      content: 'BT /F 10 Tf 40 700 Td (Requisition judiciaire, trente et une annexes.) Tj ET',
      images: [],
    };
    expect((await readPages(cover, ...Array.from({ length: 31 }, () => tiny))).marks).toContain('cut');
    expect((await readPages(cover, tiny)).marks).not.toContain('cut');
  });

  it('costs neither the message nor the reader when it declares 900 million pixels', async () => {
    const entries = '/Width 30000/Height 30000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode';
    const part = await readPages({ content: A4, images: [{ entries, data: deflateSync(Buffer.alloc(5_000_000)) }] });
    expect(part.text).toBeNull();
    expect(part.unread).toMatch(/no_text_layer|damaged|memory/);
  });
});

describe('an attached picture of an act', () => {
  it('is read, and what it says is a proposal', async () => {
    const message = await readMail(withAttachment('image/jpeg', 'IMG_0042.jpg', jpeg));
    const { facts, targets } = read(message, sampleLaw());
    expect(message.parts[1]).toMatchObject({ unread: null, marks: ['read_by_ocr'] });
    expect(facts.bases).toEqual(['CPP-60-1', 'CPP-60-1-2']);
    expect(targets.map(({ value }) => value)).toEqual(['198.51.100.23']);
    expect([facts.checks.targets_identified, facts.checks.signatory_named]).toEqual(['unknown', 'unknown']);
  });

  it('is damaged when it is cut', async () => {
    expect(await attached('image/jpeg', jpeg.subarray(0, 20_000))).toMatchObject({ text: null, unread: 'damaged' });
  });
});
