import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { PersonEntity } from '../../../access/person.entity.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { Role } from '../../../domain/law/vocabulary.js';
import { rowsOf } from '../../../platform/database/rows.js';
import type { Tx } from '../../../platform/database/transaction.js';

export interface RegisteredPerson extends Person {
  readonly email: string;
  readonly disabled: boolean;
  /** They hold a second factor. */
  readonly secondFactor: boolean;
  /** They have no password yet, or two people ended a forgotten one: without both codes no password opens the account. */
  readonly awaitsPassword: boolean;
  /** The person whom the account names: another account's, where the two are declared to belong to one person. */
  readonly person: string;
}

export interface NewPerson {
  readonly id: PersonId;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly passwordHash: string;
  readonly roles: readonly Role[];
}

const columns = `id, name, email, roles, disabled_at is not null as disabled,
  exists (select from person_with_factor f where f.person_id = person.id) as "secondFactor",
  exists (select from first_password w where w.person_id = person.id and w.chosen_at is null) as "awaitsPassword",
  person_of(id) as person`;
const PersonRow = z.object({
  id: z.uuid().transform((id) => id as PersonId),
  name: z.string(),
  email: z.string(),
  roles: z.array(Role),
  disabled: z.boolean(),
  secondFactor: z.boolean(),
  awaitsPassword: z.boolean(),
  person: z.uuid(),
});
const CredentialRow = PersonRow.extend({ password_hash: z.string() });

/** People, their roles and the digest of their password. */
@Injectable()
export class PeopleStore {
  async list(tx: Tx): Promise<RegisteredPerson[]> {
    return rowsOf(PersonRow, await tx.query(`select ${columns} from person order by name, email`));
  }

  /** Locks the row: roles change, and duties stay separate, one writer at a time. */
  async lock(tx: Tx, id: PersonId): Promise<RegisteredPerson | undefined> {
    return rowsOf(PersonRow, await tx.query(`select ${columns} from person where id = $1 for update`, [id]))[0];
  }

  async idOf(tx: Tx, email: string): Promise<PersonId | undefined> {
    return (await tx.findOneBy(PersonEntity, { email }))?.id;
  }

  async credentials(tx: Tx, email: string): Promise<{ person: RegisteredPerson; passwordHash: string } | undefined> {
    const rows = await tx.query(`select ${columns}, password_hash from person where email = $1`, [email]);
    const [row] = rowsOf(CredentialRow, rows);
    if (row === undefined) return undefined;
    const { password_hash, ...person } = row;
    return { person, passwordHash: password_hash };
  }

  /** False when the address is taken. */
  async add(tx: Tx, person: NewPerson): Promise<boolean> {
    const insert = tx.createQueryBuilder().insert().into(PersonEntity).values(person).orIgnore();
    const { raw } = await insert.updateEntity(false).returning('id').execute();
    return raw.length > 0;
  }

  /** The digest of the password, and the row locked until the end of the transaction. */
  async passwordHash(tx: Tx, id: PersonId): Promise<string | undefined> {
    const lock = { mode: 'pessimistic_write' } as const;
    return (await tx.findOne(PersonEntity, { select: { passwordHash: true }, where: { id }, lock }))?.passwordHash;
  }

  async setPassword(tx: Tx, id: PersonId, passwordHash: string): Promise<void> {
    await tx.update(PersonEntity, id, { passwordHash });
  }

  /** Whether two people never held roles here yet, and the row that says so locked: a second lock beside the log. */
  async isBeginning(tx: Tx): Promise<boolean> {
    const rows = await tx.query('select two_at is null as open from setup for update');
    return z.tuple([z.object({ open: z.boolean() })]).parse(rows)[0].open;
  }
}
