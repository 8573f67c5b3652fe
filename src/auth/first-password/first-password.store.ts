import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../../domain/kernel/brand.js';
import type { Instant } from '../../domain/kernel/instant.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Moment } from '../moment.js';

const Id = z.uuid().transform((id) => id as PersonId);
const Newcomer = z.object({ id: Id, name: z.string(), email: z.string() });
export type Newcomer = z.output<typeof Newcomer>;

/** Digests of the two codes of one person. */
export interface Halves {
  /** Of the one that whoever asked for the account was shown. */
  readonly asked: Buffer;
  /** Of the one that whoever confirmed it was shown. */
  readonly confirmed: Buffer;
}

/** Who has not chosen a password yet, and by which two codes they may: their digests alone, for seven days. */
@Injectable()
export class FirstPasswordStore {
  async wait(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('insert into first_password (person_id) values ($1)', [person]);
  }

  /**
   * The half of whoever asks, in the place of any code before; the entry that asks MUST stand last. False once a password
   * was chosen.
   */
  async keepAsked(tx: Tx, person: PersonId, digest: Buffer): Promise<boolean> {
    const [, kept]: [unknown, number] = await tx.query(
      'update first_password set asked_sha256 = $2 where person_id = $1 and chosen_at is null',
      [person, digest],
    );
    return kept > 0;
  }

  /** In the place of any code before; the entry that confirms MUST stand last. Undefined once a password was chosen. */
  async keepCode(tx: Tx, person: PersonId, digest: Buffer): Promise<Instant | undefined> {
    const [waits] = await tx.query<unknown[]>(
      'select 1 from first_password where person_id = $1 and chosen_at is null for update',
      [person],
    );
    if (waits === undefined) return undefined;
    await tx.query('update first_password set code_sha256 = $2 where person_id = $1', [person, digest]);
    const rows = await tx.query('select expires_at as "expiresAt" from first_password where person_id = $1', [person]);
    return z.tuple([z.object({ expiresAt: Moment })]).parse(rows)[0].expiresAt;
  }

  /** Whose codes these are, while they hold and the account is open; locked until the end of the transaction. */
  async holderOf(tx: Tx, { asked, confirmed }: Halves): Promise<Newcomer | undefined> {
    const rows = await tx.query(
      `select p.id, p.name, p.email from first_password f join person p on p.id = f.person_id
       where f.code_sha256 = $1 and f.asked_sha256 = $2 and f.expires_at > clock_timestamp() and f.chosen_at is null and p.disabled_at is null
       for update of f`,
      [confirmed, asked],
    );
    return z.array(Newcomer).parse(rows)[0];
  }

  async chosen(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('update first_password set chosen_at = clock_timestamp() where person_id = $1', [person]);
  }
}
