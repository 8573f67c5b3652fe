import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Moment } from '../../../access/moment.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Instant } from '../../../domain/kernel/instant.js';
import { rowsOf } from '../../../platform/database/rows.js';
import type { Tx } from '../../../platform/database/transaction.js';

const Id = z.uuid().transform((id) => id as PersonId);
const Newcomer = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  /** The account had a password before, which two people ended. */
  recovers: z.boolean(),
});
export type Newcomer = z.output<typeof Newcomer>;

/** Digests of the two codes of one person. */
export interface Halves {
  /** Of the code shown to the user who asked for the account. */
  readonly asked: Buffer;
  /** Of the code shown to the user who confirmed it. */
  readonly confirmed: Buffer;
}

/** Who has not chosen a password yet, and by which two codes they may: their digests alone, for seven days. */
@Injectable()
export class FirstPasswordStore {
  /** Of an account that was just registered, without rights. */
  async wait(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('insert into first_password (person_id) values ($1)', [person]);
  }

  /** The person has no password yet; the row stays locked until the end of the transaction. */
  async isWaiting(tx: Tx, person: PersonId): Promise<boolean> {
    const rows = await tx.query('select from first_password where person_id = $1 and chosen_at is null for update', [
      person,
    ]);
    return rows.length > 0;
  }

  /** The half of the administrator who asks, in the place of any code before; the entry that asks MUST stand last. */
  async keepAsked(tx: Tx, person: PersonId, digest: Buffer): Promise<void> {
    await tx.query('update first_password set asked_sha256 = $2 where person_id = $1', [person, digest]);
  }

  /** In the place of any code before, and of a password that was chosen; the entry that confirms MUST stand last. */
  async keepCode(tx: Tx, person: PersonId, digest: Buffer): Promise<Instant> {
    await tx.query('update first_password set code_sha256 = $2 where person_id = $1', [person, digest]);
    const rows = await tx.query('select expires_at as "expiresAt" from first_password where person_id = $1', [person]);
    return z.tuple([z.object({ expiresAt: Moment })]).parse(rows)[0].expiresAt;
  }

  /** Whose codes these are, while they hold and the account is open; locked until the end of the transaction. */
  async holderOf(tx: Tx, { asked, confirmed }: Halves): Promise<Newcomer | undefined> {
    return rowsOf(
      Newcomer,
      await tx.query(
        `select p.id, p.name, p.email, exists (
         select from grant_request g where g.person_id = p.id and g.what = 'recovery' and g.confirmed) as recovers
       from first_password f join person p on p.id = f.person_id
       where f.code_sha256 = $1 and f.asked_sha256 = $2 and f.expires_at > clock_timestamp() and f.chosen_at is null and p.disabled_at is null
       for update of f`,
        [confirmed, asked],
      ),
    )[0];
  }

  async chosen(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('update first_password set chosen_at = clock_timestamp() where person_id = $1', [person]);
  }
}
