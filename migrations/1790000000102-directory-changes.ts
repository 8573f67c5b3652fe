import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Texts of changes of the directory of authorities. Who proposed and adopted what is in the log alone: a text whose digest is
 * not the one of its entry counts for nothing.
 */
export class DirectoryChanges1790000000102 implements MigrationInterface {
  name = 'DirectoryChanges1790000000102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table directory_change (
        id uuid primary key,
        text text not null
      );
      create trigger directory_change_stays before update or delete or truncate on directory_change
        for each statement execute function history_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('The texts of adopted changes are never taken away.');
  }
}
