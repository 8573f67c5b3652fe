/** The one delivery of each letter: claimed before the socket opens, ended when the relay has answered. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../platform/database/transaction.js';

const states = ['attempting', 'failed', 'unknown', 'sent'] as const;
export type DeliveryState = (typeof states)[number];

/**
 * `interrupted`: an attempt was begun and its end is not known, since its process died; nobody holds it now.
 * `held`: another process is at it.
 */
export type Claim = 'claimed' | 'interrupted' | 'held' | 'unknown' | 'sent';

const Row = z.object({ state: z.enum(states), leased: z.boolean() });

@Injectable()
export class DeliveryStore {
  /** Commit it before anything leaves. Of two claims at once one is told `held`. */
  async claim(tx: Tx, letterId: string, messageId: string, leaseSeconds: number): Promise<Claim> {
    const inserted = await tx.query(
      `insert into delivery (letter_id, message_id, state, leased_until)
       values ($1, $2, 'attempting', clock_timestamp() + make_interval(secs => $3))
       on conflict (letter_id) do nothing returning letter_id`,
      [letterId, messageId, leaseSeconds],
    );
    if (inserted.length > 0) return 'claimed';
    const [row] = await tx.query(
      `select state, coalesce(leased_until > clock_timestamp(), false) as leased from delivery
       where letter_id = $1 for update`,
      [letterId],
    );
    const { state, leased } = Row.parse(row);
    if (state === 'sent' || state === 'unknown') return state;
    if (leased) return 'held';
    await tx.query(
      `update delivery set state = 'attempting', attempted_at = clock_timestamp(),
         leased_until = clock_timestamp() + make_interval(secs => $2) where letter_id = $1`,
      [letterId, leaseSeconds],
    );
    return state === 'attempting' ? 'interrupted' : 'claimed';
  }

  /** Ends an attempt; what was sent stays sent, by the database itself. */
  async end(tx: Tx, letterId: string, state: Exclude<DeliveryState, 'attempting'>): Promise<void> {
    await tx.query(
      `update delivery set state = $2, leased_until = null,
         sent_at = case when $2 = 'sent' then clock_timestamp() end where letter_id = $1`,
      [letterId, state],
    );
  }

  /** A person's word on a delivery in doubt; false when it is not in doubt. */
  async settle(tx: Tx, letterId: string, arrived: boolean): Promise<boolean> {
    const [row] = await tx.query('select state from delivery where letter_id = $1 for update', [letterId]);
    if (row?.state !== 'unknown') return false;
    await this.end(tx, letterId, arrived ? 'sent' : 'failed');
    return true;
  }

  async states(tx: Tx, caseId: string): Promise<ReadonlyMap<string, DeliveryState>> {
    const rows = await tx.query(
      `select letter_id as id, state from delivery d join letter l on l.id = d.letter_id where l.case_id = $1`,
      [caseId],
    );
    const parsed = z.array(z.object({ id: z.uuid(), state: z.enum(states) })).parse(rows);
    return new Map(parsed.map(({ id, state }) => [id, state]));
  }
}
