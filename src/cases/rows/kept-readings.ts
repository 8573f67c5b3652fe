/** What was read of each message of a case, as it is kept under the key of the case. */
import { z } from 'zod';
import type { CaseState } from '../../domain/case/model/state.js';
import { ReadMessage, UnreadReason } from '../../domain/intake/message.js';
import type { Tx } from '../../platform/database/transaction.js';
import { type CaseVault, erased, type Reader } from './vault.js';

const Unread = z.strictObject({ readable: z.literal(false), reason: UnreadReason });
const Reading = z.union([ReadMessage, Unread]);

interface KeptReading {
  readonly messageId: string;
  /** Null when nothing could be read, or it was forgotten. */
  readonly reading: ReadMessage | null;
}

/** In the order in which the messages came; `erased` when the key is gone, or the case is locked for the reader. */
export async function keptReadings(
  vault: CaseVault,
  tx: Tx,
  caseId: string,
  { messages, readable }: Pick<CaseState, 'messages' | 'readable'>,
  reader: Reader,
): Promise<KeptReading[] | typeof erased> {
  const readings = await vault.all(tx, caseId, 'reading', Reading, reader);
  if (readings === erased) return erased;
  // A first message that could not be read left no reading.
  const kept = readable ? readings : [undefined, ...readings];
  return messages.map((messageId, at) => ({ messageId, reading: kept[at]?.readable ? kept[at] : null }));
}
