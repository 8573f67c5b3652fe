import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Texts of drafts of the law, and their trials on past cases. Who drafted, proposed and adopted what is in the log alone: a
 * text whose digest is not the one of its entry counts for nothing.
 */
export class LawDrafts1790000000092 implements MigrationInterface {
  name = 'LawDrafts1790000000092';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table law_draft (
        id uuid primary key,
        text text not null
      );
      create trigger law_draft_stays before update or delete or truncate on law_draft
        for each statement execute function history_stays();
      create table law_replay (
        id uuid primary key,
        draft_id uuid not null references law_draft (id),
        day date not null,
        since date not null,
        until date not null,
        law text not null,
        asked_by uuid not null references person (id),
        asked_at timestamptz not null default clock_timestamp(),
        total integer,
        judged integer not null default 0,
        changed integer not null default 0,
        unjudged integer not null default 0,
        state text not null default 'running' check (state in ('running', 'done', 'failed')),
        outcomes jsonb not null default '[]',
        check (since <= until)
      );
      create index law_replay_of_draft on law_replay (draft_id, asked_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('The texts of adopted law are never taken away.');
  }
}
