/** Takes a mail body apart: what its writer says, and the earlier messages quoted under it. */
import { type Mailbox, mailbox } from '../kernel/mailbox.js';
import { isHead, ownLengthOf } from './quotation.js';

export interface Body {
  /** Length of the writer's own words at the head of the text. */
  readonly own: number;
  /** Sender of the earlier message as its quoted header gives it; null when there is none. */
  readonly quotedFrom: Mailbox | null;
}

const mailAddress = /[^\s<>"':;,()[\]]{1,64}@[^\s<>"':;,()[\]]{1,190}/;

/** The writer's own words, and whom they quote. */
export function bodyOf(text: string): Body {
  const own = ownLengthOf(text);
  if (own === text.length) return { own, quotedFrom: null };
  return { own, quotedFrom: senderIn(text.slice(own).split('\n', 6).map(unquoted)) };
}

const unquoted = (line: string): string => line.replace(/^(?:>\s?)+/, '');

/** The line that opens a forwarded message names no sender; the header under it does. */
function senderIn(lines: readonly string[]): Mailbox | null {
  const heads = lines.filter(isHead);
  const found = heads.map((line) => mailbox(mailAddress.exec(line.slice(0, 400))?.[0].toLowerCase() ?? ''));
  return found.find((one) => one !== null) ?? null;
}
