/** What was read of each mailbox, and when it was last looked at. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

/** `cut`: larger than what is taken, its beginning is kept. `gone`: removed by another client before it was fetched. */
export const pulledStates = ['whole', 'cut', 'gone'] as const;
export type PulledState = (typeof pulledStates)[number];

/** Why a mailbox could not be read. */
export const mailboxFaults = ['unreachable', 'refused', 'certificate', 'folder', 'other'] as const;
export type MailboxFault = (typeof mailboxFaults)[number];

/** One numbering of the mails of one mailbox. */
export interface Numbering {
  readonly mailbox: string;
  /** UIDVALIDITY: another one means that all mails have other numbers. */
  readonly validity: bigint;
}

const Uid = z.object({ uid: z.coerce.number() });
const State = z.object({ state: z.enum(pulledStates) });
export const MailboxLook = z.object({
  mailbox: z.string(),
  lookedAt: z.string().nullable(),
  fault: z.enum(mailboxFaults).nullable(),
  /** Since the last look, or since the mailbox is known. */
  minutes: z.number(),
});
export type MailboxLook = Readonly<z.infer<typeof MailboxLook>>;

@Injectable()
export class MailboxStore {
  async held(tx: Tx, { mailbox, validity }: Numbering): Promise<ReadonlySet<number>> {
    const rows = await tx.query('select uid from mailbox_message where mailbox = $1 and validity = $2', [
      mailbox,
      String(validity),
    ]);
    return new Set(rowsOf(Uid, rows).map(({ uid }) => uid));
  }

  async hold(
    tx: Tx,
    { mailbox, validity }: Numbering,
    mail: { readonly uid: number; readonly state: PulledState; readonly messageId: string },
  ): Promise<void> {
    await tx.query(
      `insert into mailbox_message (mailbox, validity, uid, state, message_id) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [mailbox, String(validity), mail.uid, mail.state, mail.messageId],
    );
  }

  /** How much of a message a mailbox gave: whole when one of them did; null where none did. */
  async stateOf(tx: Tx, messageId: string): Promise<PulledState | null> {
    const rows = await tx.query(
      `select state from mailbox_message where message_id = $1
       order by array_position(array['whole', 'cut', 'gone'], state) limit 1`,
      [messageId],
    );
    return rowOf(State, rows)?.state ?? null;
  }

  /** From now on these mailboxes are watched, and no others. */
  async watch(tx: Tx, mailboxes: readonly string[]): Promise<void> {
    await tx.query('delete from mailbox_look where not (mailbox = any ($1))', [mailboxes]);
    await tx.query('insert into mailbox_look (mailbox) select unnest($1::text[]) on conflict do nothing', [mailboxes]);
  }

  async looked(tx: Tx, mailbox: string, fault: MailboxFault | null): Promise<void> {
    await tx.query(
      `update mailbox_look set fault = $2, looked_at = case when $2::text is null then clock_timestamp() else looked_at end
       where mailbox = $1`,
      [mailbox, fault],
    );
  }

  async looks(tx: Tx): Promise<MailboxLook[]> {
    const rows = await tx.query(
      `select mailbox, fault, to_char(looked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lookedAt",
         (extract(epoch from clock_timestamp() - coalesce(looked_at, since)) / 60)::float8 as minutes
       from mailbox_look order by mailbox`,
    );
    return rowsOf(MailboxLook, rows);
  }
}
