/** Which lettered boxes of a form are ticked: each form prints all its boxes before their words, or all behind them. */

interface TickedLetter {
  readonly letter: string;
  /** Where the letter stands in the text. */
  readonly start: number;
  /** The words of the box. */
  readonly label: string;
}

/** A ticked box, an empty one, or the letter of a field: `[x]`, `[ ]`, `(c)`, `d)`. */
const tokens =
  /(☒|☑|■|✓|✔|\[ ?x ?\]|\(x\))|(☐|□|▢|⬜|\[[ _]\]|\([ _]\))|(?<![\p{L}\p{N}])\(?([a-d])[).](?![\p{L}\p{N}])/giu;

/** Null where the text has no letter with a box of its own, or is laid out in another way. */
export function tickedLetters(printed: string): TickedLetter[] | null {
  const found = [...printed.matchAll(tokens)];
  const isLetter = (match: RegExpExecArray | undefined): boolean => match?.[3] !== undefined;
  const [first] = found;
  if (!first || found.filter((one) => !isLetter(one)).length < 2) return null;
  const step = isLetter(first) ? 1 : -1;
  const fields = found.flatMap((match, at) => {
    const box = found[at + step];
    if (!isLetter(match) || !box || isLetter(box)) return [];
    const end = match.index + match[0].length;
    const label = printed.slice(end, found[at + 1]?.index);
    return [{ letter: (match[3] ?? '').toLowerCase(), start: match.index, label, isTicked: box[1] !== undefined }];
  });
  if (fields.length < 2) return null;
  return fields.filter(({ isTicked }) => isTicked).map(({ letter, start, label }) => ({ letter, start, label }));
}
