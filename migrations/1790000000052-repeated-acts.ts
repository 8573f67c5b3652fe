import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What makes of two cases one act, by keyed digests: each digest says what kind of thing it is of. The columns of the case
 * find the stricter ones among many; what they ask is read from the log. Cases received before are gone through once.
 */
export class RepeatedActs1790000000052 implements MigrationInterface {
  name = 'RepeatedActs1790000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_lookup
        add kind text check (kind in ('act', 'attachment', 'case_reference', 'target', 'thread'));
      create index case_lookup_of_case on case_lookup (case_id) where kind is not null;

      alter table case_file
        add floor_approvers text[] not null default '{}',
        add floor_fewest int not null default 0,
        add floor_call_back boolean not null default false,
        add floor_holds boolean not null default false;

      insert into outbox (id, topic, payload, due_at)
        select gen_random_uuid(), 'classification.remember_act', jsonb_build_object('caseId', c.id), now()
        from case_file c;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What a case once asked is never forgotten.');
  }
}
