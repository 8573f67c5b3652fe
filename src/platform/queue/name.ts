/** The one queue, and the schema of its tables on PostgreSQL. */
export const QUEUE_NAME = 'outbox';
export const QUEUE_SCHEMA = 'bullmq';
