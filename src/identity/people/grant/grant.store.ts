import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Moment } from '../../../access/moment.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { Role } from '../../../domain/law/vocabulary.js';
import { grantKinds } from '../../../domain/workflow/grant.js';
import { rowsOf } from '../../../platform/database/rows.js';
import type { Tx } from '../../../platform/database/transaction.js';

const Id = z.uuid().transform((id) => id as PersonId);
const Row = z.object({
  id: z.uuid(),
  person: Id,
  name: z.string(),
  email: z.string(),
  what: z.enum(grantKinds),
  roles: z.array(Role).nullable(),
  held: z.array(Role),
  /** The other account, where two are said to be of one person. */
  of: Id.nullable(),
  askedBy: Id,
  askedAt: Moment,
  /** The person has no password yet, or theirs was forgotten: a code goes with the confirmation. */
  wantsCode: z.boolean(),
  /** Of the card that the person who asked signed; null for what a version before asked. */
  cardSalt: z.string().nullable(),
  /** SHA-256 of their code; null where none is needed. */
  half: z.string().nullable(),
  /** Who confirmed it first, where two do. */
  secondedBy: Id.nullable(),
});
/** What an administrator asked and is not settled yet. */
export type WaitingGrant = z.output<typeof Row>;

export type NewGrant = Pick<WaitingGrant, 'id' | 'person' | 'what' | 'roles' | 'of' | 'askedBy' | 'cardSalt' | 'half'>;

const waiting = `select g.id, g.person_id as person, p.name, p.email, g.what, g.roles, p.roles as held, g.other_id as of, g.asked_by as "askedBy",
    g.asked_at as "askedAt", g.card_salt as "cardSalt", g.half,
    g.seconded_by as "secondedBy", g.what = 'recovery' or g.what = 'roles' and exists (
      select from first_password f where f.person_id = g.person_id and f.chosen_at is null) as "wantsCode"
  from grant_request g join person p on p.id = g.person_id where g.settled_at is null`;

/** What was asked of a second person; the database gives the roles itself, when the row is confirmed. */
@Injectable()
export class GrantStore {
  async waiting(tx: Tx): Promise<WaitingGrant[]> {
    return rowsOf(Row, await tx.query(`${waiting} order by g.asked_at, g.id`));
  }

  /** Locked: of two users who settle it at once, the second finds it settled. */
  async lock(tx: Tx, id: string): Promise<WaitingGrant | undefined> {
    return rowsOf(Row, await tx.query(`${waiting} and g.id = $1 for update of g`, [id]))[0];
  }

  /** False when the same is waiting for that person already. The entry that asks MUST stand last in its stream. */
  async add(tx: Tx, { id, person, what, roles, of, askedBy, cardSalt, half }: NewGrant): Promise<boolean> {
    const added: unknown[] = await tx.query(
      `insert into grant_request (id, person_id, what, roles, other_id, asked_by, card_salt, half)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (person_id, what) where settled_at is null do nothing returning id`,
      [id, person, what, roles, of, askedBy, cardSalt, half],
    );
    return added.length > 0;
  }

  /** The entry of the first who confirms it MUST stand last in its stream. */
  async second(tx: Tx, id: string, by: PersonId): Promise<void> {
    await tx.query('update grant_request set seconded_by = $2 where id = $1', [id, by]);
  }

  /** The entry that settles it MUST stand last in its stream. */
  async settle(tx: Tx, id: string, by: PersonId, confirmed: boolean): Promise<void> {
    await tx.query('update grant_request set settled_by = $2, confirmed = $3 where id = $1', [id, by, confirmed]);
  }
}
