/** Grey pictures of scanned pages: what a reader of characters needs, and nothing of how the PDF packed them. */

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, row by row; 0 is black. */
  readonly grey: Uint8Array;
}

/** Kinds of pdf.js: one bit a pixel, three bytes, four bytes. */
export interface DecodedImage {
  readonly width: number;
  readonly height: number;
  readonly kind: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const BITS = 1;
const RGBA = 3;
const RGB_BYTES = 3;
const RGBA_BYTES = 4;

export function greyOf({ width, height, kind, data }: DecodedImage): Picture {
  return { width, height, grey: kind === BITS ? greyOfBits(width, height, data) : greyOfColours(width * height, data) };
}

function greyOfBits(width: number, height: number, data: ArrayLike<number>): Uint8Array {
  const grey = new Uint8Array(width * height);
  const rowBytes = (width + 7) >> 3;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const byte = data[y * rowBytes + (x >> 3)] ?? 0;
      grey[y * width + x] = (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
  }
  return grey;
}

/** Luma of BT.601, in integers. */
function greyOfColours(pixels: number, data: ArrayLike<number>): Uint8Array {
  const step = data.length >= pixels * RGBA_BYTES ? RGBA_BYTES : RGB_BYTES;
  const grey = new Uint8Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    const at = pixel * step;
    grey[pixel] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8;
  }
  return grey;
}

/** True for a pixel through which what lies below is seen. */
export function isClear({ kind, data }: DecodedImage, pixel: number): boolean {
  return kind === RGBA && (data[pixel * RGBA_BYTES + 3] ?? 255) < 128;
}

/** Pencil and pale stamps count: paper is lighter. */
const INK = 160;
const LEAST_INK = 0.002;

/** Whether anything is written or drawn on a page: the specks of a blank one are not. */
export function hasInk({ grey }: Picture): boolean {
  let dark = 0;
  for (const value of grey) if (value < INK) dark += 1;
  return dark > grey.length * LEAST_INK;
}

/** Turned clockwise by a multiple of 90 degrees. */
export function turned(picture: Picture, degrees: number): Picture {
  const quarters = (((degrees / 90) % 4) + 4) % 4;
  let result = picture;
  for (let turn = 0; turn < quarters; turn += 1) result = quarterTurned(result);
  return result;
}

function quarterTurned({ width, height, grey }: Picture): Picture {
  const turnedGrey = new Uint8Array(grey.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turnedGrey[x * height + (height - 1 - y)] = grey[y * width + x] ?? 255;
  }
  return { width: height, height: width, grey: turnedGrey };
}

/** Each pixel as four: low scans are read better larger. */
export function doubled({ width, height, grey }: Picture): Picture {
  const larger = new Uint8Array(grey.length * 4);
  for (let y = 0; y < height * 2; y += 1) {
    for (let x = 0; x < width * 2; x += 1) larger[y * width * 2 + x] = grey[(y >> 1) * width + (x >> 1)] ?? 255;
  }
  return { width: width * 2, height: height * 2, grey: larger };
}

/** Netpbm, binary grey: a header of one line and the pixels. */
export function pgmOf({ width, height, grey }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), grey]);
}
