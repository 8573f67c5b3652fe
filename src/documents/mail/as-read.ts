import { TURNING } from '../../domain/kernel/shown.js';

const BROKEN = /[\p{Cc}\p{Zl}\p{Zp}]/gu;

/**
 * The words of a header, or the name of a file, on one line and in the order in which they stand: a mark that turns what follows around
 * (`annexe[U+202E]fdp.exe` is shown as `annexeexe.pdf`) is shown as U+FFFD. The message itself is kept as it came.
 */
export const asRead = (words: string): string => words.replace(BROKEN, ' ').replace(TURNING, '\uFFFD');
