import type { Part, ReadMessage, Unreadable } from '../../src/domain/intake/message.js';

/** What was read; rejects where nothing could be. */
export async function readable(reading: Promise<ReadMessage | Unreadable>): Promise<ReadMessage> {
  const message = await reading;
  if (!message.readable) throw new Error(message.reason);
  return message;
}

/** The first PDF of a message. */
export const pdfIn = ({ parts }: ReadMessage): Part | undefined =>
  parts.find(({ contentType }) => contentType === 'application/pdf');
