/** When an archive time-stamp is followed by another: before what proves it can no longer be checked (EN 319 142-1, 5.5). */
import { type Instant, instantFromMilliseconds, millisecondsOf } from '../kernel/instant.js';

export interface ArchiveStampHours {
  readonly stampedAt: Instant;
  /** Of the certificate of the authority that gave it. */
  readonly certificateEnds: Instant;
}

const DAY = 24 * 3_600_000;
const YEAR = 365 * DAY;
/** Weeks in which an authority that is silent can still be asked again, and people told. */
const MARGIN = 90 * DAY;

/** A year after it was given, or ninety days before its certificate ends when that is sooner. */
export function renewalDue({ stampedAt, certificateEnds }: ArchiveStampHours): Instant {
  const yearly = millisecondsOf(stampedAt) + YEAR;
  return instantFromMilliseconds(Math.min(yearly, millisecondsOf(certificateEnds) - MARGIN));
}
