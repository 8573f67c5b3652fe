/** The one delivery of each letter: claimed before the socket opens, ended when the relay has answered. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Mine = z.object({ mine: z.boolean() });
const May = z.object({ may: z.boolean() });

const states = ['attempting', 'failed', 'unknown', 'sent'] as const;
export type DeliveryState = (typeof states)[number];

/**
 * `interrupted`: an attempt was begun and its outcome is not known, since its process died; no process holds it now.
 * `held`: another process is at it.
 */
export type Claim = 'claimed' | 'interrupted' | 'held' | 'unknown' | 'sent';

/** One attempt at a delivery; a later one fences it off, but for the word that the relay took the letter. */
export interface Attempt {
  readonly letterId: string;
  /** When it began, as PostgreSQL writes it: no other attempt at this letter has the same. */
  readonly at: string;
  /** The one before it may have sent the letter: whatever the relay says now, that stays open. */
  readonly inDoubt: boolean;
}

const Row = z.object({ state: z.enum(states), leased: z.boolean() });
const Doubt = z.object({ doubted: z.boolean().nullable() });
const Begun = z.tuple([z.object({ at: z.string() })]);

@Injectable()
export class DeliveryStore {
  /** Commit it before the letter is sent. Of two claims at once one gets `held`. */
  async claim(tx: Tx, letterId: string, messageId: string, leaseSeconds: number) {
    const inserted = await tx.query(
      `insert into delivery (letter_id, message_id, state, leased_until)
       values ($1, $2, 'attempting', clock_timestamp() + make_interval(secs => $3))
       on conflict (letter_id) do nothing returning attempted_at::text as at`,
      [letterId, messageId, leaseSeconds],
    );
    if (inserted.length > 0) return claimed('claimed', letterId, inserted);
    const [row] = await tx.query(
      `select state, coalesce(leased_until > clock_timestamp(), false) as leased from delivery
       where letter_id = $1 for update`,
      [letterId],
    );
    const { state, leased } = Row.parse(row);
    if (state === 'sent' || state === 'unknown') return { claim: state, attempt: null };
    if (leased) return { claim: 'held' as const, attempt: null };
    const begun = await tx.query(
      `with begun as (update delivery set state = 'attempting', attempted_at = clock_timestamp(),
         leased_until = clock_timestamp() + make_interval(secs => $2) where letter_id = $1
         returning attempted_at::text as at)
       select at from begun`,
      [letterId, leaseSeconds],
    );
    return claimed(state === 'attempting' ? 'interrupted' : 'claimed', letterId, begun);
  }

  /** A person posted it, as the last entry of the case says; the database refuses any other letter. */
  async posted(tx: Tx, letterId: string, messageId: string): Promise<void> {
    await tx.query(
      "insert into delivery (letter_id, message_id, state, sent_at) values ($1, $2, 'sent', clock_timestamp())",
      [letterId, messageId],
    );
  }

  /** Claims it for as long again, just before the socket opens; false when the attempt was taken over meanwhile. */
  async hold(tx: Tx, { letterId, at }: Attempt, leaseSeconds: number): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `with held as (
         update delivery set leased_until = clock_timestamp() + make_interval(secs => $3)
         where letter_id = $1 and attempted_at = $2::timestamptz and state = 'attempting'
           and leased_until > clock_timestamp() returning letter_id)
       select from held`,
      [letterId, at, leaseSeconds],
    );
    return rows.length === 1;
  }

  /**
   * The relay took it, whichever process holds it now: a sender that was too late for its lease has sent all the same. False
   * when the attempt was taken over: another process has the job, and a new job MUST record the outcome on the case.
   */
  async sent(tx: Tx, { letterId, at }: Attempt): Promise<boolean> {
    const [row] = rowsOf(
      Mine,
      await tx.query(
        `select state = 'attempting' and attempted_at = $2::timestamptz as mine from delivery
       where letter_id = $1 for update`,
        [letterId, at],
      ),
    );
    await this.set(tx, letterId, 'sent');
    return row?.mine === true;
  }

  /**
   * Ends an attempt that is not known to have sent; one that was taken over has no say any more. `attempting` leaves its
   * end open: the letter may have left, and the next attempt finds it interrupted. So does a failure after such an attempt.
   */
  async end(tx: Tx, { letterId, at, inDoubt }: Attempt, end: 'failed' | 'unknown' | 'attempting'): Promise<void> {
    const state = end === 'failed' && inDoubt ? 'attempting' : end;
    await tx.query(
      `update delivery set state = $3, leased_until = case when $3 = 'attempting' then clock_timestamp() end
       where letter_id = $1 and attempted_at = $2::timestamptz and state = 'attempting'`,
      [letterId, at, state],
    );
  }

  private async set(tx: Tx, letterId: string, state: 'failed' | 'sent'): Promise<void> {
    await tx.query(
      `update delivery set state = $2, leased_until = null,
         sent_at = case when $2 = 'sent' then clock_timestamp() end where letter_id = $1 and state <> 'sent'`,
      [letterId, state],
    );
  }

  /** A person settles a delivery in doubt: one that failed as such, or whose outcome is open and that no process holds. */
  async settle(tx: Tx, letterId: string, arrived: boolean): Promise<boolean> {
    const rows = await tx.query(
      `select state = 'unknown' or state = 'attempting' and leased_until <= clock_timestamp() as doubted
       from delivery where letter_id = $1 for update`,
      [letterId],
    );
    if (rowOf(Doubt, rows)?.doubted !== true) return false;
    await this.set(tx, letterId, arrived ? 'sent' : 'failed');
    return true;
  }

  /**
   * Whether nothing of it was sent, may have been sent or is on its way; then no process sends it before this transaction ends, so
   * that it can be recalled in it.
   */
  async mayBeRecalled(tx: Tx, preparationId: string): Promise<boolean> {
    const [row] = rowsOf(May, await tx.query('select may_be_recalled($1) as may', [preparationId]));
    return row?.may === true;
  }

  /** A letter that a stalled sender sent all the same counts as sent though it was recalled. */
  async states(tx: Tx, caseId: string): Promise<ReadonlyMap<string, DeliveryState | 'recalled'>> {
    const rows = await tx.query(
      `select l.id, case when r.preparation_id is null or d.state in ('sent', 'unknown') then d.state
         else 'recalled' end as state
       from letter l left join delivery d on d.letter_id = l.id
         left join recall r on r.preparation_id = l.preparation_id
       where l.case_id = $1 and (d.letter_id is not null or r.preparation_id is not null)`,
      [caseId],
    );
    const parsed = rowsOf(z.object({ id: z.uuid(), state: z.enum([...states, 'recalled']) }), rows);
    return new Map(parsed.map(({ id, state }) => [id, state]));
  }
}

function claimed(claim: 'claimed' | 'interrupted', letterId: string, begun: unknown) {
  return { claim, attempt: { letterId, at: Begun.parse(begun)[0].at, inDoubt: claim === 'interrupted' } };
}
