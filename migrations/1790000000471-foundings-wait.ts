import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A key that the machine confirms after the first two is announced, and counts seven days later unless one person who confirms ends
 * it. An installation that has signing keys already gets the entry from which on it is so; what counts goes on counting.
 */
export class FoundingsWait1790000000471 implements MigrationInterface {
  readonly name = 'FoundingsWait1790000000471';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function revocation_is_signed() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if exists (
          select from entry e where e.stream = 'keys' and e.data ->> 'key' = new.data ->> 'key'
            and (e.type in ('key.confirmed', 'key.announced') or e.type = 'key.enrolled' and e.data ? 'invitation'))
        then
          raise exception 'A key that counts is revoked by the signature of its person.'
            using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;

      insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
      select 'config/people', coalesce(max(seq), 0) + 1, 'config.authority_rules',
        date_trunc('milliseconds', clock_timestamp()), 'migrate', '{"version": 7}', 'other',
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
      from entry
      where stream = 'config/people' having exists (select from entry where stream = 'keys' and type = 'key.confirmed');
    `);
  }

  async down(): Promise<void> {
    throw new Error('No later founding ever counts at once again.');
  }
}
