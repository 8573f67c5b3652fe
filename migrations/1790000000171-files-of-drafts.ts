import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft holds several files, which are adopted together. The name of the one file of an older draft is in its entry. The
 * column of its text stays for the process of the version before, which knows drafts of one file only.
 */
export class FilesOfDrafts1790000000171 implements MigrationInterface {
  name = 'FilesOfDrafts1790000000171';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table law_draft_file (
        draft_id uuid not null references law_draft (id),
        file text not null,
        text text not null,
        primary key (draft_id, file)
      );
      insert into law_draft_file (draft_id, file, text)
        select distinct on (d.id) d.id, e.data ->> 'file', d.text
        from law_draft d
        join entry e on e.stream = 'law/upkeep' and e.type = 'law.drafted' and e.data ->> 'draftId' = d.id::text
        order by d.id, e.seq;
      alter table law_draft alter column text drop not null;
      create trigger law_draft_file_stays before update or delete or truncate on law_draft_file
        for each statement execute function history_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('The texts of adopted law are never taken away.');
  }
}
