/** What a reading concludes of one message: facts with their places, and what people see beside them. */
import { z } from 'zod';
import { Signals } from '../intake/gatekeeper.js';
import { Evidence, RequestFacts } from '../law/fact.js';
import { Addressed } from './address-check.js';
import { ExtractedDetail } from './extracted-detail.js';
import { SenderCheck } from './sender-check.js';
import { Target } from './target.js';

export const Reading = z.strictObject({
  facts: RequestFacts,
  evidence: Evidence,
  /** ISO 639-1 of the act; `und` when there is too little text. */
  language: z.string(),
  targets: z.array(Target).readonly(),
  caseReference: z.string().nullable(),
  /** Each check of who sent it: those given, then those of its addresses. */
  sender: z.array(SenderCheck).readonly(),
  /** What the checks of addresses looked at, to look again under another directory without reading again. */
  addressed: Addressed,
  /** What else the act says, for people. */
  told: z.array(ExtractedDetail).readonly(),
  /** What the gate needs to know. */
  signals: Signals,
});
export type Reading = z.infer<typeof Reading>;
