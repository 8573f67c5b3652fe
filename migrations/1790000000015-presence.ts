import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has a case open just now; worth nothing after a crash, so not written to the log of the database. */
export class Presence1790000000015 implements MigrationInterface {
  name = 'Presence1790000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table presence (
        case_id uuid not null references case_file (id),
        person_id uuid not null references person (id),
        seen_at timestamptz not null default clock_timestamp(),
        primary key (case_id, person_id)
      );
      create index presence_by_age on presence (seen_at);
      grant select, insert, update, delete on presence to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table presence');
  }
}
