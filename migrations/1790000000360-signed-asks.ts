import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is asked for an account is signed by who asks. An installation that has signing keys already gets the entry from
 * which on nothing unsigned counts: what was asked before and waits is asked again. A new one gets it with its first key.
 */
export class SignedAsks1790000000360 implements MigrationInterface {
  name = 'SignedAsks1790000000360';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table grant_request
        add column card_salt text check (card_salt ~ '^[A-Za-z0-9_-]{43}$'),
        add column half text check (half ~ '^[0-9a-f]{64}$');

      insert into event_kind (type, class, keeps_preparation, signed)
        values ('config.authority_rules', 'other', false, false) on conflict do nothing;
      insert into stream_right (role, prefix, type, author)
        values ('greffe_identity', 'config', 'config.authority_rules', 'part') on conflict do nothing;
      insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
      select 'config/people', coalesce(max(seq), 0) + 1, 'config.authority_rules',
        date_trunc('milliseconds', clock_timestamp()), 'migrate', '{"version": 2}', 'other',
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
      from entry
      where stream = 'config/people' having exists (select from entry where stream = 'keys' and type = 'key.confirmed');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who asked for which right is never forgotten.');
  }
}
