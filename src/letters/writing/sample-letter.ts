/** A letter about a request that never came: a new version is read before any case needs it. */
import type { LetterContext, LetterOperator } from '../../domain/case/letters/letter-context.js';
import { tellableChecks } from '../../domain/case/letters/letter-template.js';
import type { Day } from '../../domain/kernel/day.js';
import { instantOf } from '../../domain/kernel/instant.js';
import { checkedMailbox } from '../../domain/kernel/mailbox.js';
import { grounds } from '../../domain/law/vocabulary.js';

/** Of everything that a letter can list, so many. */
const FEW = 2;

export const sampleContext = (operator: LetterOperator, day: Day): LetterContext => ({
  operator,
  ourReference: 'GRF-0000-000000',
  reference: '24-000731',
  receivedAt: instantOf(day, '09:00'),
  door: 'smtp',
  day,
  recipient: checkedMailbox('clerk@court.example'),
  recipientName: null,
  facts: { issuerKind: 'court', issuerCountry: null, relayedBy: 'NONE', categories: ['SUB', 'TRF'], tenantFlags: [] },
  bases: [],
  judgement: {
    ...{ verdict: 'REFUSE', grounds: grounds.slice(0, FEW), notices: [], letterBlocks: [] },
    ...{ failing: tellableChecks.slice(0, FEW), unknown: [] },
  },
  stateInformed: false,
  attachments: [{ name: 'example.zip', sha256: '0'.repeat(64) }],
});
