import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders of the queues read from an index alone, and the views that people keep and share. */
export class Views1790000000009 implements MigrationInterface {
  name = 'Views1790000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index case_file_by_time_left on case_file (due_seconds, allowed_seconds, id) where status = 'open';
      drop index case_file_by_receipt, case_file_by_urgency;
      create index case_file_newest_first on case_file ((-received_seconds), id);

      create table saved_view (
        id uuid primary key,
        owner uuid not null references person (id),
        name text not null check (length(name) between 1 and 80),
        query text not null check (length(query) <= 4000),
        shared boolean not null,
        at timestamptz not null default clock_timestamp()
      );
      create index saved_view_of on saved_view (owner);
      grant select, insert, update (name, query, shared), delete on saved_view to greffe_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Views of people are never dropped.');
  }
}
