import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A consent to an answer with data counts some days after the grant that gave its person the role or the key. An installation
 * that has signing keys already gets the entry from which on it is so; what was given before it counts at once.
 */
export class ConsentsWait1790000000470 implements MigrationInterface {
  readonly name = 'ConsentsWait1790000000470';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
      select 'config/people', coalesce(max(seq), 0) + 1, 'config.authority_rules',
        date_trunc('milliseconds', clock_timestamp()), 'migrate', '{"version": 6}', 'other',
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
      from entry
      where stream = 'config/people' having exists (select from entry where stream = 'keys' and type = 'key.confirmed');
    `);
  }

  async down(): Promise<void> {
    throw new Error('No consent ever counts on the day of its grant again.');
  }
}
