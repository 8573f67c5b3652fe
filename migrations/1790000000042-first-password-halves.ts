import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A first password wants two codes, shown to two people: whoever confirms an account does not hold what opens it. The half
 * of whoever asks is made with the account, or when they ask again; a person who waited before is asked for again.
 */
export class FirstPasswordHalves1790000000042 implements MigrationInterface {
  name = 'FirstPasswordHalves1790000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table first_password add asked_sha256 bytea check (length(asked_sha256) = 32);
      grant update (asked_sha256) on first_password to greffe_app;

      create or replace function first_password_comes_once() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        told entry := last_entry_on_people();
      begin
        if old.chosen_at is not null then
          raise exception 'A first password is chosen once.' using errcode = 'check_violation';
        end if;
        if new.chosen_at is not null then
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
          if (told.type, told.data ->> 'person') is distinct from ('config.grant_asked', old.person_id::text) then
            raise exception 'The code of whoever asks is made when they ask, and not otherwise.'
              using errcode = 'check_violation';
          end if;
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
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who chose their own password is never forgotten.');
  }
}
