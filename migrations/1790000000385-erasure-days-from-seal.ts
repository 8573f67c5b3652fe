import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days of an erasure count from the checkpoint that seals its confirmation: who writes an entry has a say in its hour. */
export class ErasureDaysFromSeal1790000000385 implements MigrationInterface {
  readonly name = 'ErasureDaysFromSeal1790000000385';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function erasure_is_ordered(key uuid) returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        select exists (
          select from entry told
          join entry c on c.stream = 'case/' || (told.data ->> 'case') and c.type = 'case.erasure_confirmed'
            and c.data ->> 'orderId' = told.data ->> 'order'
          join entry o on o.stream = c.stream and o.type = 'case.erasure_ordered' and o.seq < c.seq
            and o.data ->> 'orderId' = c.data ->> 'orderId'
          join sealed_entry s on s.stream = c.stream and s.seq = c.seq
          where told.stream = 'erasure/' || key and told.type = 'erasure.key_destroyed'
            and told.at >= date_trunc('milliseconds', now())
            and o.data -> 'keys' ? key::text
            and person_of(account_of(o.actor)) is distinct from person_of(account_of(c.actor))
            and (o.data ->> 'days')::int >= 3
            and (select min(p.at) from checkpoint p where p.size > s.index)
              + make_interval(hours => 24 * (o.data ->> 'days')::int) <= clock_timestamp()
            and not exists (
              select from entry s where s.stream = c.stream and s.type = 'case.erasure_stopped'
                and s.data ->> 'orderId' = c.data ->> 'orderId'))
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The days of an erasure are never counted from a written hour again: restore a backup instead.');
  }
}
