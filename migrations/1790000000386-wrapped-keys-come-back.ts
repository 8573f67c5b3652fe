import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A key whose row was emptied without an order comes back from the copy outside of the database: these bytes and no others, with
 * an entry in the log.
 */
export class WrappedKeysComeBack1790000000386 implements MigrationInterface {
  readonly name = 'WrappedKeysComeBack1790000000386';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of the wrapped bytes; it stays when they go.
      alter table data_key add column wrapped_sha256 bytea;
      update data_key set wrapped_sha256 = sha256(wrapped) where wrapped is not null;

      create function key_is_known_again() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      begin
        new.wrapped_sha256 := sha256(new.wrapped);
        return new;
      end $$;
      create trigger key_is_known_again before insert on data_key for each row
        when (new.wrapped is not null) execute function key_is_known_again();

      create or replace function key_dies_with_its_entry() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if new.wrapped is not null then
          if old.wrapped is null and old.id = new.id and sha256(new.wrapped) = old.wrapped_sha256
            and erasure_is_told(old.id, 'erasure.key_restored')
          then
            return new;
          end if;
          raise exception 'A key is destroyed, and never exchanged.' using errcode = 'insufficient_privilege';
        end if;
        if not erasure_is_told(old.id, 'erasure.key_destroyed') then
          raise exception 'A key is destroyed with its entry in the log, or not at all.' using errcode = 'insufficient_privilege';
        end if;
        -- The owner brings a restored copy up to the erasures that it does not know; no process logs in as the owner.
        if is_key_of_a_case(old.id) and not erasure_is_ordered(old.id)
          and not pg_has_role(session_user, (select relowner from pg_class where oid = 'data_key'::regclass), 'member')
        then
          raise exception 'The key of a case is destroyed by an order of two persons in the log, after its days, or not at all.'
            using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;

      create function greffe_restore_key(key uuid, bytes bytea) returns boolean language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        update data_key set wrapped = bytes, erased_at = null where id = key and wrapped is null;
        return found;
      end $$;
      revoke execute on function greffe_restore_key from public;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Keys that were emptied without an order come back: restore a backup instead.');
  }
}
