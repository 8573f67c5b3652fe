import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person is writing into a letter that is not prepared yet, sealed under the key of the case. It is no state of the case:
 * nothing is sent or approved from it.
 */
export class LetterDrafts1790000000135 implements MigrationInterface {
  name = 'LetterDrafts1790000000135';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table letter_draft (
        case_id uuid not null references case_file (id),
        action text not null check (action in ('disclose', 'refuse', 'clarify', 'inform')),
        sealed bytea not null check (octet_length(sealed) <= 524288),
        by uuid not null references person (id),
        at timestamptz not null default clock_timestamp(),
        primary key (case_id, action)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table letter_draft');
  }
}
