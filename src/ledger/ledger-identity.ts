import type { KeyObject } from 'node:crypto';
import { type Signer, type VerifierKey, verifierKeyOf, writeVerifierKey } from '../domain/ledger/note.js';

/** Who signs this log: its origin is the name of its key, and its verifier key is what a stranger needs. */
export class LedgerIdentity {
  readonly verifierKey: VerifierKey;
  /** The text form of the verifier key, for `greffe ledger verify --key` and for printing. */
  readonly vkey: string;

  /** @param key private in a process that seals, public in any other */
  constructor(
    readonly name: string,
    private readonly key: KeyObject,
  ) {
    this.verifierKey = verifierKeyOf({ name, key });
    this.vkey = writeVerifierKey(this.verifierKey);
  }

  /** Throws in a process that seals nothing. */
  get signer(): Signer {
    if (this.key.type !== 'private') throw new Error('The key of the log belongs to the process that seals it.');
    return { name: this.name, key: this.key };
  }
}
