import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the queues sort, filter and search by; the index of words goes with the key of its case. */
export class Queues1790000000008 implements MigrationInterface {
  name = 'Queues1790000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file
        add step_kind text not null default 'triage',
        add desk text not null default 'legal',
        add door text not null default 'smtp',
        add language text,
        add emergency boolean not null default false,
        add bases text[] not null default '{}',
        add categories text[] not null default '{}',
        add targets int not null default 0,
        add clock text,
        add received_seconds double precision not null
          generated always as (extract(epoch from received_at - timestamptz '1970-01-01 00:00:00+00')) stored,
        add due_seconds double precision
          generated always as (extract(epoch from safe_end - timestamptz '1970-01-01 00:00:00+00')) stored,
        add allowed_seconds double precision
          generated always as (greatest(extract(epoch from safe_end - received_at), 1)) stored,
        add awaits text[] not null default '{}',
        add involved uuid[] not null default '{}';
      create index case_file_by_receipt on case_file (received_seconds, id);
      create index case_file_of_assignee on case_file (assignee) where status = 'open';

      -- Lexemes are keyed digests: the rows alone tell no word (P7).
      create table case_words (
        case_id uuid primary key references case_file (id),
        words tsvector not null
      );
      create index case_words_search on case_words using gin (words) with (fastupdate = off);

      create function words_die_with_the_key() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        delete from case_words w using case_file c where c.id = w.case_id and c.key_id = new.id;
        delete from case_lookup l using case_file c where c.id = l.case_id and c.key_id = new.id;
        return null;
      end $$;
      create trigger erasure_reaches_the_index after update of wrapped on data_key
        for each row when (new.wrapped is null) execute function words_die_with_the_key();

      grant select, insert, update, delete on case_words to greffe_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Cases are never dropped.');
  }
}
