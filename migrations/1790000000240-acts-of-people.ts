import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log is read by its hour, by who acted, by kind and by case. Beside its stream, an entry names a case in the field `case`,
 * or by a document that was opened.
 */
export class ActsOfPeople1790000000240 implements MigrationInterface {
  readonly name = 'ActsOfPeople1790000000240';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index entry_in_order on entry (at, stream, seq);
      -- The new one answers all that it answered.
      drop index entry_by_hour;
      create index entry_by_actor on entry (actor, at);
      create index entry_by_type on entry (type, at);
      create index entry_by_document on entry ((data->>'id')) where type = 'access.document_opened';
      create index entry_by_case on entry ((data->>'case')) where data ? 'case';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index entry_in_order, entry_by_actor, entry_by_type, entry_by_document, entry_by_case;
      create index entry_by_hour on entry using brin (at) with (pages_per_range = 16, autosummarize = on);
    `);
  }
}
