import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Moment } from '../../../access/moment.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Instant } from '../../../domain/kernel/instant.js';
import type { Tx } from '../../../platform/database/transaction.js';

/** Something attempts are counted for, and how many come before the first wait. */
interface AttemptSubject {
  readonly subject: string;
  readonly allowance: number;
  /** The owner of the account, if it exists: an administrator sees and lifts the lock. */
  readonly person?: PersonId | undefined;
}

export interface Charge {
  /** To wait before the next attempt; 0 when this one counts. */
  readonly seconds: number;
  /** This attempt is the last one before a wait. */
  readonly locks: boolean;
}

/** A counter starts again this long after its first attempt. */
const MEMORY = '1 day';
const LONGEST_WAIT = '15 minutes';

const WaitRows = z.array(z.object({ seconds: z.number() }));
const MadeRows = z.tuple([z.object({ made: z.int() })]);
const LocksRows = z.array(z.object({ locks: z.boolean() }));
const LockRows = z.array(z.object({ person_id: z.uuid(), until: Moment }));
const DigestRows = z.array(z.object({ digest: z.string() }));

/** Attempts to sign in, counted before they are checked, so that attempts made at once are all counted. */
@Injectable()
export class AttemptStore {
  /** Salted SHA-256, hexadecimal, in the order given: the table and the log know no address. */
  async digest(tx: Tx, texts: readonly string[]): Promise<string[]> {
    const rows: unknown[] = await tx.query(
      `select encode(sha256(salt || convert_to(given.text, 'UTF8')), 'hex') as digest
       from unnest($1::text[]) with ordinality as given (text, place), sign_in_salt order by given.place`,
      [texts],
    );
    return DigestRows.parse(rows).map(({ digest }) => digest);
  }

  /** Counts one attempt, or returns the wait, which doubles from one minute to fifteen. */
  async charge(tx: Tx, { subject, allowance, person }: AttemptSubject): Promise<Charge> {
    const rows: unknown[] = await tx.query(
      `insert into sign_in_attempt as kept (subject, attempts, first_at, person_id)
       values ($1, 1, clock_timestamp(), $3)
       on conflict (subject) do update set (attempts, first_at, blocked_until) = (
         select counted.attempts, counted.first_at,
           case when counted.attempts >= $2 then clock_timestamp() + least(
             interval '1 minute' * power(2, least(counted.attempts - $2, 10)), interval '${LONGEST_WAIT}') end
         from (
           select kept.attempts + 1 as attempts, kept.first_at where kept.first_at >= clock_timestamp() - interval '${MEMORY}'
           union all
           select 1, clock_timestamp() where kept.first_at < clock_timestamp() - interval '${MEMORY}'
         ) as counted)
       where kept.blocked_until is null or kept.blocked_until <= clock_timestamp()
       returning blocked_until is not null as locks`,
      [subject, allowance, person ?? null],
    );
    const [charged] = LocksRows.parse(rows);
    return charged === undefined ? { seconds: await this.wait(tx, subject), locks: false } : { seconds: 0, ...charged };
  }

  /** Attempts that count for the subject now. */
  async madeFor(tx: Tx, subject: string): Promise<number> {
    const rows: unknown[] = await tx.query(
      `select coalesce(max(attempts), 0) as made from sign_in_attempt
       where subject = $1 and first_at >= clock_timestamp() - interval '${MEMORY}'`,
      [subject],
    );
    return MadeRows.parse(rows)[0].made;
  }

  /** Until when each account is locked, from anywhere or from one place: the latest end. */
  async locks(tx: Tx): Promise<ReadonlyMap<PersonId, Instant>> {
    const rows = await tx.query(
      `select person_id, max(blocked_until) as until from sign_in_attempt
       where person_id is not null and blocked_until > clock_timestamp() group by person_id`,
    );
    return new Map(LockRows.parse(rows).map(({ person_id, until }) => [person_id as PersonId, until]));
  }

  /** Ends every count of the account; true when it was locked. */
  async lift(tx: Tx, person: PersonId): Promise<boolean> {
    const locked = (await this.locks(tx)).has(person);
    await tx.query('delete from sign_in_attempt where person_id = $1', [person]);
    return locked;
  }

  /** After a success: these counters end, and the attempt is taken off those that also count for other accounts. */
  async settle(tx: Tx, ended: readonly string[], shared: readonly string[] = []): Promise<void> {
    await tx.query(
      `delete from sign_in_attempt
       where subject = any($1) or first_at < clock_timestamp() - interval '${MEMORY}'`,
      [ended],
    );
    await tx.query(
      'update sign_in_attempt set attempts = attempts - 1, blocked_until = null where subject = any($1) and attempts > 0',
      [shared],
    );
  }

  private async wait(tx: Tx, subject: string): Promise<number> {
    const rows: unknown[] = await tx.query(
      `select greatest(1, ceil(extract(epoch from blocked_until - clock_timestamp())))::int as seconds
       from sign_in_attempt where subject = $1`,
      [subject],
    );
    return WaitRows.parse(rows)[0]?.seconds ?? 1;
  }
}
