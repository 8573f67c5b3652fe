/** The working days whose digests were handed out. */
import { Injectable } from '@nestjs/common';
import type { Day } from '../domain/kernel/day.js';
import type { Tx } from '../platform/database/transaction.js';

@Injectable()
export class DigestStore {
  /** True for the one who takes the day; false for all others and ever after. */
  async take(tx: Tx, day: Day): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'insert into digest (day) values ($1) on conflict do nothing returning day',
      [day],
    );
    return rows.length > 0;
  }
}
