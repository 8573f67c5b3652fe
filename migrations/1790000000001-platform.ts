import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The application's role, and the tables of the platform: work to do, this installation, wrapped data keys. */
export class Platform1790000000001 implements MigrationInterface {
  name = 'Platform1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await createApplicationRole(runner);
    await runner.query(`
      create table outbox (
        id uuid primary key,
        topic text not null,
        payload jsonb not null,
        due_at timestamptz not null,
        created_at timestamptz not null default clock_timestamp(),
        dispatched_at timestamptz,
        leased_until timestamptz,
        attempts integer not null default 0,
        done_at timestamptz,
        dead_at timestamptz,
        last_error text,
        check (done_at is null or dead_at is null)
      )`);
    await runner.query(`
      create index outbox_to_dispatch on outbox (due_at)
        where dispatched_at is null and done_at is null and dead_at is null`);
    await runner.query('create index outbox_open on outbox (due_at) where done_at is null and dead_at is null');
    await runner.query('create index outbox_dead on outbox (dead_at) where dead_at is not null');
    await runner.query(`
      create table installation (
        id uuid not null,
        only_row boolean primary key default true check (only_row)
      )`);
    await runner.query('insert into installation (id) values (gen_random_uuid())');
    await runner.query(`
      create table data_key (
        id uuid primary key,
        wrapped bytea,
        created_at timestamptz not null default clock_timestamp(),
        erased_at timestamptz,
        check ((wrapped is null) = (erased_at is not null))
      )`);
    await runner.query(`
      grant select, insert on outbox to greffe_app;
      grant update (due_at, dispatched_at, leased_until, attempts, done_at, dead_at, last_error) on outbox to greffe_app;
      grant select on installation to greffe_app;
      grant select, insert, update (wrapped, erased_at) on data_key to greffe_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table data_key, installation, outbox');
  }
}

/** Roles belong to the whole server: another database of it may have created this one already, or just now. */
async function createApplicationRole(runner: QueryRunner): Promise<void> {
  await runner.query(`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'greffe_app') then
        create role greffe_app;
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end $$`);
  // Since PostgreSQL 16 the creator of a role is a member who may not yet act in it. Where the role was made by an
  // administrator, granting it is the administrator's too.
  await runner.query(`
    do $$
    begin
      execute format('grant greffe_app to %I', current_user);
    exception when insufficient_privilege then
      null;
    end $$`);
  await runner.query(`
    do $$
    begin
      execute format('grant connect, temporary on database %I to greffe_app', current_database());
      grant usage on schema public to greffe_app;
    end $$`);
}
