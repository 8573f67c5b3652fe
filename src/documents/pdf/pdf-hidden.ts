/** Why a person looking at a PDF page does not see a word of it, from what the page paints before and after. */
import type { HiddenReason } from '../../domain/intake/message.js';
import { areaOf, around, type Box, holds, type Point } from '../scan/pdf-geometry.js';
import { type Colour, contrast } from '../visible/colour.js';
import type { Layer } from './page-drawing.js';
import { paints } from './pdf-shape.js';
import type { Strata } from './pdf-strata.js';
import type { Word } from './pdf-words.js';

/** Size in points below which text is unreadable. */
const SMALLEST = 2;
/** Neither filled nor stroked, or only a clipping path (ISO 32000, 9.3.6). */
const unpainted = [3, 7];
const FAINTEST = 0.1;
const LEAST_CONTRAST = 1.2;
/** Share of a word that must be lost for the word to be. */
const MOST = 0.8;
const white: Colour = [255, 255, 255, 1];

export interface Verdict {
  readonly why: HiddenReason | null;
  /** True when it cannot be decided: near-white on a picture, a blend, a mask. */
  readonly doubtful: boolean;
}

/** `isClear` says whether a picture has transparent places. */
export function verdictOn(word: Word, page: Box, strata: Strata, isClear: (picture: string) => boolean): Verdict {
  const why = whyItself(word) ?? whyPlaced(word, page);
  if (why) return { why, doubtful: false };
  const near = strata.at(around(word.points));
  const later = near.filter(({ order, opaque }) => opaque && order > word.order);
  const shines = (layer: Layer) => layer.picture !== null && isClear(layer.picture);
  const covers = later.filter((layer) => !shines(layer));
  if (mostly(word.points, (point) => covers.some((layer) => isOn(layer, point)))) {
    return { why: 'covered', doubtful: false };
  }
  const below = near.filter(({ order }) => order < word.order);
  const verdict = onPaper(word, below);
  return word.mixed || later.some(shines) ? { ...verdict, doubtful: true } : verdict;
}

function whyItself({ shown, mode, alpha, height, width }: Word): HiddenReason | null {
  if (!shown) return 'not_displayed';
  if (unpainted.includes(mode)) return 'invisible';
  if (alpha < FAINTEST) return 'transparent';
  return height < SMALLEST || width < SMALLEST / 4 ? 'tiny' : null;
}

function whyPlaced({ points, clip }: Word, page: Box): HiddenReason | null {
  if (mostly(points, (point) => !holds(page, point))) return 'moved_away';
  return areaOf(clip) === 0 || mostly(points, (point) => !holds(clip, point)) ? 'clipped' : null;
}

function onPaper({ colour, alpha, points }: Word, below: readonly Layer[]): Verdict {
  if (!colour) return { why: null, doubtful: false };
  const papers = points.map((point) => paperOf(below.findLast((layer) => isOn(layer, point))));
  const lost = papers.filter((paper) => paper && contrast(laidOn(colour, alpha, paper), paper) < LEAST_CONTRAST);
  if (lost.length >= MOST * papers.length) return { why: 'same_colour', doubtful: false };
  return { why: null, doubtful: papers.includes(null) && contrast(colour, white) < LEAST_CONTRAST };
}

function paperOf(layer: Layer | undefined): Colour | null {
  return layer ? layer.colour : white;
}

/** The colour seen of an ink that lets the paper shine through. */
function laidOn([red, green, blue]: Colour, alpha: number, [paperRed, paperGreen, paperBlue]: Colour): Colour {
  const mix = (ink: number, paper: number) => ink * alpha + paper * (1 - alpha);
  return [mix(red, paperRed), mix(green, paperGreen), mix(blue, paperBlue), 1];
}

function isOn({ clip, outlines, evenOdd }: Layer, point: Point): boolean {
  return holds(clip, point) && paints(outlines, evenOdd, point);
}

function mostly(points: readonly Point[], is: (point: Point) => boolean): boolean {
  return points.filter(is).length >= MOST * points.length;
}
