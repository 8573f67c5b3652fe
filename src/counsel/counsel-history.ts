/** What an outside counsel was asked and said, in the log: ids, closed words, and digests under the key of the case. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Ledger } from '../ledger/ledger.js';
import type { Tx } from '../platform/database/transaction.js';

/** What counsel thinks of the answer that the operator intends. */
export const CounselPosition = z.enum(['favourable', 'reserved', 'unfavourable']);

const Said = { briefId: z.uuid(), noteId: z.uuid(), digest: z.string() };
const CounselEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('counsel.invited'),
    data: z.object({ ...Said, counsel: z.uuid(), until: z.iso.datetime() }),
  }),
  z.object({ type: z.literal('counsel.withdrawn'), data: z.object({ briefId: z.uuid(), counsel: z.uuid() }) }),
  z.object({ type: z.literal('counsel.commented'), data: z.object(Said) }),
  z.object({ type: z.literal('counsel.advised'), data: z.object({ ...Said, position: CounselPosition }) }),
]);
export type CounselEvent = z.infer<typeof CounselEvent>;
export type CounselEntry = CounselEvent & { readonly actor: string; readonly at: string };

const streamOf = (caseId: string): string => `counsel/${caseId}`;

@Injectable()
export class CounselHistory {
  constructor(private readonly ledger: Ledger) {}

  async record(tx: Tx, caseId: string, { type, data }: CounselEvent, actor: string): Promise<void> {
    await this.ledger.record(tx, streamOf(caseId), [{ type, class: 'other', actor, data }]);
  }

  async of(tx: Tx, caseId: string): Promise<CounselEntry[]> {
    const entries = await this.ledger.read(tx, streamOf(caseId));
    return entries.map(({ type, data, actor, at }) => ({ ...CounselEvent.parse({ type, data }), actor, at }));
  }
}
