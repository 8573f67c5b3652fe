/** From whom a request comes, as far as its text and its sender tell. */
import type { Relay } from '../law/vocabulary.js';
import type { Issuer } from './country.js';

export interface Origin {
  readonly issuer: Issuer;
  readonly relayedBy: Relay;
  /** True when the sender pretends: a look-alike, or a claim of power from a mailbox anyone can open. */
  readonly pretends: boolean;
  /** Set when a directory entry named the issuer. */
  readonly authorityId: string | null;
}
