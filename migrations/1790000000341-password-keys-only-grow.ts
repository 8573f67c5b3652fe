import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A sealed signing key is added and never replaced: a thief with the password of sign-in could overwrite or delete what the
 * passwords of all people open, and no person would sign any more.
 */
export class PasswordKeysOnlyGrow1790000000341 implements MigrationInterface {
  readonly name = 'PasswordKeysOnlyGrow1790000000341';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table password_key drop constraint password_key_pkey, drop constraint password_key_key_id_key,
        add column id bigint generated always as identity primary key;
      create index password_key_of_person on password_key (person_id, id desc);
      create trigger password_key_only_grows before update or delete or truncate on password_key
        for each statement execute function log_is_append_only();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What passwords open is never made one row again: restore a backup instead.');
  }
}
