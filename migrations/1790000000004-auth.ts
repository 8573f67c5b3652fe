import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People with their roles, their sessions, the count of failed sign-ins, and the answers kept for a repeated write. */
export class Auth1790000000004 implements MigrationInterface {
  name = 'Auth1790000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id uuid primary key,
        name text not null,
        email text not null check (email = lower(email)),
        password_hash text not null check (password_hash like '$argon2id$%'),
        roles text[] not null,
        added_at timestamptz not null default clock_timestamp(),
        disabled_at timestamptz,
        constraint accounts_are_personal unique (email),
        constraint roles_are_known check (
          cardinality(roles) > 0 and array_position(roles, null) is null and roles <@ array[
            'analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'administrator']),
        constraint duties_stay_separate check (
          cardinality(roles) = 1 or not roles && array['auditor', 'administrator'])
      );
      create view person_role as select id as person_id, unnest(roles) as role from person;

      create table session (
        id uuid primary key,
        person_id uuid not null references person (id),
        token_sha256 bytea not null unique check (length(token_sha256) = 32),
        opened_at timestamptz not null default clock_timestamp(),
        used_at timestamptz not null default clock_timestamp(),
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index session_of_person on session (person_id) where ended_at is null;
      create index session_by_end on session (expires_at);

      create table sign_in_salt (
        salt bytea not null,
        only_row boolean primary key default true check (only_row)
      );
      insert into sign_in_salt (salt) values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));

      create table sign_in_attempt (
        subject text primary key,
        attempts integer not null,
        first_at timestamptz not null,
        blocked_until timestamptz
      );
      create index sign_in_attempt_by_age on sign_in_attempt (first_at);

      create table idempotency (
        person_id uuid not null references person (id),
        key_sha256 bytea not null,
        fingerprint bytea not null,
        started_at timestamptz not null default clock_timestamp(),
        status integer,
        answer bytea,
        primary key (person_id, key_sha256),
        check ((status is null) = (answer is null))
      );
      create index idempotency_by_age on idempotency (started_at);
    `);
    await runner.query(`
      grant select, insert on person to greffe_app;
      grant update (name, password_hash, roles, disabled_at) on person to greffe_app;
      grant select on person_role, sign_in_salt to greffe_app;
      grant select, insert, delete on session to greffe_app;
      grant update (used_at, ended_at) on session to greffe_app;
      grant select, insert, update, delete on sign_in_attempt, idempotency to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view person_role');
    await runner.query('drop table idempotency, sign_in_attempt, sign_in_salt, session, person');
  }
}
