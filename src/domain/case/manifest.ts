/** What exactly leaves with a preparation: people approve the hash of it, and it dies when a byte changes (P3). */

import type { Action, Notice } from '../law/vocabulary.js';
import { canonical } from '../ledger/canonical.js';
import { sha256 } from '../ledger/hash.js';
import type { LetterKind } from './event.js';

export interface Manifest {
  readonly action: Action;
  readonly letters: readonly { readonly id: string; readonly kind: LetterKind; readonly sha256: string }[];
  /**
   * Digests under the key of the case, one a letter: of its recipient, its subject and its text, and of the names and
   * hashes of its attachments. The payload enters the log, and a plain hash of an address is still the address (P7).
   */
  readonly envelopes: readonly string[];
}

/** SHA-256 of the canonical manifest, hexadecimal. */
export function payloadOf(manifest: Manifest): string {
  return sha256(Buffer.from(canonical(manifest))).toString('hex');
}

const answers: Readonly<Record<Action, LetterKind>> = {
  disclose: 'answer',
  refuse: 'refusal',
  clarify: 'clarification',
};

/** The letter that answers the requester. */
export const principalOf = (action: Action): LetterKind => answers[action];

/** A forger is not answered: a letter would warn it (CP 433-12, 441-1). */
export const SILENT_CIRCUIT = 'silent_refusal';

/**
 * The letters an action needs, the principal one first, since the notice to the SISSE encloses it (law 68-678, art. 2).
 * None when nothing is to be answered.
 */
export function lettersFor(
  action: Action,
  judged: { readonly circuit: string; readonly notices: readonly Notice[] },
): readonly LetterKind[] {
  const answer = judged.circuit === SILENT_CIRCUIT ? [] : [principalOf(action)];
  const informs = action !== 'disclose' && judged.notices.includes('N_SISSE');
  return informs ? [...answer, 'sisse_notice'] : answer;
}
