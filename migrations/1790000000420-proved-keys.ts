import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A key is enrolled by an older key of its person, or by the two codes of a grant. An installation that has signing keys
 * already gets the entry from which on it is so; keys that count go on counting. A new one gets it with its first key.
 */
export class ProvedKeys1790000000420 implements MigrationInterface {
  readonly name = 'ProvedKeys1790000000420';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whether the signature names a key that was proved for the account and not revoked; what signs it is verified outside.
      create or replace function names_own_key(e entry) returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        select exists (
          select from entry k
          where k.stream = 'keys' and k.type = 'key.enrolled' and k.data ->> 'key' = e.data -> 'signature' ->> 'key'
            and k.data ->> 'person' = e.actor
            and (k.data ? 'invitation' or k.data ? 'olderKey' or exists (
              select from entry c where c.stream = 'keys' and c.type = 'key.confirmed'
                and c.data ->> 'key' = k.data ->> 'key'))
            and not exists (select from entry r where r.stream = 'keys' and r.type = 'key.revoked'
              and r.data ->> 'key' = k.data ->> 'key'))
      $$;

      insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
      select 'config/people', coalesce(max(seq), 0) + 1, 'config.authority_rules',
        date_trunc('milliseconds', clock_timestamp()), 'migrate', '{"version": 4}', 'other',
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
      from entry
      where stream = 'config/people' having exists (select from entry where stream = 'keys' and type = 'key.confirmed');
    `);
  }

  async down(): Promise<void> {
    throw new Error('No key is ever confirmed on the word of an entry again.');
  }
}
