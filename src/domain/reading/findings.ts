/** What the checks look at: the facts read so far. */
import type { DataCategory, InstrumentCode, IssuerKind, IssuerZone, Relay } from '../law/vocabulary.js';
import type { ReadingLaw } from './law.js';
import type { Layout } from './passage.js';
import type { Target } from './target.js';

export interface Findings {
  readonly layout: Layout;
  readonly law: ReadingLaw;
  readonly zone: IssuerZone;
  readonly country: string | null;
  readonly kind: IssuerKind;
  readonly relayedBy: Relay;
  readonly bases: readonly InstrumentCode[];
  readonly categories: readonly DataCategory[];
  readonly targets: readonly Target[];
  readonly language: string;
  readonly isReferenced: boolean;
  /** A look-alike, a claim of power from a mailbox anyone can open, or a check of the sender that disproves the origin. */
  readonly pretends: boolean;
}
