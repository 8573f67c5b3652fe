import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An account whose password is forgotten is recovered by two: an administrator asks, another person confirms, and each is
 * shown one of two codes. Until the confirmation nothing ends; from then on no password opens the account until its person
 * chooses one by both codes.
 */
export class AccountRecovery1790000000074 implements MigrationInterface {
  name = 'AccountRecovery1790000000074';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table grant_request drop constraint grant_request_what_check;
      alter table grant_request add constraint grant_request_what_check check (what in ('roles', 'factors', 'recovery'));

      -- Inserted by the application, for an account without rights: its person has no password yet. From within a trigger,
      -- for an account that has one.
      create or replace function first_password_is_waited_for() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        new.code_sha256 := null;
        new.expires_at := null;
        if pg_trigger_depth() > 1 then
          return new;
        end if;
        if exists (select from person p where p.id = new.person_id and cardinality(p.roles) > 0) then
          raise exception 'An account that holds roles has a password.' using errcode = 'check_violation';
        end if;
        new.chosen_at := null;
        return new;
      end $$;

      -- An account of the beginning has no row until its recovery is asked for.
      create function recovery_has_first_password() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if new.what = 'recovery' then
          insert into first_password (person_id, chosen_at) values (new.person_id, clock_timestamp())
            on conflict (person_id) do nothing;
        end if;
        return null;
      end $$;
      create trigger recovery_has_first_password after insert on grant_request
        for each row execute function recovery_has_first_password();

      create or replace function first_password_comes_once() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        told entry := last_entry_on_people();
        confirmed text;
      begin
        if new.chosen_at is distinct from old.chosen_at then
          if old.chosen_at is not null then
            raise exception 'A first password is chosen once.' using errcode = 'check_violation';
          end if;
          if old.code_sha256 is null or old.asked_sha256 is null or old.expires_at <= clock_timestamp() then
            raise exception 'No code that holds was made for this person.' using errcode = 'check_violation';
          end if;
          new.chosen_at := clock_timestamp();
          new.asked_sha256 := null;
          new.code_sha256 := null;
          new.expires_at := null;
          return new;
        end if;
        if new.asked_sha256 is distinct from old.asked_sha256 then
          if (told.type, told.data ->> 'person') is distinct from ('config.grant_asked', old.person_id::text)
            or old.chosen_at is not null and told.data ->> 'what' is distinct from 'recovery'
          then
            raise exception 'The code of whoever asks is made when they ask, and not otherwise.'
              using errcode = 'check_violation';
          end if;
          new.code_sha256 := null;
          new.expires_at := null;
          return new;
        end if;
        select g.what into confirmed from grant_request g
          where g.id::text = told.data ->> 'grantId' and g.confirmed and g.person_id = old.person_id;
        if (told.type, told.data ->> 'person') is distinct from ('config.grant_confirmed', old.person_id::text)
          or confirmed is null
          or old.chosen_at is not null and (confirmed <> 'recovery' or old.asked_sha256 is null)
        then
          raise exception 'A code is made when a second person confirms, and not otherwise.'
            using errcode = 'check_violation';
        end if;
        new.chosen_at := null;
        new.expires_at := clock_timestamp() + interval '7 days';
        return new;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who recovered which account is never forgotten.');
  }
}
