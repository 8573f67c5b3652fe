import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether a case still holds back, and whether a ground was raised, as columns: a hold that is over makes no case stricter
 * than another. Cases with a hold are projected again once, because the column said true of those that are over too.
 */
export class RunningHolds1790000000054 implements MigrationInterface {
  name = 'RunningHolds1790000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file add floor_stopped boolean not null default false;

      insert into outbox (id, topic, payload, due_at)
        select gen_random_uuid(), 'classification.remember_act', jsonb_build_object('caseId', c.id), now()
        from case_file c where c.floor_holds;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Requirements of a case are kept.');
  }
}
