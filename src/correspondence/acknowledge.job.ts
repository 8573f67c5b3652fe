/** Acknowledges a request once, by the machine, when nothing speaks against it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { z } from 'zod';
import { CaseReceipts } from '../cases/case-receipts.js';
import { erased } from '../cases/vault.js';
import { mayAcknowledge } from '../domain/case/acknowledgement.js';
import { crashPoint } from '../platform/crash-point.js';
import { Database } from '../platform/database/database.js';
import { type Effect, type Job, JobFailure, JobRegistry } from '../platform/queue/job.js';
import { type Dossier, Dossiers } from './dossiers.js';
import { LetterStore, type StoredLetter } from './letter.store.js';
import { LetterFiles } from './letter-files.js';
import { LetterPost } from './letter-post.js';
import { type Enclosure, enclosureOf, LetterWriter } from './letter-writer.js';

const Payload = z.strictObject({ caseId: z.uuid() });
type Payload = z.infer<typeof Payload>;

const nothing: Effect = async () => undefined;

@Injectable()
export class AcknowledgeJob implements Job<Payload>, OnModuleInit {
  readonly topic = 'correspondence.acknowledge';
  readonly payload = Payload;

  constructor(
    private readonly database: Database,
    private readonly dossiers: Dossiers,
    private readonly writer: LetterWriter,
    private readonly letters: LetterStore,
    private readonly files: LetterFiles,
    private readonly letterPost: LetterPost,
    private readonly receipts: CaseReceipts,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  /** Every classification asks; a case is acknowledged once. */
  async run(payload: Payload): Promise<Effect> {
    const opened = await this.database.transaction((tx) => this.dossiers.open(tx, payload.caseId));
    if (!opened.ok) return nothing;
    const { state, requester, letters } = opened.value;
    if (!mayAcknowledge(state, requester, letters)) return nothing;
    const letter = await this.letterOf(opened.value);
    const sealed = await this.database.transaction((tx) => this.files.open(tx, letter));
    if (sealed === erased) return nothing;
    return this.letterPost.post(sealed, { topic: this.topic, payload });
  }

  /** The acknowledgement of the case, written the first time it is asked for. */
  private async letterOf(dossier: Dossier): Promise<StoredLetter> {
    const id = uuidv5('acknowledgement', dossier.caseId);
    const known = await this.database.transaction((tx) => this.letters.find(tx, id));
    if (known) return known;
    const enclosures = await this.receiptOf(dossier);
    const order = { id, preparationId: null, kind: 'acknowledgement', enclosures } as const;
    const draft = await this.writer.write(dossier, order);
    crashPoint('acknowledgement.drafted');
    const added = await this.database.transaction((tx) => this.letters.add(tx, draft.stored, draft.files));
    crashPoint('acknowledgement.stored');
    if (added) return draft.stored;
    await this.writer.discard([draft]);
    throw new JobFailure('Another process is writing this acknowledgement.', true);
  }

  /** A ledger that is behind does not hold an acknowledgement back: the desk can hand the receipt out later. */
  private async receiptOf({ caseId, context }: Dossier): Promise<Enclosure[]> {
    const receipt = await this.database.transaction((tx) => this.receipts.receipt(tx, caseId, 'opening'));
    if (!receipt.ok) return [];
    const name = `receipt-${context.ourReference}.txt`;
    return [enclosureOf(name, 'text/plain', Buffer.from(receipt.value, 'utf8'))];
  }
}
