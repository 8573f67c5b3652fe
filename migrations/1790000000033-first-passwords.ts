import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever asks for an account never knows its password: nobody does, until its person chooses one by a code that the
 * second person was shown. A code is only ever made by a confirmation, whatever SQL the application sends.
 */
export class FirstPasswords1790000000033 implements MigrationInterface {
  name = 'FirstPasswords1790000000033';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table first_password (
        person_id uuid primary key references person (id),
        code_sha256 bytea unique check (length(code_sha256) = 32),
        expires_at timestamptz,
        chosen_at timestamptz,
        constraint code_has_an_end check ((code_sha256 is null) = (expires_at is null)),
        constraint chosen_once check (chosen_at is null or code_sha256 is null)
      );
      grant select, insert, update (code_sha256, chosen_at) on first_password to greffe_app;

      create function first_password_is_waited_for() returns trigger language plpgsql as $$
      begin
        new.code_sha256 := null;
        new.expires_at := null;
        new.chosen_at := null;
        return new;
      end $$;
      create trigger first_password_is_waited_for before insert on first_password
        for each row execute function first_password_is_waited_for();

      create function first_password_comes_once() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        told entry := last_entry_on_people();
      begin
        if old.chosen_at is not null then
          raise exception 'A first password is chosen once.' using errcode = 'check_violation';
        end if;
        if new.chosen_at is not null then
          if old.code_sha256 is null or old.expires_at <= clock_timestamp() then
            raise exception 'No code that holds was made for this person.' using errcode = 'check_violation';
          end if;
          new.chosen_at := clock_timestamp();
          new.code_sha256 := null;
          new.expires_at := null;
          return new;
        end if;
        if (told.type, told.data ->> 'person') is distinct from ('config.grant_confirmed', old.person_id::text)
          or not exists (
            select from grant_request g
            where g.id::text = told.data ->> 'grantId' and g.confirmed and g.person_id = old.person_id)
        then
          raise exception 'A code is made when a second person confirms, and not otherwise.'
            using errcode = 'check_violation';
        end if;
        new.expires_at := clock_timestamp() + interval '7 days';
        return new;
      end $$;
      create trigger first_password_comes_once before update on first_password
        for each row execute function first_password_comes_once();
      create trigger first_password_stays before delete or truncate on first_password
        for each statement execute function history_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who chose their own password is never forgotten.');
  }
}
