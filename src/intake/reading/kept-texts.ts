/** The texts that a case keeps, read once more: no message is opened for it. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { Customers } from '../../directory/customers.js';
import { ReadMessage } from '../../domain/intake/message.js';
import type { ReadingLane } from '../../domain/intake/reading-lane.js';
import type { Instant } from '../../domain/kernel/instant.js';
import type { CommonReadingLaw } from '../../domain/reading/law.js';
import type { Reading } from '../../domain/reading/reading.js';
import { SenderCheck } from '../../domain/reading/sender-check.js';
import { Database } from '../../platform/database/database.js';
import type { ReadingChildren } from './reading-children.js';

interface Reader {
  readonly law: CommonReadingLaw;
  readonly readers: ReadingChildren;
  readonly lane: ReadingLane;
}

@Injectable()
export class KeptTexts {
  constructor(
    private readonly database: Database,
    private readonly vault: CaseVault,
    private readonly customers: Customers,
  ) {}

  /** Customers are those of the receipt. The word says why there is no reading. */
  async read(
    caseId: string,
    receivedAt: Instant,
    { law, readers, lane }: Reader,
  ): Promise<Reading | 'erased' | 'absent' | 'unreadable'> {
    const message = await this.kept(caseId, 'reading', ReadMessage);
    const authentication = await this.kept(caseId, 'authentication', z.array(SenderCheck));
    if (message === erased || authentication === erased) return 'erased';
    if (!message) return 'absent';
    const customers = (asked: readonly string[]) =>
      this.database.transaction((tx) => this.customers.tenants(tx, asked, receivedAt));
    const read = await readers.read(message, authentication ?? [], { law, customers, lane });
    return 'reading' in read ? read.reading : 'unreadable';
  }

  private kept<T>(caseId: string, kind: 'reading' | 'authentication', schema: z.ZodType<T>) {
    return this.database.transaction((tx) => this.vault.first(tx, caseId, kind, schema, 'cleared'));
  }
}
