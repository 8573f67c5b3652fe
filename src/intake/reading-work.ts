import { z } from 'zod';
import { readingLane } from '../domain/intake/reading-lane.js';
import { defineJob, type Work } from '../platform/database/job-contract.js';
import type { StoredMessage } from './messages/message.store.js';

export const readMessage = defineJob(
  'ingestion.read_message',
  z.strictObject({ messageId: z.uuid(), takenUp: z.literal(true).optional() }),
  { lane: 'reading_small' },
);
export const scanMessage = defineJob('ingestion.scan_message', z.strictObject({ messageId: z.uuid() }), {
  lane: 'scans',
});

/** The work of reading a kept message, in the lane of its size. */
export const readingWork = (message: Pick<StoredMessage, 'id' | 'door' | 'size'>, isTakenUp: boolean): Work =>
  readMessage.work(
    { messageId: message.id, ...(isTakenUp ? { takenUp: true } : {}) },
    { lane: `reading_${readingLane(message, isTakenUp)}` },
  );
