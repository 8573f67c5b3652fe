/**
 * The pictures of a page, laid where the page lays them: scanners cut a page in strips, turn or mirror it by its matrix,
 * or part it in a coloured ground and a stencil of its ink.
 */
import { areaOf, around, type Box, type Matrix, movedBox, type Point, shared } from './pdf-geometry.js';
import { type DecodedImage, greyOf, isClear, type Picture } from './picture.js';

export interface Laid {
  readonly image: DecodedImage;
  /** From the unit square, in which every image of a PDF is drawn, to the page (ISO 32000, 8.9.5). */
  readonly matrix: Matrix;
  /** For a stencil, the grey of the ink that its black lets through; null for a picture. */
  readonly ink: number | null;
}

export interface Sheet {
  readonly picture: Picture;
  readonly dotsAnInch: number;
}

/** A4 at 600 dots an inch is 35 million pixels. */
export const MOST_PIXELS = 40_000_000;
const POINTS_AN_INCH = 72;
const square: Box = [0, 0, 1, 1];

const placed = ({ matrix }: Laid, view: Box): Box => shared(movedBox(matrix, square), view);

/** Share of the page that its pictures cover, 0 to 1; what lies under another counts too. */
export function covered(images: readonly Laid[], view: Box): number {
  const area = images.reduce((sum, one) => sum + areaOf(placed(one, view)), 0);
  return areaOf(view) > 0 ? Math.min(1, area / areaOf(view)) : 0;
}

/** One picture of all of them, in the order they are painted in; null when none shows or the whole is too large. */
export function lay(images: readonly Laid[], view: Box): Sheet | null {
  const boxes = images.map((one) => placed(one, view)).filter((box) => areaOf(box) > 0);
  const area = around(
    boxes.flatMap(([left, bottom, right, top]): Point[] => [
      [left, bottom],
      [right, top],
    ]),
  );
  const scale = pixelsAPoint(images, view);
  const width = Math.round((area[2] - area[0]) * scale);
  const height = Math.round((area[3] - area[1]) * scale);
  if (!(width > 0 && height > 0 && width * height <= MOST_PIXELS)) return null;
  const picture = { width, height, grey: new Uint8Array(width * height).fill(255) };
  for (const one of images) paint(one, picture, area, scale);
  return { picture, dotsAnInch: scale * POINTS_AN_INCH };
}

/** The finest of the large pictures decides: a small and very fine logo does not. */
function pixelsAPoint(images: readonly Laid[], view: Box): number {
  const areas = images.map((one) => areaOf(placed(one, view)));
  const large = images.filter((_, index) => (areas[index] ?? 0) >= Math.max(...areas) / 2);
  const scales = large.flatMap(({ image, matrix: [a, b, c, d] }) => [
    image.width / Math.hypot(a, b),
    image.height / Math.hypot(c, d),
  ]);
  return Math.max(0, ...scales.filter(Number.isFinite));
}

/** Each pixel of the sheet asks which pixel of the image lies there, through the inverse of the matrix. */
function paint(laid: Laid, sheet: Picture, [left, , , top]: Box, scale: number): void {
  const { image, matrix } = laid;
  const [a, b, c, d, e, f] = matrix;
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < Number.EPSILON) return;
  const source = paintOf(laid);
  const across = d / determinant / scale;
  const along = b / determinant / scale;
  for (let y = 0; y < sheet.height; y += 1) {
    const [x0, y0] = [left + 0.5 / scale - e, top - (y + 0.5) / scale - f];
    let u = (d * x0 - c * y0) / determinant;
    let v = 1 - (a * y0 - b * x0) / determinant;
    for (let x = 0; x < sheet.width; x += 1) {
      if (u >= 0 && u < 1 && v >= 0 && v < 1) {
        const from = Math.floor(v * image.height) * image.width + Math.floor(u * image.width);
        if (!source.clear(from)) sheet.grey[y * sheet.width + x] = source.grey(from);
      }
      u += across;
      v += along;
    }
  }
}

function paintOf({ image, ink }: Laid): { grey(at: number): number; clear(at: number): boolean } {
  const { grey } = greyOf(image);
  if (ink !== null) return { grey: () => ink, clear: (at) => grey[at] !== 0 };
  return { grey: (at) => grey[at] ?? 255, clear: (at) => isClear(image, at) };
}
