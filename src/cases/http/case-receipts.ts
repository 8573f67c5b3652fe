/** The receipts of a request: that it was recorded when it came, and how it was closed (C2SP tlog-proof). */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import type { CaseEventType } from '../../domain/case/event.js';
import { refusals } from '../../domain/case/model/refusal.js';
import { type Refusal, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { verifyReceipt } from '../../domain/ledger/receipt.js';
import { secretOf } from '../../domain/workflow/circuit.js';
import { Ledger } from '../../ledger/ledger.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import { Receipts } from '../../ledger/receipts.js';
import type { Tx } from '../../platform/database/transaction.js';
import { CasesService, streamOf } from '../handle/cases.service.js';

export const receiptKinds = ['opening', 'closing'] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

const typeOf: Record<ReceiptKind, CaseEventType> = { opening: 'case.opened', closing: 'case.closed' };

const notClosed: Refusal = refusal(
  'case-not-closed',
  'conflict',
  'Ce dossier n’est pas clos : il n’a pas encore de récépissé de clôture.',
  'This case is not closed: it has no receipt of its closing yet.',
);

/** It says nothing more: a caller with a wrong receipt learns nothing of the log. */
const receiptForeign: Refusal = refusal(
  'receipt-foreign',
  'invalid',
  'Ce texte n’est pas le récépissé d’une demande inscrite à ce registre. Envoyez celui qui accompagnait l’accusé de réception, sans y rien changer.',
  'This text is not the receipt of a request recorded in this ledger. Send the one that came with the acknowledgement, unchanged.',
);

@Injectable()
export class CaseReceipts {
  constructor(
    private readonly ledger: Ledger,
    private readonly receipts: Receipts,
    private readonly identity: LedgerIdentity,
    private readonly cases: CasesService,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * The receipt of the closing, for the holder of the receipt of the request: its salt is known to no one else. A case that
   * became secret (CSI L881-1) answers like one that is open.
   */
  async closingFor(tx: Tx, opening: string): Promise<Result<string>> {
    const verified = await verifyReceipt(opening, this.identity.vkey);
    if (!verified.ok || verified.entry.type !== typeOf.opening) return refuse(receiptForeign);
    const caseId = caseIdOf(verified.entry.stream);
    const { circuit } = await this.cases.load(tx, caseId);
    return secretOf(this.catalogue.law.circuits).has(circuit) ? refuse(notClosed) : this.receipt(tx, caseId, 'closing');
  }

  /** With it, the requester finds its request in the published report; it carries no personal data. */
  async receipt(tx: Tx, caseId: string, kind: ReceiptKind): Promise<Result<string>> {
    const entries = await this.ledger.read(tx, streamOf(caseId));
    if (entries.length === 0) return refuse(refusals.caseUnknown);
    const entry = entries.findLast(({ type }) => type === typeOf[kind]);
    return entry ? this.receipts.receipt(tx, entry.stream, entry.seq) : refuse(notClosed);
  }
}

const caseIdOf = (stream: string): string => stream.slice(streamOf('').length);
