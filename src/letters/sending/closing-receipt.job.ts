/** Sends the receipt of the closing, once, to the address that received the acknowledgement and to no other. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CasesService } from '../../cases/handle/cases.service.js';
import { sendClosingReceipt } from '../../cases/handle/jobs.js';
import { CaseReceipts } from '../../cases/http/case-receipts.js';
import { erased } from '../../cases/rows/vault.js';
import { mayTellTheClosing } from '../../domain/case/letters/acknowledgement.js';
import { instant, instantFromMilliseconds, millisecondsOf } from '../../domain/kernel/instant.js';
import { sameMailbox } from '../../domain/kernel/mailbox.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { enqueue } from '../../platform/database/outbox.js';
import type { Tx } from '../../platform/database/transaction.js';
import { type Effect, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { recipientOf } from '../writing/envelope.js';
import { LetterStore } from '../writing/letter.store.js';
import { type LoadedCase, senderOf } from '../writing/letter-context-loader.js';
import { AutomaticLetters, automaticLetterId, receiptFile } from './automatic-letters.js';
import { LetterFiles } from './letter-files.js';

type Payload = PayloadOf<typeof sendClosingReceipt>;

/** The ledger seals within seconds; a letter that carries nothing but a receipt waits for it. */
const UNTIL_SEALED_MILLISECONDS = 5_000;
/** After this, people are alerted, and the job checks at the slower pace until the ledger seals again. */
const PATIENCE_MILLISECONDS = 15 * 60_000;
const SLOWLY_MILLISECONDS = 5 * 60_000;

const actor = { kind: 'system', room: 'correspondence' } as const;

@Injectable()
export class ClosingReceiptJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly automatic: AutomaticLetters,
    private readonly letters: LetterStore,
    private readonly files: LetterFiles,
    private readonly receipts: CaseReceipts,
    private readonly cases: CasesService,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(sendClosingReceipt, (payload) => this.run(payload));
  }

  async run(payload: Payload): Promise<Effect> {
    const loaded = await this.automatic.due('closing_receipt', payload.caseId, (tx, loaded) =>
      this.mayTell(tx, loaded),
    );
    if (!loaded) return nothing;
    const receipt = await this.database.transaction((tx) => this.receipts.receipt(tx, payload.caseId, 'closing'));
    if (!receipt.ok) return this.later(payload);
    const enclose = async () => [receiptFile('closing-receipt', loaded, receipt.value)];
    return this.automatic.send(loaded, 'closing_receipt', enclose, sendClosingReceipt.work(payload));
  }

  /** The closed case whose requester is the one that was acknowledged: another address learns nothing of its end. */
  private async mayTell(tx: Tx, loaded: LoadedCase): Promise<boolean> {
    const { caseId, state, answer, receipts } = loaded;
    const acknowledgement = await this.letters.find(
      tx,
      automaticLetterId('acknowledgement', state.part?.whole ?? caseId),
    );
    if (!acknowledgement) return false;
    const acknowledging = state.part ? await this.cases.load(tx, state.part.whole) : state;
    if (!mayTellTheClosing(state, senderOf(loaded), receipts, acknowledgement.id, acknowledging)) return false;
    const sealed = await this.files.open(tx, acknowledgement);
    const acknowledged = sealed === erased ? null : recipientOf(sealed.envelope);
    return acknowledged !== null && answer.mailbox !== null && sameMailbox(acknowledged, answer.mailbox);
  }

  /** Alert once a case for a pending item. */
  private later(payload: Payload): Effect {
    return async (tx) => {
      const now = millisecondsOf(await this.database.now(tx));
      const closed = (await this.cases.entries(tx, payload.caseId)).findLast(
        ({ event }) => event.type === 'case.closed',
      );
      const late = closed !== undefined && now - millisecondsOf(instant(closed.at)) >= PATIENCE_MILLISECONDS;
      if (late) await this.raiseAlarm(tx, payload.caseId);
      const at = now + (late ? SLOWLY_MILLISECONDS : UNTIL_SEALED_MILLISECONDS);
      await enqueue(tx, sendClosingReceipt.work(payload, { dueAt: instantFromMilliseconds(at) }));
    };
  }

  private async raiseAlarm(tx: Tx, caseId: string): Promise<void> {
    const command = { type: 'ring', timer: 'receipt', about: null } as const;
    valueOrFail(await this.cases.handleIn(tx, caseId, command, { actor, key: `receipt-waits/${caseId}` }));
  }
}
