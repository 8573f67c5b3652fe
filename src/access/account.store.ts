/** Accounts as separation of duties counts them: by the person they name (SecNumCloud 3.2, 9.3.f). */
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { z } from 'zod';
import type { PersonId } from '../domain/kernel/brand.js';
import { type Mailbox, mailbox } from '../domain/kernel/mailbox.js';
import { Role } from '../domain/law/vocabulary.js';
import type { Account, People } from '../domain/workflow/approval.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';
import { PersonEntity } from './person.entity.js';

const Id = z.object({ id: z.string() });

const Row = z.object({ id: z.uuid(), person: z.uuid(), roles: z.array(Role), active: z.boolean() });

@Injectable()
export class AccountStore {
  /**
   * Those of the ids that are accounts; an account declared to be a second one has the person of the first. A person who
   * is outside counsel under any account has no other role under the others.
   */
  async byId(tx: Tx, ids: readonly string[]): Promise<People> {
    const rows = await tx.query(
      `select id, person_of(id) as person, disabled_at is null as active,
         case when is_outside_counsel(id) then array['counsel'] else roles end as roles
       from person where id = any($1::uuid[])`,
      [[...new Set(ids)]],
    );
    return new Map(
      z
        .array(Row)
        .parse(rows)
        .map(({ id, ...account }): [string, Account] => [id, account]),
    );
  }

  /**
   * The ids of the open accounts among those given, their present stand-ins, and all accounts that hold one of the roles.
   */
  async open(tx: Tx, ids: readonly string[], roles: readonly Role[]): Promise<string[]> {
    const rows = rowsOf(
      Id,
      await tx.query(
        `select id from person
       where disabled_at is null and (id = any ($1::uuid[]) or roles && $2::text[]
         or id in (select delegate_id from standing_delegation where person_id = any ($1::uuid[])))
       order by id`,
        [ids, roles],
      ),
    );
    return rows.map(({ id }) => id);
  }

  /** Every account, closed ones too, by name. */
  async all(tx: Tx): Promise<{ id: string; name: string; roles: readonly Role[]; active: boolean }[]> {
    const accounts = await tx.find(PersonEntity, { order: { name: 'ASC', email: 'ASC' } });
    return accounts.map(({ id, name, roles, disabledAt }) => ({ id, name, roles, active: disabledAt === null }));
  }

  /**
   * Where the person is written to; null when the account is closed, or none. `unusable` for an account that was
   * registered with a text that is not one mail address.
   */
  async addressOf(tx: Tx, id: string): Promise<Mailbox | 'unusable' | null> {
    const account = await tx.findOneBy(PersonEntity, { id: id as PersonId, disabledAt: IsNull() });
    return account ? (mailbox(account.email) ?? 'unusable') : null;
  }
}
