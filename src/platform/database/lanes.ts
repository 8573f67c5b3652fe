/** Which work shares workers. Each lane has a queue and workers of its own: work of one lane never waits for another's. */
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

/**
 * Every topic that is enqueued, by a migration too, and its lane; checked at the start against the handlers. A timer calls
 * nobody outside: a pager or a mail server that hangs holds the slots of other lanes.
 */
const laneByTopic: Readonly<Record<string, Lane>> = {
  'cases.timer': 'timers',
  'approvals.tell': 'timers',
  'approvals.tell_of_work': 'timers',
  'approvals.page': 'alarms',
  'approvals.page_of_work': 'alarms',
  'approvals.write': 'alarms',
  'approvals.write_of_work': 'alarms',
  'approvals.write_of_account': 'alarms',
  'correspondence.acknowledge': 'letters',
  'correspondence.closing_receipt': 'letters',
  'correspondence.send_letter': 'letters',
  'classification.classify': 'casework',
  'classification.remember_act': 'casework',
  'cases.close': 'casework',
  'cases.forget_reading': 'casework',
  'cases.erase': 'casework',
  'auth.count_refusals': 'casework',
  // Intake names a lane for each message.
  'ingestion.read_message': 'reading_small',
  'ingestion.read_again': 'reading_small',
  'ingestion.scan_message': 'scans',
  'reports.renew': 'reports',
};

export const topics: readonly string[] = Object.keys(laneByTopic);

/** The lane of the topic; of one that is not declared, the lane that the column has by default. */
export const laneOf = (topic: string): Lane => laneByTopic[topic] ?? 'casework';
