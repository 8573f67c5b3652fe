/**
 * Which work shares workers. Each lane has a queue and workers of its own: work of one lane never waits for another's. A
 * timer calls no outside service: a pager or a mail server that hangs holds the slots of other lanes.
 */
import { availableParallelism } from 'node:os';

const processors = Math.max(2, availableParallelism());

export interface LaneSettings {
  /** Pieces of work that one process runs at once. */
  readonly slots: number;
  /** Pieces of work that wait in the queue, over all processes; the order of the rest stays in PostgreSQL. */
  readonly ahead: number;
  /** Age of the oldest due work from which the status page shows the lane as late. */
  readonly lateSeconds: number;
}

/** Work that stays in the database is short, so many pieces may be handed over; a reading takes up to a minute. */
export const lanes = {
  timers: { slots: 4, ahead: 100, lateSeconds: 5 },
  alarms: { slots: 4, ahead: 100, lateSeconds: 30 },
  letters: { slots: 4, ahead: 100, lateSeconds: 60 },
  casework: { slots: 4, ahead: 100, lateSeconds: 30 },
  reading_awaited: { slots: processors, ahead: processors, lateSeconds: 60 },
  reading_small: { slots: processors, ahead: processors, lateSeconds: 300 },
  reading_large: { slots: processors, ahead: processors, lateSeconds: 900 },
  scans: { slots: 2, ahead: 10, lateSeconds: 600 },
  reports: { slots: 1, ahead: 1, lateSeconds: 3_600 },
} as const satisfies Record<string, LaneSettings>;

export type Lane = keyof typeof lanes;
export const laneNames = Object.keys(lanes) as readonly Lane[];
