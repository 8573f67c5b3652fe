/** The schema of BullMQ's tables on PostgreSQL. */
export const QUEUE_SCHEMA = 'bullmq';
