import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { accept, type Result, refuse } from '../../../domain/kernel/result.js';
import { Role } from '../../../domain/law/vocabulary.js';
import { endedBy, type Holder } from '../../../domain/workflow/grant.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { Authorities } from '../../keys/authorities.js';
import { noOneWouldConfirm, tooFewWouldSign } from './refusal-grant.js';

const Holders = z.array(
  z.object({ id: z.uuid(), person: z.uuid(), roles: z.array(Role), active: z.boolean(), canSignIn: z.boolean() }),
);

/** Whether rights can still be given after a change of accounts; but for the keys, the database refuses the same by itself. */
@Injectable()
export class RemainingRights {
  constructor(private readonly authorities: Authorities) {}

  /** From here to the end of the transaction no other change of accounts is judged or made. */
  async lock(tx: Tx): Promise<void> {
    await tx.query('select from setup for update');
  }

  /**
   * Refuses a change that would leave no administrator with another person to confirm what they ask, or fewer than two
   * persons who confirm and sign. Locks: see `lock`.
   */
  async check(tx: Tx, change: (holder: Holder) => Holder): Promise<Result<null>> {
    await this.lock(tx);
    const rows = await tx.query(
      `select id, person_of(id) as person, roles, disabled_at is null as active,
         not exists (select from first_password f where f.person_id = person.id and f.chosen_at is null) as "canSignIn"
       from person where cardinality(roles) > 0`,
    );
    const { keys } = await this.authorities.of(tx);
    const signing = new Set(keys.filter(({ state }) => state === 'confirmed').map(({ key }) => key.person));
    const holders = Holders.parse(rows).map((holder) => ({ ...holder, signs: signing.has(holder.id) }));
    const ended = endedBy(holders, holders.map(change));
    return ended ? refuse(ended === 'rights' ? noOneWouldConfirm : tooFewWouldSign) : accept(null);
  }
}

/** The change of one account. */
export const ofAccount =
  (id: string, values: Partial<Holder>) =>
  (each: Holder): Holder =>
    each.id === id ? { ...each, ...values } : each;
