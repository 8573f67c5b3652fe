import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each open case owes stands in its row, for the list of the desk. */
export class ListOfOwedNotices1790000000120 implements MigrationInterface {
  readonly name = 'ListOfOwedNotices1790000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file add owed text[] not null default '{}';
      update case_file set owed = owed_notices(id) where status = 'open';
      create index case_file_owed on case_file (received_at) where owed <> '{}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table case_file drop owed');
  }
}
