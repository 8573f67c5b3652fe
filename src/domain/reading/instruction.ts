/** Words that speak to a machine, not to its reader: evidence of an attack, never facts. */
import type { Place } from '../law/place.js';
import type { Lexicon } from './lexicon.js';

/** Marks of transcripts of machines, and names of our own data: they are of no language. */
const marks =
  /<\/?(?:system|instructions?|verdict|prompt|admin|tool)[^>]{0,40}>|\[\/?(?:system|inst|admin)\]|<\|[a-z_]{2,20}\|>|"(?:verdict|decision|admissible|origin_established|status)" ?:|origin_established|must_?not_?admit/g;

/** Where words speak to a machine: by themselves, before a colon, or before a colon at the head of a line, as transcripts write it. */
function spokenTo(text: string, folded: string, { concepts }: Lexicon): number[] {
  const isBeforeColon = ({ end }: Place): boolean => /^ *:/.test(folded.slice(end, end + NEXT));
  const isAtHead = ({ start }: Place): boolean => text.slice(beginOf(text, start), start).trim() === '';
  const places = [
    ...concepts['machine-instruction'].all(folded),
    ...concepts['instruction-heading'].all(folded).filter(isBeforeColon),
    // Elsewhere "de votre système :" asks for something.
    ...concepts['transcript-speaker'].all(folded).filter((place) => isBeforeColon(place) && isAtHead(place)),
  ];
  return [...places.map(({ start }) => start), ...[...folded.matchAll(marks)].map(({ index }) => index)];
}
/** Characters between a heading and its colon. */
const NEXT = 10;

/** From each instruction to the end of its paragraph: what follows it belongs to it. `text` has the line ends. */
export function instructionsIn(text: string, folded: string, lexicon: Lexicon): Place[] {
  const found: Place[] = [];
  for (const start of spokenTo(text, folded, lexicon).sort((one, other) => one - other)) {
    if ((found.at(-1)?.end ?? 0) > start) continue;
    found.push({ start: beginOf(text, start), end: endOf(text, start) });
  }
  return found;
}

/** The line it stands in: before it stands who is spoken to. */
function beginOf(text: string, at: number): number {
  return text.lastIndexOf('\n', at) + 1;
}

function endOf(text: string, at: number): number {
  let line = text.indexOf('\n', at);
  while (line >= 0) {
    const next = text.indexOf('\n', line + 1);
    if (text.slice(line + 1, next < 0 ? undefined : next).trim() === '') return line;
    line = next;
  }
  return text.length;
}

/** The text without them; no place moves. */
export function withoutInstructions(folded: string, places: readonly Place[]): string {
  return places.reduce(
    (kept, { start, end }) => kept.slice(0, start) + ' '.repeat(end - start) + kept.slice(end),
    folded,
  );
}
