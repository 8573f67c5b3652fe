/** One pass over an open mailbox: whatever the server shows and we do not hold is fetched, kept, then marked. */
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Numbering } from '../intake/messages/mailbox.store.js';
import type { MailboxKeeper } from './mailbox-keeper.js';
import type { Mailbox } from './mailboxes.js';

/** Shown to people who look into the mailbox; it decides nothing, and is put again where it lacks. */
const KEPT = '$GreffeKept';
/** What is kept of a mail that is larger than what is taken. */
const BEGINNING_BYTES = 65_536;
/** More failures than that have one cause, such as a database that does not answer. */
const MOST_FAILURES = 10;
/** A command line names so many mails at most. */
const MARKED_AT_ONCE = 500;

export interface Pass {
  readonly client: ImapFlow;
  readonly mailbox: Pick<Mailbox, 'name' | 'since'>;
  readonly keeper: Pick<MailboxKeeper, 'held' | 'keep'>;
  /** Largest mail that is taken whole, in bytes. */
  readonly largest: number;
  /** UIDs that failed before: they come last, so that one of them holds no other up. Those that fail now are added. */
  readonly failed: Set<number>;
  /** Asked before each mail: true ends the pass, and loses nothing. */
  readonly isStopping: () => boolean;
}

/**
 * Resolves with true when all that was shown is kept, and with false when it was stopped before. Nothing is moved, changed
 * or removed in the mailbox but our keyword. A mail that fails does not stop the others; then it rejects with the first
 * failure, as it does when the connection or the numbering fails. What was not committed is new again at the next pass.
 */
export async function passOver(pass: Pass): Promise<boolean> {
  const { client, mailbox, keeper, failed, isStopping } = pass;
  const numbering = { mailbox: mailbox.name, validity: validityOf(client) };
  const shown = await shownBy(pass);
  const held = new Set(await keeper.held(numbering));
  const fresh = shown.filter((uid) => !held.has(uid));
  const failures: unknown[] = [];
  for (const uid of [...fresh.filter((each) => !failed.has(each)), ...fresh.filter((each) => failed.has(each))]) {
    if (isStopping()) return false;
    try {
      await keep(pass, numbering, uid);
      failed.delete(uid);
      held.add(uid);
    } catch (error) {
      failed.add(uid);
      failures.push(error);
      if (failures.length >= MOST_FAILURES || !client.usable || validityOf(client) !== numbering.validity) throw error;
    }
  }
  await mark(client, held);
  if (failures.length > 0) throw failures[0];
  return true;
}

async function keep(pass: Pass, numbering: Numbering, uid: number): Promise<void> {
  const { client, mailbox, keeper } = pass;
  const mail = await fetched(pass, uid);
  if (validityOf(client) !== numbering.validity) throw new Error('The mailbox was numbered anew meanwhile.');
  if (mail) return keeper.keep(numbering, uid, mail.state, mail.bytes);
  const stillShown = await client.search({ uid: String(uid) }, { uid: true });
  if (!stillShown || stillShown.length > 0) throw new Error('The mail server shows a mail that it does not give.');
  return keeper.keep(numbering, uid, 'gone', goneNote(mailbox.name, numbering.validity, uid));
}

/** UIDs in their order. An answer that is none means that the server did not answer, never that nothing is there. */
async function shownBy({ client, mailbox: { since } }: Pass): Promise<number[]> {
  const shown = await client.search(since === undefined ? { all: true } : { since }, { uid: true });
  if (!shown) throw new Error('The mail server did not say what the mailbox holds.');
  return [...shown].sort((a, b) => a - b);
}

function validityOf({ mailbox }: ImapFlow): bigint {
  if (!mailbox) throw new Error('The mailbox is no longer open.');
  return mailbox.uidValidity;
}

interface Fetched {
  readonly state: 'whole' | 'cut';
  readonly bytes: Buffer;
}

/**
 * One BODY.PEEK[] for the whole, which leaves the mail unread: pieces of one mail come wrong from some servers. Null where
 * the server gives nothing.
 */
async function fetched({ client, largest }: Pass, uid: number): Promise<Fetched | null> {
  const said = await one(client, uid, { size: true });
  if (!said) return null;
  const cut = async (): Promise<Fetched | null> => {
    const beginning = await one(client, uid, { source: { start: 0, maxLength: BEGINNING_BYTES } });
    return beginning?.source ? { state: 'cut', bytes: beginning.source } : null;
  };
  if ((said.size ?? 0) > largest) return cut();
  const whole = await one(client, uid, { source: true });
  if (!whole?.source) return null;
  if (whole.source.length > largest) return cut();
  if (whole.source.length !== said.size) await demandSame(client, uid, whole.source);
  return { state: 'whole', bytes: whole.source };
}

/** Some servers state a size that they did not count: the bytes are believed when they come twice the same. */
async function demandSame(client: ImapFlow, uid: number, bytes: Buffer): Promise<void> {
  const again = await one(client, uid, { source: true });
  if (!again?.source?.equals(bytes)) throw new Error('The mail server sent two copies of one mail that differ.');
}

async function one(
  client: ImapFlow,
  uid: number,
  query: { size?: boolean; source?: boolean | { start: number; maxLength: number } },
): Promise<FetchMessageObject | null> {
  const found = await client.fetchOne(String(uid), query, { uid: true });
  if (!client.usable) throw new Error('The connection to the mail server ended.');
  return found || null;
}

const goneNote = (mailbox: string, validity: bigint, uid: number): Buffer =>
  Buffer.from(`Mail ${uid} of the mailbox ${mailbox} (UIDVALIDITY ${validity}) was removed before it was read.\r\n`);

async function mark(client: ImapFlow, held: ReadonlySet<number>): Promise<void> {
  const unmarked = (await client.search({ unKeyword: KEPT }, { uid: true })) || [];
  const uids = unmarked.filter((uid) => held.has(uid));
  for (let at = 0; at < uids.length; at += MARKED_AT_ONCE) {
    await client.messageFlagsAdd(uids.slice(at, at + MARKED_AT_ONCE).join(','), [KEPT], { uid: true });
  }
}
