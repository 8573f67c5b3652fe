import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { Role } from '../domain/law/vocabulary.js';
import { endsGivingRights, type Holder } from '../domain/workflow/grant.js';
import type { Tx } from '../platform/database/transaction.js';
import { noOneWouldConfirm } from './refusal-grant.js';

const Holders = z.array(
  z.object({ id: z.uuid(), person: z.uuid(), roles: z.array(Role), active: z.boolean(), canSignIn: z.boolean() }),
);

/** Whether rights can still be given after a change of accounts; the database refuses the same by itself. */
@Injectable()
export class RemainingRights {
  /** From here to the end of the transaction no other change of accounts is judged or made. */
  async lock(tx: Tx): Promise<void> {
    await tx.query('select from setup for update');
  }

  /** Refuses a change after which no administrator could ask with another person to confirm. Locks: see `lock`. */
  async check(tx: Tx, change: (holder: Holder) => Holder): Promise<Result<null>> {
    await this.lock(tx);
    const rows = await tx.query(
      `select id, person_of(id) as person, roles, disabled_at is null as active,
         not exists (select from first_password f where f.person_id = person.id and f.chosen_at is null) as "canSignIn"
       from person where cardinality(roles) > 0`,
    );
    const holders = Holders.parse(rows);
    return endsGivingRights(holders, holders.map(change)) ? refuse(noOneWouldConfirm) : accept(null);
  }
}

/** The change of one account. */
export const ofAccount =
  (id: string, values: Partial<Holder>) =>
  (each: Holder): Holder =>
    each.id === id ? { ...each, ...values } : each;
