/** What orders to erase are about: the cases that have one in the log, and the keys that one may name. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CaseState } from '../../domain/case/model/state.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Key = z.object({ keyId: z.string() });
const Case = z.object({ caseId: z.string() });

@Injectable()
export class ErasureStore {
  /** By entries of the log: no row asks for an erasure. */
  async ordered(tx: Tx): Promise<string[]> {
    const rows = await tx.query(
      `select distinct substr(c.stream, 6) as "caseId" from entry c
       where c.type = 'case.erasure_confirmed' and not exists (
         select from entry e where e.stream = c.stream and e.type in ('case.erased', 'case.erasure_stopped')
           and e.data ->> 'orderId' = c.data ->> 'orderId')`,
    );
    return rowsOf(Case, rows).map(({ caseId }) => caseId);
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
