import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors of a person, ceremonies in progress, and what a session knows of how it was opened. */
export class Factors1790000000010 implements MigrationInterface {
  name = 'Factors1790000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table totp (
        person_id uuid primary key references person (id),
        secret bytea not null,
        last_step bigint not null,
        enrolled_at timestamptz not null default clock_timestamp()
      );
      create table recovery_code (
        person_id uuid not null references person (id),
        digest bytea not null check (length(digest) = 32),
        used_at timestamptz,
        primary key (person_id, digest)
      );
      create table passkey (
        id uuid primary key,
        person_id uuid not null references person (id),
        credential_id text not null unique,
        public_key bytea not null,
        counter bigint not null check (counter >= 0),
        transports text[] not null,
        multi_device boolean not null,
        backed_up boolean not null,
        name text not null check (name <> ''),
        added_at timestamptz not null default clock_timestamp(),
        used_at timestamptz,
        constraint only_synced_passkeys_are_backed_up check (multi_device or not backed_up)
      );
      create index passkey_of_person on passkey (person_id);
      create table ceremony (
        token_sha256 bytea primary key check (length(token_sha256) = 32),
        purpose text not null,
        person_id uuid references person (id),
        content bytea not null,
        expires_at timestamptz not null
      );
      create index ceremony_by_end on ceremony (expires_at);
      create view person_with_factor as select person_id from totp union select person_id from passkey;

      alter table session
        add column proved_at timestamptz,
        add column methods text[] not null default array['password'],
        add column second_factor boolean not null default false,
        add column browser text not null default 'other',
        add column system text not null default 'other';
      alter table sign_in_attempt add column person_id uuid references person (id);
      create index sign_in_attempt_of_person on sign_in_attempt (person_id);
    `);
    await runner.query(`
      grant select, insert, delete, update (secret, last_step, enrolled_at) on totp to greffe_app;
      grant select, insert, delete, update (used_at) on recovery_code to greffe_app;
      grant select, insert, delete, update (counter, backed_up, name, used_at) on passkey to greffe_app;
      grant select, insert, delete, update (expires_at) on ceremony to greffe_app;
      grant select on person_with_factor to greffe_app;
      grant update (token_sha256, proved_at, methods, second_factor) on session to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sign_in_attempt drop column person_id');
    await runner.query(
      'alter table session drop column proved_at, drop column methods, drop column second_factor, drop column browser, drop column system',
    );
    await runner.query('drop view person_with_factor');
    await runner.query('drop table ceremony, passkey, recovery_code, totp');
  }
}
