/** Whom the machine may write to by itself: who sent a request that can be read, and nothing contradicts (RFC 3834). */
import type { Mailbox } from '../kernel/mailbox.js';
import type { LetterKind } from '../law/vocabulary.js';
import type { CaseState } from './model/state.js';

export interface Sender {
  /** Null while it is in doubt whom to answer. */
  readonly mailbox: Mailbox | null;
  /** Its origin is proved, or a person established it: an answer to a forged address reaches a victim. */
  readonly attested: boolean;
  /** Bounces, lists and automatic replies. */
  readonly automatic: boolean;
}

/** Not to be told: what leaves the ordinary workflow, what is no request, what a person must first look at. */
const silentVerdicts: readonly string[] = ['SECRET_CELL', 'NOT_A_REQUEST', 'INCIDENT'];

/**
 * False for the secret, for what people must sort first, and for a sender whose origin nothing proves or a check
 * contradicts: the answer would reach the person whose name was borrowed, or warn the one who borrowed it. `letters` are those that may
 * leave in the circuit. What may have left already goes again, under the same Message-ID, though the case is closed.
 */
export function mayAcknowledge(
  state: CaseState,
  sender: Sender,
  letters: readonly LetterKind[],
  mayHaveLeft = false,
): boolean {
  return (state.status === 'open' || mayHaveLeft) && mayBeAnswered(state, sender, letters);
}

/**
 * The receipt of the closing follows the acknowledgement and nothing else: what speaks against the one when the case
 * ends, speaks against the other. True again once it was sent: whoever sends it sends it once.
 */
export function mayTellTheClosing(
  state: CaseState,
  sender: Sender,
  letters: readonly LetterKind[],
  acknowledgementId: string,
): boolean {
  const acknowledged = state.lettersSent.includes(acknowledgementId);
  return state.status === 'closed' && acknowledged && mayBeAnswered(state, sender, letters);
}

function mayBeAnswered(
  { classification, facts, readable }: CaseState,
  sender: Sender,
  letters: readonly LetterKind[],
): boolean {
  if (sender.mailbox === null || !sender.attested || sender.automatic) return false;
  if (!readable || !letters.includes('acknowledgement')) return false;
  if (!classification || silentVerdicts.includes(classification.verdict)) return false;
  if (classification.gag === 'G_SEC' || classification.notices.includes('N_SEC')) return false;
  return facts?.checks.origin_established !== 'fails';
}
