import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The alarm of given-up work finds its case by its key, however many cases there are; what names no case finds none. */
export class AlarmsByKey1790000000046 implements MigrationInterface {
  name = 'AlarmsByKey1790000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function given_up_work_is_shouted() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        insert into alarm (id, case_id, code, topic, work)
          select gen_random_uuid(),
            (select c.id from case_file c where c.id = case
              when new.payload ->> 'caseId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              then (new.payload ->> 'caseId')::uuid end),
            'work_given_up', new.topic, new.id
          on conflict (work) where seen_by is null and work is not null do nothing;
        return null;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Alarms are never taken back.');
  }
}
