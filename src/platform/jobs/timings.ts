/** The rhythm of the queue; tests shorten it. */
export interface QueueTimings {
  /** Between two looks for work that no commit of this process announced. */
  readonly pollMilliseconds: number;
  readonly sweepMilliseconds: number;
  /** How long due work may lie before the sweeper does it without the queue. */
  readonly graceMilliseconds: number;
  /** How long work stays with a process that no longer renews its claim. */
  readonly leaseMilliseconds: number;
  /** After a failed attempt; doubled after each further one. */
  readonly firstPauseMilliseconds: number;
}

/**
 * With the queue gone, work is late by at most one grace time and one sweep: ten seconds. The work of a process that
 * died is taken over after its lease, by the next sweep: twenty.
 */
export const QUEUE_TIMINGS: QueueTimings = {
  pollMilliseconds: 250,
  sweepMilliseconds: 5_000,
  graceMilliseconds: 5_000,
  leaseMilliseconds: 15_000,
  firstPauseMilliseconds: 1_000,
};
