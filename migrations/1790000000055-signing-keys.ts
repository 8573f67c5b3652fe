import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Seeds of signing keys that a password opens, sealed; and the model of a passkey. Neither table says which key counts:
 * that is read from the log, so that a row that is inserted here signs nothing.
 */
export class SigningKeys1790000000055 implements MigrationInterface {
  name = 'SigningKeys1790000000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table passkey add aaguid uuid;

      create table password_key (
        person_id uuid primary key references person (id),
        key_id uuid not null unique,
        salt bytea not null check (length(salt) = 16),
        box bytea not null,
        sealed_at timestamptz not null default clock_timestamp()
      );
      grant select, insert, delete, update (key_id, salt, box, sealed_at) on password_key to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table password_key');
    await runner.query('alter table passkey drop column aaguid');
  }
}
