/** PDFs as scanners write them, made out of the picture of a labelled request. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../fixtures/samples/', import.meta.url));

export interface PdfImage {
  /** Entries of its dictionary, without the length. */
  readonly entries: string;
  readonly data: Buffer;
}

/** The JPEG of the one page of a scanned sample. */
export function sampleJpeg(number: string): Buffer {
  const name = readdirSync(folder).find((each) => each.startsWith(number)) ?? '';
  const raw = readFileSync(`${folder}${name}/message.eml`, 'latin1');
  const pdf = Buffer.from(/JVBERi0[A-Za-z0-9+/=\r\n]+/.exec(raw)?.[0] ?? '', 'base64');
  const from = pdf.indexOf(Buffer.from('ffd8ff', 'hex'));
  return pdf.subarray(from, pdf.lastIndexOf(Buffer.from('ffd9', 'hex')) + 2);
}

export function jpegImage(data: Buffer): PdfImage {
  const at = data.indexOf(Buffer.from('ffc0', 'hex'));
  const [height, width, colours] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7), data[at + 9]];
  const space = colours === 1 ? '/DeviceGray' : '/DeviceRGB';
  return { entries: `/Width ${width}/Height ${height}/BitsPerComponent 8/ColorSpace${space}/Filter/DCTDecode`, data };
}

/** Rows of a grey picture, as they are. */
export function greyImage(width: number, rows: Uint8Array): PdfImage {
  const size = `/Width ${width}/Height ${rows.length / width}`;
  return { entries: `${size}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode`, data: deflateSync(rows) };
}

/** One bit a pixel; as a stencil its black is painted in the ink of the page, and its white is clear. */
export function bitImage(width: number, height: number, isBlack: (at: number) => boolean, stencil = false): PdfImage {
  const rowBytes = (width + 7) >> 3;
  const bits = Buffer.alloc(rowBytes * height, 0xff);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * rowBytes + (x >> 3);
      if (isBlack(y * width + x)) bits[at] = (bits[at] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  const kind = stencil ? '/ImageMask true' : '/ColorSpace/DeviceGray';
  return {
    entries: `/Width ${width}/Height ${height}/BitsPerComponent 1${kind}/Filter/FlateDecode`,
    data: deflateSync(bits),
  };
}

/** An A4 page that paints with `content`, in which the images are called /I0, /I1 and so on. */
export interface PdfPage {
  readonly content: string;
  readonly images: readonly PdfImage[];
}

export function pdfOf(pages: readonly PdfPage[]): Buffer {
  const objects: Buffer[] = [Buffer.from('<</Type/Catalog/Pages 2 0 R>>'), Buffer.alloc(0)];
  const add = (object: Buffer) => objects.push(object);
  const font = add(Buffer.from('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'));
  const kids = pages.map(({ content, images }) => {
    const names = images.map(({ entries, data }, index) => {
      const number = add(stream(`/Type/XObject/Subtype/Image${entries}`, data));
      return `/I${index} ${number} 0 R`;
    });
    const contents = add(stream('', Buffer.from(content, 'latin1')));
    const resources = `<</Font<</F ${font} 0 R>>/XObject<<${names.join('')}>>>>`;
    const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${contents} 0 R/Resources${resources}>>`;
    return `${add(Buffer.from(page))} 0 R`;
  });
  objects[1] = Buffer.from(`<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages.length}>>`);
  return whole(objects);
}

export function stream(entries: string, data: Buffer): Buffer {
  const head = Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`);
  return Buffer.concat([head, data, Buffer.from('\nendstream')]);
}

/** A whole file out of its objects, the first of which is the catalogue. */
export function whole(objects: readonly Buffer[]): Buffer {
  const chunks = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let length = 9;
  for (const [index, object] of objects.entries()) {
    const chunk = Buffer.concat([Buffer.from(`${index + 1} 0 obj`), object, Buffer.from('endobj\n')]);
    places.push(length);
    chunks.push(chunk);
    length += chunk.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`;
  return Buffer.concat([...chunks, Buffer.from(trailer)]);
}
