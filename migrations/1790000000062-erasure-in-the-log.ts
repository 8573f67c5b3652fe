import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing is erased in silence: a key is destroyed, and what is sealed under it deleted, with an entry in the log that says so. */
export class ErasureInTheLog1790000000062 implements MigrationInterface {
  name = 'ErasureInTheLog1790000000062';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- True when this transaction wrote such an entry: hours of entries are those of this clock, cut to the millisecond.
      create function erasure_is_told(of uuid, as_type text) returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        select exists (
          select from entry e
          where e.stream = 'erasure/' || of and e.type = as_type and e.at >= date_trunc('milliseconds', now()))
      $$;

      create function key_dies_with_its_entry() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if new.wrapped is not null then
          raise exception 'A key is destroyed, and never exchanged.' using errcode = 'insufficient_privilege';
        end if;
        if not erasure_is_told(old.id, 'erasure.key_destroyed') then
          raise exception 'A key is destroyed with its entry in the log, or not at all.' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
      create trigger key_dies_with_its_entry before update on data_key for each row
        when (old.id is distinct from new.id or old.wrapped is distinct from new.wrapped)
        execute function key_dies_with_its_entry();

      create function secrets_die_with_their_entry() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if exists (
          select from (select distinct case_id from removed) r where not erasure_is_told(r.case_id, 'erasure.secrets_deleted'))
        then
          raise exception 'What is sealed in a case is deleted with its entry in the log, or not at all.'
            using errcode = 'insufficient_privilege';
        end if;
        return null;
      end $$;
      create trigger secrets_die_with_their_entry after delete on case_secret referencing old table as removed
        for each statement execute function secrets_die_with_their_entry();

      create function what_is_sealed_stays() returns trigger language plpgsql as $$
      begin
        raise exception '% of % would erase without an entry in the log: refused to everyone.', tg_op, tg_table_name
          using errcode = 'insufficient_privilege';
      end $$;
      create trigger data_key_stays before delete or truncate on data_key
        for each statement execute function what_is_sealed_stays();
      create trigger case_secret_stays before update or truncate on case_secret
        for each statement execute function what_is_sealed_stays();
      -- Under another key, what was sealed does not open any more.
      create trigger case_keeps_its_key before update of key_id on case_file
        for each statement execute function what_is_sealed_stays();
      create trigger message_keeps_its_key before update of key_id, blob_id on raw_message
        for each statement execute function what_is_sealed_stays();
      create trigger file_keeps_its_place before update or delete or truncate on letter_file
        for each statement execute function what_is_sealed_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Erasures are never left without their entry: restore a backup instead.');
  }
}
