import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { awaitsCell, judgedCircuit } from '../cases/rows/case.store.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { Sha256Text } from '../domain/law/vocabulary.js';
import { fedEvents } from '../domain/machine/feed.js';
import { secretOf } from '../domain/workflow/circuit.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

/** An event of a case, by ids and closed words alone. */
export const FedEvent = z
  .strictObject({
    id: Sha256Text.describe('The leaf of its entry in the log; `webhook-id` where it is sent'),
    cursor: z.coerce.number().int().nonnegative().describe('Its place in the log'),
    type: z.enum(fedEvents),
    at: z.iso.datetime(),
    case: z.uuid(),
    seq: z.int().positive().describe('Its place in the history of the case'),
    messages: z.array(z.uuid()).describe('The messages of the case: messageId of POST /api/requests'),
  })
  .meta({ id: 'FedEvent' });
export type FedEvent = z.infer<typeof FedEvent>;

const End = z.object({ size: z.coerce.number().int() });

@Injectable()
export class EventStore {
  constructor(private readonly catalogue: Catalogue) {}

  /** How many entries are sealed: their places are 0 to one less, without a hole. */
  async size(tx: Tx): Promise<number> {
    const [end] = rowsOf(End, await tx.query('select coalesce(max(index) + 1, 0) as size from sealed_entry'));
    return end?.size ?? 0;
  }

  /**
   * The events at the places from `from` on and below `before`. A case appears from its first judgement on, as whether it is
   * secret is not known before; and not at all while it is, or while its entry to the secret cell waits. The log says so: a
   * row may only hide more.
   */
  async between(tx: Tx, from: number, before: number): Promise<FedEvent[]> {
    return rowsOf(
      FedEvent,
      await tx.query(
        `select encode(s.leaf, 'hex') as id, s.index as cursor, e.type, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           c.id as case, e.seq,
           array(select m.message_id from case_message m where m.case_id = c.id order by m.message_id) as messages
         from sealed_entry s
         join entry e using (stream, seq)
         join case_file c on e.stream = 'case/' || c.id
         where s.index >= $1 and s.index < $2 and e.type = any ($3) and not c.secret
           and ${judgedCircuit} <> all ($4::text[]) and not ${awaitsCell}
           and e.seq >= (select min(j.seq) from entry j where j.stream = e.stream and j.type = 'case.classified')
         order by s.index`,
        [from, before, fedEvents, [...secretOf(this.catalogue.law.circuits)]],
      ),
    );
  }
}
