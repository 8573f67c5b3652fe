import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that a report is to tell of, while they are written: no edition until one is made of them, so that each version replaces the last. */
export class StoryDrafts1790000000200 implements MigrationInterface {
  name = 'StoryDrafts1790000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table story_draft (
        period text primary key check (period ~ '^[0-9]{4}-Q[1-4]$'),
        sealed bytea not null check (octet_length(sealed) <= 524288),
        by uuid not null references person (id),
        at timestamptz not null default clock_timestamp()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table story_draft');
  }
}
