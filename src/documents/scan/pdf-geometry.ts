/** Plane geometry of a PDF page, in points of its own user space (ISO 32000, 8.3). */

export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
export type Box = readonly [left: number, bottom: number, right: number, top: number];
export type Point = readonly [x: number, y: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];
export const nowhere: Box = [0, 0, 0, 0];

/** The matrix that does `inner` first and `outer` then. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** A matrix out of what an operator carries; the identity when it is none. */
export function matrixOf(given: unknown): Matrix {
  const numbers = numbersOf(given);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return numbers.length === 6 ? [a, b, c, d, e, f] : identity;
}

/** A box out of what an operator carries; null when it is none. */
export function boxOf(given: unknown): Box | null {
  const numbers = numbersOf(given);
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers;
  return numbers.length === 4
    ? [Math.min(left, right), Math.min(bottom, top), Math.max(left, right), Math.max(bottom, top)]
    : null;
}

function numbersOf(given: unknown): number[] {
  const list =
    Array.isArray(given) || ArrayBuffer.isView(given) ? Array.from(given as unknown as ArrayLike<unknown>) : [];
  return list.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
}

export function moved([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The upright box around points. */
export function around(points: readonly Point[]): Box {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  return points.length === 0 ? nowhere : [left, bottom, right, top];
}

/** The upright box around a box that a matrix moves. */
export function movedBox(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  const corners: Point[] = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ];
  return around(corners.map((corner) => moved(matrix, corner)));
}

/** What two boxes share; an empty box when that is nothing. */
export function shared(one: Box, other: Box): Box {
  const left = Math.max(one[0], other[0]);
  const bottom = Math.max(one[1], other[1]);
  const right = Math.min(one[2], other[2]);
  const top = Math.min(one[3], other[3]);
  return left < right && bottom < top ? [left, bottom, right, top] : nowhere;
}

export function areaOf([left, bottom, right, top]: Box): number {
  return (right - left) * (top - bottom);
}

export function holds([left, bottom, right, top]: Box, [x, y]: Point): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}
