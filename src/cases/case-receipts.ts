/** The receipts of a request: that it was recorded when it came, and how it was closed (C2SP tlog-proof). */
import { Injectable } from '@nestjs/common';
import type { CaseEventType } from '../domain/case/event.js';
import { refusals } from '../domain/case/refusal.js';
import { type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import { Ledger } from '../ledger/ledger.js';
import { Receipts } from '../ledger/receipts.js';
import type { Tx } from '../platform/database/transaction.js';
import { streamOf } from './cases.service.js';

export const receiptKinds = ['opening', 'closing'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

const typeOf: Record<ReceiptKind, CaseEventType> = { opening: 'case.opened', closing: 'case.closed' };

const notClosed: Refusal = {
  code: 'case-not-closed',
  kind: 'conflict',
  sentence: {
    fr: 'Ce dossier n’est pas clos : il n’a pas encore de récépissé de clôture.',
    en: 'This case is not closed: it has no receipt of its closing yet.',
  },
};

@Injectable()
export class CaseReceipts {
  constructor(
    private readonly ledger: Ledger,
    private readonly receipts: Receipts,
  ) {}

  /** With it, whoever asked finds its request in the published report; it carries no personal data. */
  async receipt(tx: Tx, caseId: string, kind: ReceiptKind): Promise<Result<string>> {
    const entries = await this.ledger.read(tx, streamOf(caseId));
    if (entries.length === 0) return refuse(refusals.caseUnknown);
    const entry = entries.findLast(({ type }) => type === typeOf[kind]);
    return entry ? this.receipts.receipt(tx, entry.stream, entry.seq) : refuse(notClosed);
  }
}
