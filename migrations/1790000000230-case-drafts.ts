import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person is writing into the forms of a case, letters among them, sealed under the key of the case. It is no state of the
 * case: nothing is sent or approved from it. The drafts of letters were shared and had a table of their own, which stays for the
 * process of the version before.
 */
export class CaseDrafts1790000000230 implements MigrationInterface {
  name = 'CaseDrafts1790000000230';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_draft (
        case_id uuid not null references case_file (id),
        person_id uuid not null references person (id),
        form text not null check (form ~ '^[A-Za-z0-9_-]{1,120}$'),
        seen integer not null check (seen >= 0),
        sealed bytea not null check (octet_length(sealed) <= 1048576),
        at timestamptz not null default clock_timestamp(),
        primary key (case_id, person_id, form)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table case_draft');
  }
}
