/** Parts the text layer of a page in what a person sees and what the page does not show. */
import type { HiddenReason, HiddenRun } from '../../domain/intake/message.js';

/** A character no text holds (Unicode, 23.7): it stands where a note is to be written. */
export const NOTE_PLACE = '\ufdd0';

export interface JudgedWord {
  readonly letters: string;
  /** null when it is seen. */
  readonly why: HiddenReason | null;
  /** True for the layer a scanner writes under or over its picture of the page: it is neither text nor hidden text. */
  readonly scanned: boolean;
}

export interface Parted {
  readonly text: string;
  readonly hidden: readonly HiddenRun[];
}

/**
 * Both the layer and the words follow the page's own order, so they are read side by side, letter by letter. Null when
 * they do not agree, as in writing from right to left: then hidden and visible text are not separated.
 */
export function partedText(layer: string, words: readonly JudgedWord[]): Parted | null {
  const reader = new SideBySide(words);
  for (const letter of layer) if (!reader.take(letter)) return null;
  return reader.end() ? { text: reader.text, hidden: reader.hidden } : null;
}

/** Spaces and format characters are set by the reader of the layer, not by the page. */
const blank = /^[\s\p{Cf}\0]$/u;

class SideBySide {
  text = '';
  readonly hidden: HiddenRun[] = [];
  private current: JudgedWord | undefined;
  private next = 0;
  private left: string[] = [];

  constructor(private readonly words: readonly JudgedWord[]) {}

  /** False when the letter is none of the page's. */
  take(letter: string): boolean {
    if (letter === NOTE_PLACE) {
      this.text += letter;
      return true;
    }
    if (!blank.test(letter) && !this.find(letter)) return false;
    const isSeen = this.current === undefined || this.current.why === null;
    if (isSeen || letter === '\n') this.text += letter;
    return true;
  }

  /** True when nothing is left but words outside the page. */
  end(): boolean {
    let isAll = this.mayPass();
    while (this.open()) isAll &&= this.mayPass();
    return isAll;
  }

  private find(letter: string): boolean {
    while (this.left.length > 0 || this.open()) {
      const isIt = this.left[0] === letter;
      if (!isIt && !this.mayPass()) return false;
      this.left.shift();
      if (isIt) return true;
    }
    return false;
  }

  /** The layer leaves out what lies outside the page. */
  private mayPass(): boolean {
    return this.left.length === 0 || this.current?.why === 'moved_away';
  }

  private open(): boolean {
    const word = this.words[this.next];
    if (!word) return false;
    this.next += 1;
    this.current = word;
    this.left = [...word.letters].filter((letter) => !blank.test(letter));
    if (word.why && !word.scanned) keep(this.hidden, { at: this.text.length, text: word.letters, why: word.why });
    return true;
  }
}

/** Words hidden in one way at one place are one run. */
function keep(hidden: HiddenRun[], run: HiddenRun): void {
  const last = hidden.at(-1);
  if (last?.at === run.at && last.why === run.why)
    hidden[hidden.length - 1] = { ...run, text: `${last.text} ${run.text}` };
  else hidden.push(run);
}

/** The words no place is known of, for a page whose layer could not be parted. */
export function hiddenOf(words: readonly JudgedWord[]): HiddenRun[] {
  const hidden: HiddenRun[] = [];
  for (const { letters, why, scanned } of words) if (why && !scanned) keep(hidden, { at: 0, text: letters, why });
  return hidden;
}
