/** From the declarations on an element to whether its text is seen, and if not, why. */
import type { HiddenReason } from '../../domain/intake/message.js';
import { type Colour, colour, contrast } from './colour.js';

export type Declarations = ReadonlyMap<string, string>;

/** What an element hands down to its children. */
export interface Look {
  /** Set once for a whole subtree that nothing below can show again. */
  readonly gone: HiddenReason | null;
  readonly invisible: boolean;
  readonly opacity: number;
  readonly ink: Colour;
  /** null when a picture lies behind, or the colour is not understood. */
  readonly paper: Colour | null;
  /** Pixels. */
  readonly size: number;
  readonly indented: boolean;
}

export const plainLook: Look = {
  gone: null,
  invisible: false,
  opacity: 1,
  ink: [0, 0, 0, 1],
  paper: [255, 255, 255, 1],
  size: 16,
  indented: false,
};

/** The look of a child, from its parent's and from what is declared on it. */
export function inherit(parent: Look, own: Declarations): Look {
  const value = (name: string) => own.get(name)?.trim().toLowerCase() ?? '';
  const indent = value('text-indent');
  return {
    gone: parent.gone ?? whyGone(value),
    invisible: visibility(value('visibility')) ?? parent.invisible,
    opacity: parent.opacity * opacity(value('opacity')),
    ink: colour(value('color')) ?? parent.ink,
    paper: paper(value, parent.paper),
    size: size(value('font-size') || sizeInFont(value('font')), parent.size),
    indented: indent === '' ? parent.indented : pixels(indent, parent.size) <= -500,
  };
}

/** Why text with this look is not seen; null when it is. */
export function whyHidden(look: Look): HiddenReason | null {
  if (look.gone) return look.gone;
  if (look.invisible) return 'invisible';
  if (look.opacity < 0.1 || look.ink[3] < 0.1) return 'transparent';
  if (look.size < 3) return 'tiny';
  if (look.indented) return 'moved_away';
  if (look.paper && contrast(look.ink, look.paper) < 1.25) return 'same_colour';
  return null;
}

type Read = (name: string) => string;

function whyGone(value: Read): HiddenReason | null {
  if (value('display') === 'none' || value('mso-hide') === 'all') return 'not_displayed';
  if (movedAway(value)) return 'moved_away';
  if (clipped(value)) return 'clipped';
  return /scale[xy]?\(\s*0(?:\.0+)?\s*[,)]/.test(value('transform')) ? 'tiny' : null;
}

function movedAway(value: Read): boolean {
  const placed = /^(?:absolute|fixed|relative)$/.test(value('position'));
  const offsets = placed ? ['left', 'top', 'right', 'bottom'] : [];
  return [...offsets, 'margin-left', 'margin-top'].some((name) => pixels(value(name), 16) <= -500);
}

function clipped(value: Read): boolean {
  if (/^rect\((?:\s*[01](?:px)?[\s,]*){4}\)$/.test(value('clip'))) return true;
  if (/^inset\((?:50|100)%/.test(value('clip-path')) || /^circle\(0/.test(value('clip-path'))) return true;
  const cut = /hidden|clip/.test(value('overflow'));
  return cut && ['width', 'height', 'max-height', 'max-width'].some((name) => isNothing(value(name)));
}

function isNothing(length: string): boolean {
  return length !== '' && pixels(length, 16) <= 1;
}

function visibility(value: string): boolean | null {
  if (value === 'hidden' || value === 'collapse') return true;
  return value === 'visible' || value === 'initial' ? false : null;
}

function opacity(value: string): number {
  const number = Number.parseFloat(value);
  if (Number.isNaN(number)) return 1;
  return Math.min(1, Math.max(0, value.endsWith('%') ? number / 100 : number));
}

function paper(value: Read, behind: Colour | null): Colour | null {
  const shorthand = value('background');
  if (shorthand.includes('url(') || value('background-image').includes('url(')) return null;
  const written = value('background-color') || shorthand;
  if (written === '' || written === 'none') return behind;
  const found = colour(written) ?? colour(written.split(' ')[0] ?? '');
  if (!found) return null;
  return found[3] < 0.1 ? behind : found;
}

function sizeInFont(shorthand: string): string {
  return /(?:^|\s)(\d[\d.]*(?:px|pt|em|rem|%)?)(?:\/|\s)/.exec(shorthand)?.[1] ?? '';
}

function size(value: string, parent: number): number {
  if (value === '') return parent;
  const length = pixels(value, parent);
  return Number.isNaN(length) ? parent : length;
}

const units: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  rem: 16,
  vw: 10,
  vh: 8,
};

/** A length in pixels; NaN when it is none, so that every comparison with it is false. */
function pixels(value: string, em: number): number {
  const match = /^(-?\d*\.?\d+)([a-z%]*)/.exec(value);
  if (!match) return Number.NaN;
  const [, digits = '', unit = ''] = match;
  const number = Number.parseFloat(digits);
  if (unit === '%') return (number / 100) * em;
  if (unit === 'em' || unit === 'ex' || unit === 'ch') return number * em;
  return number * (units[unit] ?? 1);
}
