/** A mailbox: one addr-spec (RFC 5322, 3.4.1) that every mail system reads alike. What is not one is no address. */
import { z } from 'zod';
import type { Brand } from './brand.js';

/**
 * The domain in lower case and A-labels (RFC 5890), the local part as it was written. It holds no space, separator,
 * quote or control character, so it stays one address in a header, in an SMTP command and on a screen.
 */
export type Mailbox = Brand<{ readonly local: string; readonly domain: string }, 'Mailbox'>;

/** RFC 5321, 4.5.3.1, and erratum 1690 of RFC 3696: octets. */
const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;

/** A dot-atom (RFC 5322, 3.2.3) without `!` and `%`, which relays may take for a route (RFC 1123, 5.2.16). */
const dotAtom = /^[A-Za-z0-9#$&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/=?^_`{|}~-]+)*$/;
/** A reader that decodes encoded words (RFC 2047) before it parses would read another address. */
const ENCODED_WORD = '=?';
/** Letters, digits and marks of any script: no ideographic dot, no invisible character, no address literal. */
const domainCharacters = /^[\p{L}\p{N}\p{M}.-]+$/u;
/** At least two labels (RFC 1123, 2.1); the last begins with a letter, so that no IPv4 address is one. */
const hostName = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ascii = /^\p{ASCII}*$/u;

/**
 * The mailbox that a text is, whole; null for anything else: a quoted or non-ASCII local part (RFC 6532), an address
 * literal, a list, a comment, a space, a control character, what is too long.
 */
export function mailbox(text: string): Mailbox | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(0, at));
  if (local.length > LONGEST_LOCAL || !dotAtom.test(local) || local.includes(ENCODED_WORD)) return null;
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null || local.length + 1 + domain.length > LONGEST_ADDRESS) return null;
  return { local, domain } as Mailbox;
}

/** The same of a text that a schema has checked; throws on any other. */
export function checkedMailbox(text: string): Mailbox {
  const found = mailbox(text);
  if (!found) throw new Error('This text is not one mail address.');
  return found;
}

/** The text of a mailbox, where a file or a row keeps one. */
export const MailboxText = z
  .string()
  .refine((text) => mailbox(text) !== null, 'must be one mail address, such as desk@host.example');

/** As it is written in a header or an SMTP command. */
export const addressText = ({ local, domain }: Mailbox): string => `${local}@${domain}`;

/** Whether two are written alike; the local part by its case too, as RFC 5321, 2.4 has it. */
export const sameMailbox = (one: Mailbox, other: Mailbox): boolean =>
  one.domain === other.domain && one.local === other.local;

/** UTS 46, as every URL does it; null for what is no host name, and for letters that would turn into others. */
function asciiDomain(written: string): string | null {
  const url = `http://${written}/`;
  if (written.length > LONGEST_ADDRESS || !domainCharacters.test(written) || !URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  const labels = hostname.split('.');
  const asWritten = written.split('.');
  const kept = asWritten.every((label, at) =>
    ascii.test(label) ? labels[at] === label.toLowerCase() : labels[at]?.startsWith('xn--') === true,
  );
  return kept && labels.length === asWritten.length && hostName.test(hostname) ? hostname : null;
}
