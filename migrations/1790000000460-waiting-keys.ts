import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key that an older one of its person enrolled waits for its confirmation: until then nothing counts under it. */
export class WaitingKeys1790000000460 implements MigrationInterface {
  readonly name = 'WaitingKeys1790000000460';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whether the signature names a key that counts for the account and is not revoked; what signs it is verified outside.
      create or replace function names_own_key(e entry) returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        select exists (
          select from entry k
          where k.stream = 'keys' and k.type = 'key.enrolled' and k.data ->> 'key' = e.data -> 'signature' ->> 'key'
            and k.data ->> 'person' = e.actor
            and (k.data ? 'invitation' or exists (
              select from entry c where c.stream = 'keys' and c.type = 'key.confirmed'
                and c.data ->> 'key' = k.data ->> 'key'))
            and not exists (select from entry r where r.stream = 'keys' and r.type = 'key.revoked'
              and r.data ->> 'key' = k.data ->> 'key'))
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('A key that waits counts for nothing: restore a backup instead.');
  }
}
