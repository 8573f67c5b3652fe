/** Deliveries by the portal as the desk sees them, and the code that a person gives by telephone. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CasesService, type Handling } from '../../cases/handle/cases.service.js';
import { newIdOf } from '../../cases/handle/new-id.js';
import { textOfNote } from '../../cases/http/notes.service.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { PortalDeliveryStore } from '../../cases/rows/portal-delivery.store.js';
import { CaseVault } from '../../cases/rows/vault.js';
import type { PortalDelivery } from '../../domain/case/model/delivery-state.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import { accept, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { hashOfCode, newCode } from '../../portal/link.js';

/** Kept of the last ones: a download in parts is as many entries. */
const MOST_USES = 200;

/** What the portal writes of a delivery. */
const Told = z.object({ why: z.string().optional(), first: z.int().optional(), last: z.int().optional() });
export interface Use extends z.infer<typeof Told> {
  readonly at: string;
  readonly kind: string;
}

export interface ShownDelivery {
  readonly delivery: PortalDelivery;
  /** The newest first. */
  readonly uses: readonly Use[];
}

export interface GivenCode {
  readonly authority: string;
  /** Of our own directory. */
  readonly number: string;
  readonly reason: string;
}

const codeShown = refusal(
  'delivery-code-shown',
  'conflict',
  'Ce code a déjà été affiché, une seule fois : donnez-en un nouveau.',
  'This code was shown already, once: give a new one.',
);

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly rows: PortalDeliveryStore,
    private readonly vault: CaseVault,
    private readonly ledger: Ledger,
  ) {}

  of(caseId: string): Promise<Result<ShownDelivery[]>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const { deliveries = [] } = await this.cases.load(tx, caseId);
      const shown: ShownDelivery[] = [];
      for (const delivery of deliveries) {
        const entries = await this.ledger.read(tx, `delivery/${delivery.id}`);
        const uses = entries
          .slice(-MOST_USES)
          .map(({ at, type, data }): Use => ({ at, kind: type.replace(/^delivery\./, ''), ...Told.parse(data) }));
        shown.push({ delivery, uses: uses.reverse() });
      }
      return accept(shown);
    });
  }

  /** A new code, shown this once: its slow hash is kept, and the one before it opens nothing any more. */
  async giveCode(
    caseId: string,
    deliveryId: string,
    { authority, number, reason }: GivenCode,
    handling: Handling,
  ): Promise<Result<{ code: string; seq: number }>> {
    const code = newCode();
    const hash = await hashOfCode(code);
    const note = { text: reason, number };
    return attempt(this.database, async (tx) => {
      if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const noteId = newIdOf(handling, 'note');
      const before = await this.cases.load(tx, caseId);
      const evidence = await this.vault.digest(tx, caseId, textOfNote(note));
      const command = { type: 'give_delivery_code', deliveryId, authority, number, noteId, evidence } as const;
      const handled = await this.cases.handleIn(tx, caseId, command, handling);
      if (!handled.ok) return handled;
      if (handled.value.seq === before.seq) return refuse(codeShown);
      await this.vault.put(tx, caseId, 'note', note, noteId);
      await this.rows.setCode(tx, deliveryId, hash);
      return accept({ code, seq: handled.value.seq });
    });
  }
}
