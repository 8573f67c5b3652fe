/** Filled shapes of a PDF page, as far as text lies on them or under them. */
import { areaOf, around, type Box, holds, type Matrix, moved, type Point } from '../scan/pdf-geometry.js';

/** One closed outline that fills most of the box around it; its turn is 1 or -1. */
export interface Outline {
  readonly box: Box;
  readonly turn: number;
}

/** Less of its box than this, and a shape is a line, a letter or a logo: nothing is said to lie on it. */
const FILLS_ITS_BOX = 0.7;
/** Square points under which a shape neither hides nor carries a word. */
const SMALLEST = 9;

/** Numbers that follow each drawing command of pdf.js: move, line, cubic, quadratic, close. */
const lengths = [2, 2, 6, 4, 0];

/** The outlines of a path of pdf.js, moved by a matrix. */
export function outlinesOf(path: ArrayLike<number>, matrix: Matrix): Outline[] {
  const outlines: Outline[] = [];
  let points: Point[] = [];
  const close = () => {
    const outline = outlineOf(points);
    if (outline) outlines.push(outline);
    points = [];
  };
  for (let at = 0; at < path.length; ) {
    const command = path[at] ?? 0;
    const end = at + 1 + (lengths[command] ?? 0);
    if (command === 0) close();
    for (let next = at + 1; next < end; next += 2) points.push(moved(matrix, [path[next] ?? 0, path[next + 1] ?? 0]));
    at = end;
  }
  close();
  return outlines;
}

function outlineOf(points: readonly Point[]): Outline | null {
  const box = around(points);
  const signed = signedArea(points);
  const fills = areaOf(box) >= SMALLEST && Math.abs(signed) >= FILLS_ITS_BOX * areaOf(box);
  return fills ? { box, turn: Math.sign(signed) } : null;
}

function signedArea(points: readonly Point[]): number {
  let twice = 0;
  let [x, y] = points.at(-1) ?? [0, 0];
  for (const [nextX, nextY] of points) {
    twice += x * nextY - nextX * y;
    [x, y] = [nextX, nextY];
  }
  return twice / 2;
}

/** Whether a path paints a point, by the rule it is filled with (ISO 32000, 8.5.3.3). */
export function paints(outlines: readonly Outline[], evenOdd: boolean, point: Point): boolean {
  const hit = outlines.filter(({ box }) => holds(box, point));
  return evenOdd ? hit.length % 2 === 1 : hit.reduce((sum, { turn }) => sum + turn, 0) !== 0;
}
