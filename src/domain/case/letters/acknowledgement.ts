/** The recipient of automatic letters: the proven sender of a readable request, if nothing contradicts it (RFC 3834). */
import type { Mailbox } from '../../kernel/mailbox.js';
import type { NoticeRules } from '../../law/notice.js';
import type { LetterKind } from '../../law/vocabulary.js';
import type { CaseState } from '../model/state.js';

export interface Sender {
  /** Null while it is in doubt whom to answer. */
  readonly mailbox: Mailbox | null;
  /** Its origin is proved, or a person established it: an answer to a forged address reaches a victim. */
  readonly attested: boolean;
  /** Bounces, lists and automatic replies. */
  readonly automatic: boolean;
}

/** What the law says of automatic letters: those that may leave in the circuit, and who must see a request before. */
export interface ReceiptLaw {
  readonly letters: readonly LetterKind[];
  readonly notices: NoticeRules;
}

/** Not acknowledged: what leaves the ordinary workflow, what is no request, what a person must first look at. */
const silentVerdicts: readonly string[] = ['SECRET_CELL', 'NOT_A_REQUEST', 'INCIDENT'];

/**
 * False for the secret, for what people must sort first, and for a sender whose origin nothing proves or a check
 * contradicts: the answer would reach the person whose name was borrowed, or warn the one who borrowed it. What may have left already goes again, under the same Message-ID, though the case is closed. A
 * divided request is acknowledged once: its parts are not.
 */
export function mayAcknowledge(state: CaseState, sender: Sender, law: ReceiptLaw, mayHaveLeft = false): boolean {
  return (state.status === 'open' || mayHaveLeft) && !state.part && mayBeAnswered(state, sender, law);
}

/**
 * The receipt of the closing follows the acknowledgement and nothing else: what speaks against the one when the case
 * ends, speaks against the other. True again once it was sent: each sender sends it once.
 * @param acknowledging the case that was acknowledged: of a part, the request that it is a part of
 */
export function mayTellTheClosing(
  state: CaseState,
  sender: Sender,
  law: ReceiptLaw,
  acknowledgementId: string,
  acknowledging: CaseState = state,
): boolean {
  const acknowledged = acknowledging.lettersSent.includes(acknowledgementId);
  return state.status === 'closed' && acknowledged && mayBeAnswered(state, sender, law);
}

function mayBeAnswered({ classification, facts, readable }: CaseState, sender: Sender, law: ReceiptLaw): boolean {
  if (sender.mailbox === null || !sender.attested || sender.automatic) return false;
  if (!readable || !law.letters.includes('acknowledgement')) return false;
  if (!classification || silentVerdicts.includes(classification.verdict)) return false;
  const seenFirst = classification.notices.some((notice) => law.notices[notice].before === 'receipt');
  if (classification.gag === 'G_SEC' || seenFirst) return false;
  return facts?.checks.origin_established !== 'fails';
}
