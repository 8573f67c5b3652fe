/** Text of a stranger where a person or a program reads it line by line. */

/** Marks that turn the words around them: what is read is not what stands there. */
export const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;

/** Each as JSON writes it: `\u202e`. */
const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_each, at) => character.charCodeAt(at).toString(16).padStart(4, '0'))
    .map((code) => `\\u${code}`)
    .join('');

/** On one line: what is not seen, speaks to a terminal, ends a line or turns others around stands as its code. */
export const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);

/** The same in lines that are our own: their ends and tabs stay. JSON text says the same as before. */
export const shownLines = (text: string): string => text.replace(/[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
