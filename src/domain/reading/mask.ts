/** Blanks what an act prints but does not say: boxes left empty, disclaimers. Places do not move. */
import { opensClause } from './sentence.js';

const empty = /^(?:[☐□▢⬜]|\[[ _]\]|\|[ _]\|)/;
const box = /^(?:[☐□▢⬜☒☑■✓✔]|\[[ _xX✓✔]\]|\|[ _xX]\|)/;

/** Blanks the words after each box that is not ticked, to the next box or the next item of the form. */
export function withoutEmptyBoxes(text: string): string {
  let out = '';
  let blank = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const head = text.slice(at, at + 3);
    if (box.test(head)) blank = empty.test(head);
    else if (character === '\n' && startsField(text.slice(at + 1, at + 64))) blank = false;
    else if (startsSection(text.slice(at, at + 6))) blank = false;
    out += blank && character !== '\n' ? ' ' : character;
  }
  return out;
}

/** A blank line; `a)`, `1.`, `G.`, `Section G :`, `Concernant :` or dashes at the head of a line; or what opens a clause of an act. */
function startsField(head: string): boolean {
  return (
    /^(?:\s*\n|\s*(?:section )?\(?(?:[a-z]|\d{1,2})\s?[.):]\s|\s*-{2,})/i.test(head) ||
    /^\s*\p{L}[\p{L}'’° .-]{1,38}\s?:/u.test(head) ||
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
