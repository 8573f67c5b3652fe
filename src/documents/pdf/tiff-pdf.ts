/**
 * A TIFF as the PDF that holds the same pictures, packed as they are: PDF knows every packing that faxes and scanners
 * use, so that one reader opens both (ISO 32000, 7.4 and 8.9).
 */
import { limits } from '../result/limits.js';
import type { Opened } from '../result/opened.js';
import type { Scans } from '../scan/scans.js';
import { DamagedTiff, type TiffPage, type TiffPiece, tiffPages } from '../scan/tiff.js';
import { readPdf } from './pdf.js';

/** Never throws: a file that cannot be read is unread, with the reason. */
export async function readTiff(bytes: Buffer, scans: Scans): Promise<Opened> {
  let pages: TiffPage[];
  try {
    pages = tiffPages(bytes);
  } catch (error) {
    if (error instanceof DamagedTiff) return { text: null, unread: 'damaged' };
    throw error;
  }
  if (pages.length === 0) return { text: null, unread: 'damaged' };
  if (pages.some((page) => filterOf(page) === null)) return { text: null, unread: 'unread_format' };
  if (pages.flatMap(({ pieces }) => pieces).length > limits.tiffPieces) return { text: null, unread: 'too_large' };
  return readPdf(pdfOf(pages), scans);
}

const POINTS = 72;

function pdfOf(pages: readonly TiffPage[]): Buffer {
  const file = new PdfFile();
  const kids = pages.map((page) => pageInto(file, page));
  return file.end(kids);
}

function pageInto(file: PdfFile, page: TiffPage): number {
  const [across, down] = page.dotsAnInch.map((dots) => POINTS / dots) as [number, number];
  const names = page.pieces.map(
    (piece, index) => `/I${index} ${file.add(stream(imageOf(page, piece), dataOf(page, piece)))} 0 R`,
  );
  const drawn = page.pieces.map(({ x, y, width, height }, index) => {
    const bottom = (page.height - y - height) * down;
    return `q ${width * across} 0 0 ${height * down} ${x * across} ${bottom} cm /I${index} Do Q`;
  });
  const contents = file.add(stream('', Buffer.from(drawn.join('\n'))));
  const box = `[0 0 ${page.width * across} ${page.height * down}]`;
  const turn = turns[page.orientation] ?? 0;
  return file.add(
    Buffer.from(
      `<</Type/Page/Parent 2 0 R/MediaBox${box}/Rotate ${turn}/Contents ${contents} 0 R/Resources<</XObject<<${names.join('')}>>>>>>`,
    ),
  );
}

/** Degrees clockwise by which a page is shown turned; mirrored ones are shown as they are. */
const turns: Readonly<Record<number, number>> = { 3: 180, 6: 90, 8: 270 };

/** Ways of packing by their numbers in TIFF. */
const [NONE, HUFFMAN, FAX_3, FAX_4, LZW, JPEG, DEFLATE, OLD_DEFLATE, PACK_BITS] = [1, 2, 3, 4, 5, 7, 8, 32_946, 32_773];
const isFax = ({ compression }: TiffPage): boolean => [HUFFMAN, FAX_3, FAX_4].includes(compression);

/** Null for what PDF does not know. */
function filterOf(page: TiffPage): string | null {
  const { compression, bits, photometric } = page;
  if (colourOf(page) === null || ![1, 2, 4, 8].includes(bits)) return null;
  if (isFax(page)) return '/CCITTFaxDecode';
  if (compression === JPEG) return photometric === YCBCR || photometric <= RGB ? '/DCTDecode' : null;
  if (photometric === YCBCR) return null;
  const filters: Readonly<Record<number, string>> = {
    [NONE]: '',
    [LZW]: '/LZWDecode',
    [DEFLATE]: '/FlateDecode',
    [OLD_DEFLATE]: '/FlateDecode',
    [PACK_BITS]: '/RunLengthDecode',
  };
  return filters[compression] ?? null;
}

/** What the samples of a pixel mean. */
const [WHITE_IS_ZERO, BLACK_IS_ZERO, RGB, PALETTE, CMYK, YCBCR] = [0, 1, 2, 3, 5, 6];

const spaces: Readonly<Record<number, readonly [samples: number, space: string]>> = {
  [WHITE_IS_ZERO]: [1, '/DeviceGray'],
  [BLACK_IS_ZERO]: [1, '/DeviceGray'],
  [RGB]: [3, '/DeviceRGB'],
  [YCBCR]: [3, '/DeviceRGB'],
  [CMYK]: [4, '/DeviceCMYK'],
};

function colourOf({ photometric, samples, bits, palette }: TiffPage): string | null {
  const [asked, space = null] = spaces[photometric] ?? [];
  const colours = 2 ** bits;
  if (photometric !== PALETTE) return samples === asked ? space : null;
  if (palette.length !== 3 * colours) return null;
  const bytes = Array.from({ length: colours }, (_, at) =>
    [0, 1, 2].map((part) => (palette[part * colours + at] ?? 0) >> 8),
  );
  return `[/Indexed/DeviceRGB ${colours - 1}<${Buffer.from(bytes.flat()).toString('hex')}>]`;
}

function imageOf(page: TiffPage, { width, height }: TiffPiece): string {
  const { bits, photometric } = page;
  const filter = filterOf(page) ?? '';
  const packing = filter === '' ? '' : `/Filter${filter}/DecodeParms<<${parametersOf(page, width, height)}>>`;
  // Faxes tell black from white, whatever number each has.
  const isInverted = isFax(page) ? photometric === BLACK_IS_ZERO : photometric === WHITE_IS_ZERO;
  const decode = isInverted && page.compression !== JPEG ? '/Decode[1 0]' : '';
  return `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bits}/ColorSpace${colourOf(page)}${packing}${decode}`;
}

function parametersOf(page: TiffPage, width: number, height: number): string {
  const { compression, faxOptions, photometric, predictor, samples, bits } = page;
  if (compression === JPEG) return photometric === RGB ? '/ColorTransform 0' : '';
  if (!isFax(page)) {
    return predictor === 2 ? `/Predictor 2/Colors ${samples}/BitsPerComponent ${bits}/Columns ${width}` : '';
  }
  const coding = compression === FAX_4 ? -1 : faxOptions & 1;
  const aligned = compression === HUFFMAN ? '/EncodedByteAlign true' : '';
  return `/K ${coding}/Columns ${width}/Rows ${height}/EndOfBlock false${aligned}`;
}

/** JPEG strips of one page may share the tables that stand apart; each begins and ends as a file of its own. */
function dataOf({ compression, jpegTables }: TiffPage, { data }: TiffPiece): Buffer {
  if (compression !== JPEG || !jpegTables || jpegTables.length < 4) return data;
  return Buffer.concat([jpegTables.subarray(0, -2), data.subarray(2)]);
}

function stream(entries: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`), data, Buffer.from('\nendstream')]);
}

class PdfFile {
  private readonly chunks: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  /** Of the object of each number; the first two are written last. */
  private readonly places: number[] = [0, 0];
  private length = 9;

  add(object: Buffer): number {
    this.places.push(this.length);
    this.write(this.places.length, object);
    return this.places.length;
  }

  end(kids: readonly number[]): Buffer {
    this.places[0] = this.length;
    this.write(1, Buffer.from('<</Type/Catalog/Pages 2 0 R>>'));
    this.places[1] = this.length;
    const list = kids.map((kid) => `${kid} 0 R`).join(' ');
    this.write(2, Buffer.from(`<</Type/Pages/Kids[${list}]/Count ${kids.length}>>`));
    const size = this.places.length + 1;
    const table = this.places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
    const trailer = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${this.length}\n%%EOF`;
    return Buffer.concat([...this.chunks, Buffer.from(trailer)]);
  }

  private write(number: number, object: Buffer): void {
    const chunk = Buffer.concat([Buffer.from(`${number} 0 obj`), object, Buffer.from('endobj\n')]);
    this.chunks.push(chunk);
    this.length += chunk.length;
  }
}
