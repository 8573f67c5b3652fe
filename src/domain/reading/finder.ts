/** Words sought in folded text, in linear time whatever the text: RE2 patterns with both ends guarded. */
import { RE2JS } from 're2js';
import { loosenSpaces } from '../law/instrument.js';
import { type Place, placesOf } from '../law/place.js';

export interface Finder {
  /** Every place, without overlap. */
  readonly all: (folded: string) => Place[];
  readonly first: (folded: string) => Place | null;
  readonly in: (folded: string) => boolean;
}

/** A word never starts or ends inside a longer one; `\b` would know ASCII letters only. */
const before = '(?:^|[^\\p{L}\\p{N}])';
const after = '(?:[^\\p{L}\\p{N}]|$)';

/** Finds any of the patterns as whole words; a space in a pattern is any run of spaces. */
export function words(...patterns: readonly string[]): Finder {
  return finder(`${before}(${alternatives(patterns)})${after}`);
}

/** Finds what any of the finders finds, in the order of the text. */
export function either(...finders: readonly Finder[]): Finder {
  return {
    all: (folded) => finders.flatMap((one) => one.all(folded)).sort((a, b) => a.start - b.start),
    first: (folded) => earliest(finders.map((one) => one.first(folded))),
    in: (folded) => finders.some((one) => one.in(folded)),
  };
}

function earliest(places: readonly (Place | null)[]): Place | null {
  return places.reduce((best, place) => (place && (!best || place.start < best.start) ? place : best), null);
}

function alternatives(patterns: readonly string[]): string {
  return patterns.map((pattern) => `(?:${loosenSpaces(pattern)})`).join('|');
}

/** Compiled at its first use: a process that reads nothing pays for no pattern. */
function machine(source: string): () => RE2JS {
  let compiled: RE2JS | undefined;
  return () => {
    compiled ??= RE2JS.compile(source);
    return compiled;
  };
}

function finder(source: string): Finder {
  const pattern = machine(source);
  return {
    all: (folded) => [...placesOf(pattern(), folded)],
    first: (folded) => placesOf(pattern(), folded).next().value ?? null,
    in: (folded) => pattern().test(folded),
  };
}

/** The part of a text that one capture group holds, for patterns that must look around what they keep. */
export function captures(source: string, group = 1): (folded: string) => Place[] {
  const pattern = machine(loosenSpaces(source));
  return (folded) => [...placesOf(pattern(), folded, group)];
}
