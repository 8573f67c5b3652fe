/** What orders to erase are about: the cases that have one in the log, and the keys that one may name. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CaseState } from '../../domain/case/model/state.js';
import { type ErasureOrderEntry, erasureOrderTypes } from '../../domain/signature/erasure-order.js';
import type { Asked } from '../../ledger/ledger.store.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Key = z.object({ keyId: z.string() });
const Order = z.object({
  ...{ stream: z.string(), seq: z.int(), type: z.string(), actor: z.string(), data: z.unknown() },
  ...{ at: z.string(), sealedAt: z.string().nullable() },
});

const hourOf = (hour: string): string => `to_char(${hour} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

@Injectable()
export class ErasureStore {
  /** What the log says of them, each stream by sequence, and when each entry was sealed: no row asks for an erasure. */
  async orders(tx: Asked): Promise<ErasureOrderEntry[]> {
    const rows = await tx.query(
      `select e.stream, e.seq, e.type, e.actor, e.data, ${hourOf('e.at')} as at,
         ${hourOf('(select min(p.at) from checkpoint p where p.size > s.index)')} as "sealedAt"
       from entry e left join sealed_entry s using (stream, seq)
       where e.type = any ($1) and e.stream in (select stream from entry where type = 'case.erasure_confirmed')
       order by e.stream, e.seq`,
      [[...erasureOrderTypes, 'case.erased']],
    );
    return rowsOf(Order, rows);
  }

  /** The key of the case, and those of its messages that no other case shows; destroyed ones are none of them. */
  async keysOf(tx: Tx, caseId: string, { messages }: CaseState): Promise<string[]> {
    const rows = await tx.query(
      `select k.id as "keyId" from data_key k where k.wrapped is not null and k.id in (
         select key_id from case_file where id = $1
         union select m.key_id from raw_message m where m.id = any ($2::uuid[])
           and not exists (select from case_message o where o.message_id = m.id and o.case_id <> $1))
       order by k.id`,
      [caseId, messages],
    );
    return rowsOf(Key, rows).map(({ keyId }) => keyId);
  }
}
