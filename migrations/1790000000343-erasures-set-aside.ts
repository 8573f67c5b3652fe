import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a restore does not destroy, since no order in the log names it: kept for thirty days under no role's reach, then
 * destroyed by the worker with its entry.
 */
export class ErasuresSetAside1790000000343 implements MigrationInterface {
  readonly name = 'ErasuresSetAside1790000000343';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table erasure_aside (
        -- The entry that its destruction has, and the key or the case.
        type text not null check (type in ('erasure.key_destroyed', 'erasure.secrets_deleted')),
        of uuid not null,
        -- The rows as they were, of data_key or of case_secret.
        kept jsonb not null,
        until timestamptz not null default clock_timestamp() + interval '30 days',
        primary key (type, of)
      );
      create trigger erasure_aside_stays before update or truncate on erasure_aside
        for each statement execute function what_is_sealed_stays();

      create function greffe_aside_due() returns table (type text, of uuid) language sql stable security definer
        set search_path = public, pg_temp as $$
        select a.type, a.of from erasure_aside a where a.until <= clock_timestamp() order by a.of, a.type
      $$;

      create function greffe_forget_aside(as_type text, of_id uuid) returns void language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if not erasure_is_told(of_id, as_type) then
          raise exception 'What was set aside is destroyed with its entry in the log, or not at all.'
            using errcode = 'insufficient_privilege';
        end if;
        delete from erasure_aside a where a.type = as_type and a.of = of_id and a.until <= clock_timestamp();
        if not found then
          raise exception 'Nothing is due to be destroyed under this id.' using errcode = 'insufficient_privilege';
        end if;
        if as_type = 'erasure.key_destroyed' then
          delete from case_words w using case_file c where c.id = w.case_id and c.key_id = of_id;
          delete from case_lookup l using case_file c where c.id = l.case_id and c.key_id = of_id;
        end if;
      end $$;
      revoke execute on function greffe_aside_due, greffe_forget_aside from public;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was set aside is kept: restore a backup instead.');
  }
}
