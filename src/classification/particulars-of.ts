/** What of a reading is personal, for the safe of the case. */
import type { Particulars } from '../cases/rows/particulars.js';
import type { ReadMessage } from '../domain/intake/message.js';
import { addressText } from '../domain/kernel/mailbox.js';
import { answerAddressOf } from '../domain/reading/answer-address.js';
import { isGuessed } from '../domain/reading/proposal.js';
import type { Reading } from '../domain/reading/reading.js';
import { authorOf } from '../domain/reading/sender.js';

export function particularsOf(message: ReadMessage, reading: Reading): Particulars {
  const { headers } = message.messages[0];
  const guessed = message.parts.filter(isGuessed).map(({ path }) => path);
  const { mailbox } = answerAddressOf(message.messages[0]);
  return {
    requester: {
      address: mailbox && addressText(mailbox),
      name: visible(authorOf(message.messages[0]).name) || null,
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

/** Without the characters that a person does not see, and that could turn the address beside the name around. */
const visible = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
