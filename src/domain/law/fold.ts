/** Text as citations are sought in it: lower case, no accents, one kind of space, hyphen and apostrophe; no offset moves. */

const dashes = new Set('‐‑‒–—―−﹘﹣－\u00ad');
const apostrophes = new Set('’‘‛′ʼ`´＇');
const quotes = new Set('“”„«»＂');
/** Letters whose stroke, or missing dot, no decomposition takes off (Polish, Danish, Croatian, Icelandic, Maltese, Turkish). */
const stroked = new Map([...'łøđðħŧı'].map((letter, index) => [letter, 'loddhti'.charAt(index)]));
const mark = /^\p{M}$/u;
const space = /^[\s\u180e\u200b\u2060\ufeff]$/;
const half = /^[\ud800-\udfff]$/;

function foldOne(character: string): string {
  if (space.test(character)) return ' ';
  if (dashes.has(character)) return '-';
  if (apostrophes.has(character)) return "'";
  if (quotes.has(character)) return '"';
  if (half.test(character)) return character;
  const bare = stroked.get(character.toLowerCase());
  if (bare !== undefined) return bare;
  const [base = character, ...rest] = character.normalize('NFKD');
  const plain = rest.every((part) => mark.test(part)) && !mark.test(character) ? base.toLowerCase() : character;
  if (plain.length !== 1 || plain === character) return character;
  return foldOne(plain);
}

const known = new Map<string, string>();

/**
 * Promises `fold(text).length === text.length` and that character n comes from character n (UTF-16 units), so a place
 * found in the folded text is a place of the text. Give it NFC text: an accent written apart stays where it is.
 */
export function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const seen = known.get(character) ?? foldOne(character);
    known.set(character, seen);
    folded += seen;
  }
  return folded;
}
