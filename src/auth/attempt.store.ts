import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../platform/database/transaction.js';

/** Something attempts are counted for, and how many come before the first wait. */
interface AttemptSubject {
  readonly subject: string;
  readonly allowance: number;
}

/** A counter starts again this long after its first attempt. */
const MEMORY = '1 day';
const LONGEST_WAIT = '15 minutes';

const WaitRows = z.array(z.object({ seconds: z.number() }));
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

  /** Counts one attempt, or returns the seconds to wait; the wait doubles from one minute to fifteen. */
  async charge(tx: Tx, { subject, allowance }: AttemptSubject): Promise<number> {
    const charged: unknown[] = await tx.query(
      `insert into sign_in_attempt as kept (subject, attempts, first_at) values ($1, 1, clock_timestamp())
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
       returning subject`,
      [subject, allowance],
    );
    if (charged.length > 0) return 0;
    const rows: unknown[] = await tx.query(
      `select greatest(1, ceil(extract(epoch from blocked_until - clock_timestamp())))::int as seconds
       from sign_in_attempt where subject = $1`,
      [subject],
    );
    return WaitRows.parse(rows)[0]?.seconds ?? 1;
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
}
