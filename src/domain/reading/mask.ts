/** Blanks what an act prints but does not say: boxes left empty, disclaimers. Places do not move. */
import { section } from './section-words.js';
import { opensClause } from './sentence.js';

const empty = /^(?:[☐□▢⬜]|\[[ _]\]|\([ _]\)|\|[ _]\|)/;
/** A sign that the font of the form did not name may be a tick: what it stands before is kept. */
const box = /^(?:[☐□▢⬜☒☑■✓✔\ufffd]|\[[ _xX✓✔]\]|\([ _xX✓✔]\)|\|[ _xX]\|)/;
/** The letter of an item that has its box behind it: `(c) (x) traffic data`. */
const lettered = /^\(?[a-h]\)\s?[☐□▢⬜☒☑■✓✔[(|]/;

const boxes = /[☐□▢⬜☒☑■✓✔]|\[[ _xX✓✔]\]|\([ _xX✓✔]\)|\|[ _xX]\|/g;

/** Blanks the words of each box that is not ticked: those before it where a line ends with a box, else those behind it. */
export function withoutEmptyBoxes(printed: string): string {
  const text = withoutRefused(printed);
  const lines = text.split('\n').map((line) => (row.test(line) ? line.replaceAll('|', PIPE) : line));
  // A line that goes on below has the words of its last box there.
  const goesOn = (index: number): boolean => /^\s*\p{Ll}/u.test(lines[index + 1] ?? '');
  const masked = afterBoxes(lines.map((line, index) => (goesOn(index) ? line : beforeBoxes(line))).join('\n'));
  return masked.replaceAll(PIPE, '|');
}

/** A table that says yes or no of each line at its end: a line that says no is not asked for. */
function withoutRefused(text: string): string {
  if (!/\S[ \t]+(?:oui|yes|ja|sì|sí)[ \t]*(?:\n|$)/iu.test(text)) return text;
  return text.replaceAll(/^.*\S[ \t]+(?:non|no|nein|nee)[ \t]*$/gimu, (line) => ' '.repeat(line.length));
}

/** The empty cell of a table is no box. */
const row = /^\s*\|.*\|.*\|\s*$/;
const PIPE = '\u0001';

/** `judge [ ]   public prosecutor [x]`: the boxes of a line that ends with one stand behind their words. */
function beforeBoxes(line: string): string {
  const found = [...line.matchAll(boxes)];
  const ends = found.map((match) => match.index + match[0].length);
  if (found.length < 2 || line.slice(ends.at(-1)).trim() !== '') return line;
  const segments = found.map((match, index) => ({
    box: match[0],
    said: line.slice(ends[index - 1] ?? 0, match.index),
  }));
  if (segments.some(({ said }) => !/\p{L}{2}/u.test(said))) return line;
  const kept = segments.map(({ box, said }) => {
    const label = said.slice(said.lastIndexOf(':') + 1);
    const words = empty.test(box) ? said.slice(0, said.length - label.length) + ' '.repeat(label.length) : said;
    return words + ' '.repeat(box.length);
  });
  return kept.join('') + line.slice(ends.at(-1));
}

/** Blanks the words after each box that is not ticked, to the next box or the next item of the form. */
function afterBoxes(text: string): string {
  let out = '';
  let blank = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const head = text.slice(at, at + 3);
    if (box.test(head)) blank = empty.test(head);
    else if (character === '\n' && startsField(text.slice(at + 1, at + 64))) blank = false;
    else if (startsSection(text.slice(at, at + 6)) || lettered.test(text.slice(at, at + 6))) blank = false;
    out += blank && character !== '\n' ? ' ' : character;
  }
  return out;
}

const named = new RegExp(String.raw`^\s*${section}\s+[A-M]\b`);

/** A blank line; `a)`, `1.`, `G.`, `Section G :`, `Concernant :` or dashes at the head of a line; or what opens a clause of an act. */
function startsField(head: string): boolean {
  return (
    /^(?:\s*\n|\s*(?:section )?\(?(?:[a-z]|\d{1,2})\s?[.):]\s|\s*-{2,})/i.test(head) ||
    /^\s*\p{L}[\p{L}'’° .()-]{1,38}\s?:/u.test(head) ||
    named.test(head) ||
    // The letter of a section, alone.
    /^\s*[A-M][ \t]{1,4}[(☐☒\p{L}]/u.test(head) ||
    // A title, in capitals or spaced out.
    /^\s*(?:\p{Lu}{3,}[ \n]|\p{L} \p{Lu} \p{L} )/u.test(head) ||
    opensClause(head)
  );
}

/** The end of a sentence, then the letter of a section: `. D : …`. */
const startsSection = (head: string): boolean => /^[.;]\s+[A-M]\s?[.:)]/.test(head);

const disclaimer =
  /^\s*[«"“]?\s*(?:ce (?:message|courriel|mail)\b.{0,60}\b(?:confidentiel|contenir|destin)|this (?:e-?mail|message)\b.{0,80}\b(?:confidential|intended|privileged)|diese (?:e-?mail|nachricht)\b.{0,60}\bvertraulich|dit bericht\b.{0,60}\bvertrouwelijk|este (?:mensaje|correo)\b.{0,60}\bconfidencial|questo messaggio\b.{0,60}\briservat)/i;

/** Blanks the lines that mail servers add under every message. */
export function withoutDisclaimers(text: string): string {
  return text
    .split('\n')
    .map((line) => (disclaimer.test(line.slice(0, 300)) ? ' '.repeat(line.length) : line))
    .join('\n');
}
