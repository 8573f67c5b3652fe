import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../domain/kernel/brand.js';
import type { Instant } from '../domain/kernel/instant.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';
import { Moment } from './moment.js';

const PersonOf = z.object({ id: z.string() });

const Id = z.uuid().transform((id) => id as PersonId);
const Row = z.object({ id: z.uuid(), person: Id, to: Id, from: Moment, until: Moment, counts: z.boolean() });
/** Not over and not ended; `counts` is whether it does at this moment. */
export type Delegation = z.output<typeof Row>;

export interface NewDelegation {
  readonly id: string;
  readonly person: PersonId;
  readonly to: string;
  readonly from: Instant;
  readonly until: Instant;
}

const open = `select d.id, d.person_id as person, d.delegate_id as "to", d.starts_at as "from", d.ends_at as until,
    exists (select from standing_delegation s where s.id = d.id) as counts
  from delegation d where d.ended_at is null and d.ends_at > clock_timestamp()`;

/** Who stands in for whom, and when: whether it counts is decided by the database, by its clock and its roles. */
@Injectable()
export class DelegationStore {
  /** Given or received by the person, now or later. */
  async concerning(tx: Tx, person: PersonId): Promise<Delegation[]> {
    return rowsOf(
      Row,
      await tx.query(`${open} and (d.person_id = $1 or d.delegate_id = $1) order by d.starts_at, d.id`, [person]),
    );
  }

  /** Who is away in the range, and when. */
  async within(tx: Tx, from: Instant, until: Instant): Promise<Pick<Delegation, 'person' | 'from' | 'until'>[]> {
    return rowsOf(
      Row.pick({ person: true, from: true, until: true }),
      await tx.query(
        `select person_id as person, starts_at as "from", ends_at as until from delegation
         where ended_at is null and starts_at < $2 and $1 < ends_at order by starts_at, id`,
        [from, until],
      ),
    );
  }

  /** Those in whose place the person stands now. */
  async absentOf(tx: Tx, delegate: string): Promise<string[]> {
    const rows = rowsOf(
      PersonOf,
      await tx.query('select person_id as id from standing_delegation where delegate_id = $1 order by person_id', [
        delegate,
      ]),
    );
    return rows.map(({ id }) => id);
  }

  /** True when a stand-in is named for part of the range already. */
  async overlaps(tx: Tx, { person, from, until }: NewDelegation): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'select 1 from delegation where person_id = $1 and ended_at is null and starts_at < $3 and $2 < ends_at limit 1',
      [person, from, until],
    );
    return rows.length > 0;
  }

  /** Locked; undefined when the person gave no such delegation, or it is over. */
  async lock(tx: Tx, id: string, person: PersonId): Promise<Delegation | undefined> {
    return rowsOf(Row, await tx.query(`${open} and d.id = $1 and d.person_id = $2 for update of d`, [id, person]))[0];
  }

  /** Its entry MUST be the last one in the access stream of the absent user. */
  async add(tx: Tx, { id, person, to, from, until }: NewDelegation): Promise<void> {
    await tx.query(
      'insert into delegation (id, person_id, delegate_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)',
      [id, person, to, from, until],
    );
  }

  /** As for `add`. */
  async end(tx: Tx, id: string, by: PersonId): Promise<void> {
    await tx.query('update delegation set ended_by = $2 where id = $1', [id, by]);
  }
}
