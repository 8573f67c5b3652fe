import { type Signer, type VerifierKey, verifierKeyOf, writeVerifierKey } from '../domain/ledger/note.js';

/** Who signs this log: its origin is the name of its key, and its verifier key is what a stranger needs. */
export class LedgerIdentity {
  readonly verifierKey: VerifierKey;
  /** The text form of the verifier key, for `greffe ledger verify --key` and for printing. */
  readonly vkey: string;

  constructor(readonly signer: Signer) {
    this.verifierKey = verifierKeyOf(signer);
    this.vkey = writeVerifierKey(this.verifierKey);
  }
}
