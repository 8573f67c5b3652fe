/** What exactly leaves with a preparation: people approve the hash of it, and it dies when a byte changes (docs/promises.md#p3). */

import type { Action, LetterKind } from '../law/vocabulary.js';
import { canonical } from '../ledger/canonical.js';
import { sha256 } from '../ledger/hash.js';
import type { Disclosure } from './model/disclosure.js';
import type { Frozen } from './model/floor-state.js';

export interface Manifest {
  readonly action: Action;
  readonly letters: readonly { readonly id: string; readonly kind: LetterKind; readonly sha256: string }[];
  /**
   * Digests under the key of the case, one a letter: of its recipient, its subject and its text, and of the names and
   * hashes of its attachments. The payload enters the log, and a plain hash of an address is still the address (docs/promises.md#p7).
   */
  readonly envelopes: readonly string[];
  /** What is answered for each target, and which file is whose. */
  readonly disclosure?: Frozen<Disclosure>;
  /** Who asks, as the checks of sender and authority stood: people approve that too. */
  readonly requester: string;
}

/** SHA-256 of the canonical manifest, hexadecimal. */
export function payloadOf(manifest: Manifest): string {
  return sha256(Buffer.from(canonical(manifest))).toString('hex');
}
