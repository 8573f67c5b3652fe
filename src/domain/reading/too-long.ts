/** What is too long to be read by machine, and what is read of it then: the headers of its messages alone. */
import type { ReadMessage } from '../intake/message.js';
import type { Reading } from './reading.js';

/** Characters of all parts together, seen or hidden: about a thousand pages. */
export const CHARACTERS = 2_000_000;
/** Targets, and passages shown to people, of one message: a person cannot confirm more of them on one page. */
const FINDINGS = 2_000;

/** True when a message holds more text than is read; also when the extraction stopped for that reason. */
export function isTooLong({ parts, stopped }: ReadMessage): boolean {
  if (stopped === 'too_long') return true;
  let length = 0;
  for (const { text, hidden } of parts) {
    length += text?.length ?? 0;
    for (const run of hidden) length += run.text.length;
  }
  return length > CHARACTERS;
}

/** True when more was found than people can confirm. */
export const findsTooMuch = ({ targets, told }: Reading): boolean => targets.length + told.length > FINDINGS;

/**
 * The message with every text left out as too long: the documents are unread, so that each fact which only they could
 * tell is unknown, and the message is a case of its own.
 */
export function withoutTexts(message: ReadMessage): ReadMessage {
  const parts = message.parts.map((part) =>
    part.text === null || part.text === ''
      ? part
      : { ...part, text: null, hidden: [], pages: [], unread: 'too_long' as const, marks: [] },
  );
  return { ...message, parts, stopped: 'too_long' };
}
