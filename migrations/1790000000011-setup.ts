import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The set-up of a new installation: open while nobody is registered, and never again. */
export class Setup1790000000011 implements MigrationInterface {
  name = 'Setup1790000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table setup (
        done_at timestamptz,
        only_row boolean primary key default true check (only_row)
      );
      insert into setup (done_at) select case when exists (select from person) then clock_timestamp() end;
      create table setup_code (
        sha256 bytea primary key check (length(sha256) = 32),
        expires_at timestamptz not null
      );

      create function setup_stays_done() returns trigger language plpgsql as $$
      begin
        if old.done_at is not null then
          raise exception 'The set-up is done, for ever.';
        end if;
        return new;
      end $$;
      create trigger setup_stays_done before update on setup for each row execute function setup_stays_done();

      create function first_person_ends_setup() returns trigger language plpgsql as $$
      begin
        update setup set done_at = clock_timestamp() where done_at is null;
        return null;
      end $$;
      create trigger first_person_ends_setup after insert on person
        for each statement execute function first_person_ends_setup();
    `);
    await runner.query(`
      grant select, update (done_at) on setup to greffe_app;
      grant select, insert, delete on setup_code to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger first_person_ends_setup on person');
    await runner.query('drop table setup_code, setup');
    await runner.query('drop function first_person_ends_setup, setup_stays_done');
  }
}
