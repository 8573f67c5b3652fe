/** What of a reading is personal, for the safe of the case. */
import type { Particulars } from '../cases/particulars.js';
import type { ReadMessage } from '../domain/intake/message.js';
import { isGuessed } from '../domain/reading/proposal.js';
import type { Reading } from '../domain/reading/read.js';

export function particularsOf(message: ReadMessage, reading: Reading): Particulars {
  const { headers } = message.messages[0];
  const guessed = message.parts.filter(isGuessed).map(({ path }) => path);
  const reply = headers.replyTo[0] ?? headers.from[0] ?? null;
  return {
    requester: {
      address: reply?.address || null,
      name: reply?.name || null,
      messageId: headers.messageId,
      subject: headers.subject,
      automatic: headers.autoSubmitted !== null || headers.list.length > 0 || headers.returnPath === '',
    },
    targets: reading.targets.map(({ kind, value, span, doubtful }) => ({
      kind,
      value,
      doubtful: doubtful || guessed.includes(span.part),
    })),
    caseReference: reading.caseReference,
    evidence: Object.fromEntries(Object.entries(reading.evidence).map(([fact, spans]) => [fact, [...(spans ?? [])]])),
    told: [...reading.told],
    sender: [...reading.sender],
  };
}
