/** What a message names that may be an account: asked of the directory of customers before the message is read. */
import type { Envelope, ReadMessage } from '../intake/message.js';
import { accountText, hostOfAccount } from '../law/customer.js';
import { identifiersIn } from './identifier.js';
import type { Lexicon } from './lexicon.js';
import { mend } from './mend.js';
import { layoutOf, subjectOf } from './passage.js';

/** In a message of more words than this, plain words are not looked up: customers named by them alone stay unknown. */
export const MOST_ASKED = 20_000;
const LONGEST = 254;

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}._+-]*[\p{L}\p{N}])?/gu;
const isSigned = (text: string): boolean => /[\d@._+:-]/.test(text);

/** The addresses from which messages are said to come, with their hosts. */
export function writersAsked(envelopes: readonly Pick<Envelope, 'headers'>[]): string[] {
  const written = envelopes.flatMap(({ headers }) => [...headers.from, ...headers.sender, ...headers.replyTo]);
  return [...new Set(written.flatMap(({ address }) => asAsked(address)))];
}

/** The account that a text may be, and its host. */
function asAsked(text: string): string[] {
  const account = accountText(text);
  const host = hostOfAccount(account);
  return [account, ...(host === null ? [] : [host])].filter((one) => one.length >= 3 && one.length <= LONGEST);
}

/** Accounts and hosts as `accountText` writes them, each once; those with a digit or a sign first. */
export function askedOf(message: ReadMessage, lexicon: Lexicon): string[] {
  const layout = layoutOf(message, lexicon, () => false);
  const found = new Set(writersAsked([layout.outer, ...layout.inner]));
  const add = (text: string): void => {
    for (const one of asAsked(text)) found.add(one);
  };
  for (const passage of [...subjectOf(layout), ...layout.passages]) {
    for (const { value } of identifiersIn(passage, lexicon)) add(value);
    for (const hyphens of ['kept', 'dropped'] as const) {
      for (const [text] of mend(passage.text, passage.folded, hyphens).text.matchAll(word)) {
        // A host is known too under what lies above it.
        for (const part of endsOf(text)) add(part);
      }
    }
  }
  const all = [...found];
  return [...all.filter(isSigned), ...all.filter((text) => !isSigned(text))].slice(0, MOST_ASKED);
}

/** A text and what follows each of its first full stops. */
function endsOf(text: string): string[] {
  const ends = [text];
  for (let at = text.indexOf('.'); at >= 0 && ends.length < 8; at = text.indexOf('.', at + 1))
    ends.push(text.slice(at + 1));
  return ends;
}
