/** What a reading found that is personal: it is sealed, and the log keeps a digest of it under the key of the case. */
import { z } from 'zod';
import { Span } from '../../domain/law/fact.js';
import { ExtractedDetail } from '../../domain/reading/extracted-detail.js';
import { SenderCheck } from '../../domain/reading/sender-check.js';

/** How an answer finds its way back; null where the mail gave none. */
export const Requester = z.strictObject({
  address: z.string().nullable(),
  name: z.string().nullable(),
  messageId: z.string().nullable(),
  subject: z.string(),
  /** Bounces, lists and automatic replies are never answered by themselves (RFC 3834). */
  automatic: z.boolean(),
});
export type Requester = z.infer<typeof Requester>;

export const Particulars = z.strictObject({
  requester: Requester,
  /**
   * Doubtful when it was read from a picture, or where the page does not show it: to be compared with the page. So is
   * one that was sealed before this was asked.
   */
  targets: z.array(z.strictObject({ kind: z.string(), value: z.string(), doubtful: z.boolean().default(true) })),
  caseReference: z.string().nullable(),
  /** Where each fact stands in the documents. */
  evidence: z.record(z.string(), z.array(Span)),
  /** What else the act says: period, offence, authorisations, silence asked, time to answer. */
  told: z.array(ExtractedDetail).default([]),
  /** Each check of who sent it, with its reason. */
  sender: z.array(SenderCheck),
});
export type Particulars = z.infer<typeof Particulars>;
