/** How far the operator's machines have taken the events, and since when they take none: one row. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

/** `gone`: the address answered 410. */
const EventFault = z.enum(['unreachable', 'certificate', 'redirected', 'gone', 'refused']);
export type EventFault = z.infer<typeof EventFault>;

const Place = z.object({ next: z.coerce.number().int(), failures: z.int() });
const Standing = z.object({
  next: z.coerce.number().int(),
  size: z.coerce.number().int(),
  fault: EventFault.nullable(),
  movedAt: z.string(),
  /** Minutes for which the entry that is next has waited, and no other went on; null where all are looked through. */
  waited: z.coerce.number().nullable(),
});
export type EventStanding = z.infer<typeof Standing>;

@Injectable()
export class EventDeliveryStore {
  /** From the beginning of the log on, where it did not begin yet. */
  async begin(tx: Tx): Promise<void> {
    await tx.query('insert into event_delivery (only_row) values (true) on conflict do nothing');
  }

  /** What is next, for this transaction alone; null while another process sends, and during the pause after a failure. */
  async take(tx: Tx): Promise<z.infer<typeof Place> | null> {
    // The machine of a process may be gone: what it holds is free again after a minute.
    await tx.query(`select set_config('idle_in_transaction_session_timeout', '60s', true)`);
    return rowOf(
      Place,
      await tx.query(
        `select next, failures from event_delivery where retry_at is null or retry_at <= clock_timestamp()
         for update skip locked`,
      ),
    );
  }

  /** It stays where it is, and is tried again after so many seconds. */
  async failed(tx: Tx, fault: EventFault, seconds: number): Promise<void> {
    await tx.query(
      `update event_delivery set failures = failures + 1, fault = $1,
         retry_at = clock_timestamp() + make_interval(secs => $2)`,
      [fault, seconds],
    );
  }

  /** What is next, once no process sends: none does until the end of the transaction. Null where sending never began. */
  async hold(tx: Tx): Promise<number | null> {
    return rowOf(Place, await tx.query('select next, failures from event_delivery for update'))?.next ?? null;
  }

  /**
   * On, as all before was taken or is of no event of the feed; or back, which the log MUST say in the same transaction.
   * What failed before is over.
   */
  async moveTo(tx: Tx, next: number): Promise<void> {
    await tx.query('update event_delivery set next = $1, failures = 0, fault = null, retry_at = null', [next]);
  }

  async standing(tx: Tx): Promise<EventStanding | null> {
    const found = await tx.query(
      `select d.next, d.fault, to_char(d.moved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "movedAt",
         (select coalesce(max(index) + 1, 0) from sealed_entry) as size,
         (select extract(epoch from clock_timestamp() - greatest(e.at, d.moved_at)) / 60
          from sealed_entry s join entry e using (stream, seq) where s.index = d.next) as waited
       from event_delivery d`,
    );
    return rowOf(Standing, found);
  }
}
