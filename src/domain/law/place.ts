/** Where a pattern stands in a text, in linear time whatever the text. */
import type { RE2JS } from 're2js';

/** Characters `start` to `end` (exclusive) of the text searched. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Every place that one group of the pattern holds, from left to right, without overlap. */
export function* placesOf(pattern: RE2JS, text: string, group = 1): Generator<Place> {
  const matcher = pattern.matcher(text);
  for (let from = 0; from <= text.length && standsAfter(pattern, text, from) && matcher.find(from); ) {
    const place = { start: matcher.start(group), end: matcher.end(group) };
    yield place;
    from = Math.max(place.end, place.start + 1);
  }
}

/**
 * False when the pattern stands nowhere from there on. Without groups RE2 answers from a table, many times faster than
 * it finds places, and most patterns stand in no text. The character before is kept: `\b` looks at it.
 */
function standsAfter(pattern: RE2JS, text: string, from: number): boolean {
  return pattern.test(text.slice(Math.max(0, from - 1)));
}
