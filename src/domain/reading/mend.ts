/** Text whose lines were folded, with the breaks inside identifiers taken out: what is joined so is only a proposal. */
import type { Place } from '../law/place.js';

/** A folded text without some of its breaks. */
export interface Mended {
  readonly text: string;
  /** True for a place that runs over a break that was taken out. */
  readonly isJoined: (place: Place) => boolean;
  /** The place in the text as it was written. */
  readonly origin: (place: Place) => Place;
  /** True for a place of the written text at a break that was left, where an identifier may be cut all the same. */
  readonly isCut: (place: Place) => boolean;
}

/** Characters looked at on each side of a break. */
const REACH = 1_000;
/** Characters of a line that was perhaps folded for its length. */
const WIDE = 60;

/**
 * `folded` has the places of `text`; only `text` has its line ends. Word processors add a hyphen where they break a
 * word, mail programs do not: with `hyphens` dropped, the one before a break goes with it. Linear work.
 */
export function mend(text: string, folded: string, hyphens: 'kept' | 'dropped' = 'kept'): Mended {
  const seam = new Seam(folded);
  const cuts: Place[] = [];
  for (const { gap, line, isSoft } of gapsIn(text)) {
    const left = seam.tokenBefore(gap.start);
    const right = folded.slice(gap.end, gap.end + REACH).split(' ', 1)[0] ?? '';
    const isWide = gap.start - line > WIDE;
    const isInside = isSoft || isBracketed(left, text.slice(gap.end, gap.end + REACH));
    if (left !== '' && right !== '' && (isInside || goesOn(left, right, isWide))) {
      seam.join(gap, hyphens === 'dropped' && left.endsWith('-'));
    } else if (mayGoOn(left, text.charAt(gap.end), isWide)) cuts.push(gap);
  }
  return {
    text: seam.end(),
    isJoined: ({ start, end }) => seam.joints.some((joint) => start < joint && joint < end),
    origin: ({ start, end }) => ({ start: seam.origin(start), end: seam.origin(end - 1) + 1 }),
    // A full stop may stand between an address and the break.
    isCut: ({ start, end }) => cuts.some((gap) => start === gap.end || end === gap.start || end === gap.start - 1),
  };
}

class Seam {
  /** Where two pieces meet, in the mended text. */
  readonly joints: number[] = [];
  private readonly pieces: string[] = [];
  /** Where what follows a joint comes from. */
  private readonly sources: { readonly at: number; readonly from: number }[] = [{ at: 0, from: 0 }];
  private length = 0;
  private read = 0;
  private tail = '';

  constructor(private readonly folded: string) {}

  tokenBefore(end: number): string {
    const piece = this.folded.slice(this.read, end);
    this.pieces.push(piece);
    this.length += piece.length;
    this.read = end;
    this.tail = (this.tail + piece.slice(-REACH)).slice(-REACH);
    return this.tail.slice(this.tail.lastIndexOf(' ') + 1);
  }

  join(gap: Place, dropsHyphen: boolean): void {
    const last = this.pieces.pop() ?? '';
    const kept = dropsHyphen ? last.slice(0, -1) : last;
    this.pieces.push(kept);
    this.length -= last.length - kept.length;
    this.tail = this.tail.slice(0, this.tail.length - last.length + kept.length);
    this.joints.push(this.length);
    this.sources.push({ at: this.length, from: gap.end });
    this.read = gap.end;
  }

  end(): string {
    return this.pieces.join('') + this.folded.slice(this.read);
  }

  origin(place: number): number {
    const source = this.sources.findLast(({ at }) => at <= place);
    return source ? source.from + place - source.at : place;
  }
}

interface Gap {
  readonly gap: Place;
  /** Where its line begins. */
  readonly line: number;
  /** True for a mark that shows nothing and lets a line break there. */
  readonly isSoft: boolean;
}

const soft = new Set('\u00ad\u200b\u2060\ufeff');
/** Around a line end: the spaces of columns, and the signs of quoted mail. */
const aside = new Set(' \t\r>');

function* gapsIn(text: string): Generator<Gap> {
  let line = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (soft.has(text.charAt(at))) yield { gap: { start: at, end: at + 1 }, line, isSoft: true };
    if (text.charAt(at) !== '\n') continue;
    let [start, end] = [at, at + 1];
    while (start > line && aside.has(text.charAt(start - 1))) start -= 1;
    while (end < text.length && aside.has(text.charAt(end))) end += 1;
    yield { gap: { start, end }, line, isSoft: false };
    line = end;
    at = end - 1;
  }
}

const hyphenated = /[\p{L}\p{N}][-_+]$/u;
const openUrl = /(?:https?|hxxps?|ftp):\/\/[^\s<>"']*$/;
const startOfDomain = /@(?:[\p{L}\p{N}-]+\.)?$/u;
const startOfVersion4 = /(?:^|[^\d.])(?:\d{1,3}\.){1,3}$/;
const restOfVersion4 = /^(?:\d{1,3}\.){0,2}\d{1,3}(?:$|[^\d])/;
/** One that ends in two colons is whole. */
const startOfVersion6 = /(?:^|[^0-9a-f:])(?:[0-9a-f]{0,4}:){1,6}[0-9a-f]{1,4}:$/;
const restOfVersion6 = /^:?[0-9a-f]{1,4}(?:$|[^0-9a-z])/;

/** Whether an identifier can only go on after the break. */
function goesOn(left: string, right: string, isWide: boolean): boolean {
  if (openUrl.test(left)) return urlGoesOn(left, right, isWide);
  if (hyphenated.test(left)) return /^[\p{L}\p{N}]/u.test(right);
  if (startOfDomain.test(left)) return /^[\p{L}\p{N}]/u.test(right);
  // Of two single numbers each may count an item of a list.
  if (startOfVersion4.test(left)) return restOfVersion4.test(right) && /\d\.\d/.test(`${left} ${right}`);
  if (startOfVersion6.test(left)) return restOfVersion6.test(right);
  return /[\p{L}\p{N}]$/u.test(left) && /^@[\p{L}\p{N}-]+\./u.test(right);
}

/** RFC 3986, appendix C: what stands between angle brackets is one address, whatever line ends break it. */
function isBracketed(left: string, rest: string): boolean {
  const end = /<[a-z]+:\/\/[^\s<>]*$/.test(left) ? rest.indexOf('>') : -1;
  const pieces = rest.slice(0, Math.max(0, end)).split('\n');
  return end > 0 && pieces.every((piece) => /^[^\s<"]+$/.test(piece.trim()));
}

function urlGoesOn(left: string, right: string, isWide: boolean): boolean {
  if (/^(?:https?|hxxps?|ftp):/.test(right)) return false;
  if (/[-_=&?%+#~@]$/.test(left)) return /^[\p{L}\p{N}%=&?#/_~.-]/u.test(right);
  const tail = right.replace(/[).,;:>\]]+$/, '');
  const isUrlLike = /[/?=&%_#]|\p{L}\d|\d\p{L}|\p{L}\.\p{L}{2,5}$/u.test(tail);
  return isUrlLike && (/[/:]$/.test(left) || isWide || /:\/\/[^/.]*\.$/.test(left));
}

/** Whether an identifier could go on: what stands there is then not known to be whole. */
function mayGoOn(left: string, next: string, isWide: boolean): boolean {
  if (!/^[\p{Ll}\p{N}]$/u.test(next)) return false;
  if (openUrl.test(left)) return isWide || left.endsWith('/');
  return /^[\p{L}\p{N}][\p{L}\p{N}._+-]*\.$/u.test(left) || /@[^\s@]*\.$/.test(left) || /::$/.test(left);
}
