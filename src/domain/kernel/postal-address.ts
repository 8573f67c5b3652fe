/** A postal address as it stands on an envelope: its lines, each of which a letter can print. */

const MOST_LINES = 7;
const LONGEST_LINE = 60;

/** The lines of a text, without those that are empty; null for one line alone, too many, or one that is too long to print. */
export function postalLines(text: string): readonly string[] | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isPrintable = lines.every((line) => line.length <= LONGEST_LINE && !/[\p{Cc}\p{Cf}]/u.test(line));
  return lines.length > 1 && lines.length <= MOST_LINES && isPrintable ? lines : null;
}
