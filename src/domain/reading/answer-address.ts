/** The one address to which a message may be answered, or why it gives none: in doubt, people settle it. */
import { type Envelope, writerFields } from '../intake/message.js';
import { addressText, type Mailbox, mailbox, sameMailbox } from '../kernel/mailbox.js';
import { isFreeMail } from './lookalike.js';
import { authorOf, onlyMailbox } from './sender.js';

/**
 * `several` authors or reply addresses; a field that is written more than once (`repeated`), or whose text is not exactly
 * one mailbox (`unreadable`); answers asked for at another domain than the author's, or in another mailbox of a provider
 * where anyone opens one (`elsewhere`).
 */
export type NoAnswerAddress = 'none' | 'several' | 'repeated' | 'unreadable' | 'elsewhere';

export type AnswerAddress = { readonly mailbox: Mailbox } | { readonly mailbox: null; readonly why: NoAnswerAddress };

/** Reply-To, else the author (RFC 5322, 3.6.2), where the whole header leaves no doubt. Pure; never throws. */
export function answerAddressOf(envelope: Envelope): AnswerAddress {
  const { headers } = envelope;
  const why = disputeIn(envelope);
  if (why) return { mailbox: null, why };
  const author = authorOf(envelope).mailbox;
  if (!author) return { mailbox: null, why: headers.from.length + headers.sender.length > 0 ? 'unreadable' : 'none' };
  const reply = headers.replyTo.length > 0 ? onlyMailbox(headers, 'replyTo') : author;
  if (!reply) return { mailbox: null, why: 'unreadable' };
  const isElsewhere = isFreeMail(author.domain) ? !sameMailbox(author, reply) : author.domain !== reply.domain;
  return isElsewhere ? { mailbox: null, why: 'elsewhere' } : { mailbox: reply };
}

function disputeIn({ headers }: Envelope): NoAnswerAddress | null {
  const disputed = writerFields.flatMap((field) => headers.disputed?.[field] ?? []);
  if (disputed.includes('repeated')) return 'repeated';
  if (writerFields.some((field) => headers[field].length > 1)) return 'several';
  return disputed.length > 0 ? 'unreadable' : null;
}

/** Every address that the message names as its author's or for its answer, as it is written, each once. */
export function writersOf({ headers }: Envelope): string[] {
  const written = writerFields.flatMap((field) => headers[field].map(({ address }) => address));
  return [...new Set(written)];
}

/** Those that are mailboxes, of several messages, each once: among them a person may confirm one. */
export function answerCandidates(envelopes: readonly Envelope[]): Mailbox[] {
  const found = envelopes.flatMap(writersOf).flatMap((written) => mailbox(written) ?? []);
  return [...new Map(found.map((one) => [addressText(one), one])).values()];
}
