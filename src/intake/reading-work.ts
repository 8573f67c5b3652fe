import { readingLane } from '../domain/intake/reading-lane.js';
import type { Work } from '../platform/database/outbox.js';
import type { StoredMessage } from './messages/message.store.js';

export const READ_MESSAGE = 'ingestion.read_message';

/** The work of reading a kept message. */
export const readingWork = (message: Pick<StoredMessage, 'id' | 'door' | 'size'>, isTakenUp: boolean): Work => ({
  topic: READ_MESSAGE,
  payload: { messageId: message.id, ...(isTakenUp ? { takenUp: true } : {}) },
  lane: `reading_${readingLane(message, isTakenUp)}`,
});
