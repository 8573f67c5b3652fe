/** The address fields of a header, read strictly (RFC 5322, 3.6.2): one mailbox, or a dispute that people settle. */
import { type Mailbox, mailbox } from '../kernel/mailbox.js';

/** No honest sender writes a longer one; display names are the only part without a limit of their own. */
const LONGEST_FIELD = 2_000;

/**
 * Words and quoted strings before `<addr-spec>`, or the addr-spec alone. Comments, groups, lists, routes and a second
 * `@` outside quotes fit neither form. Linear: each character can be taken in one way only.
 */
const nameAddr = /^(?:[^()<>@,;:\\"[\]]|"(?:[^"\\]|\\.)*")*<[ \t]*([^<>\s]+)[ \t]*>[ \t]*$/;
const addrSpec = /^[ \t]*([^<>\s]+)[ \t]*$/;
/** A header holds no control character but the tab (RFC 5322, 2.2); a line end that is left here is no fold. */
const control = /[^\P{Cc}\t]/u;

/** The one mailbox of the body of a field, unfolded; null for anything else. */
export function mailboxInField(body: string): Mailbox | null {
  if (body.length > LONGEST_FIELD || control.test(body)) return null;
  const written = (nameAddr.exec(body) ?? addrSpec.exec(body))?.[1];
  return written === undefined ? null : mailbox(written);
}
