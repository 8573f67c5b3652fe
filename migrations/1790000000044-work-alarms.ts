import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work that is given up raises an alarm, in the same transaction and whoever gives it up: the database writes the row. One
 * alarm waits for each piece of work; it holds the kind of the work and its id, and the case where the work names one.
 */
export class WorkAlarms1790000000044 implements MigrationInterface {
  name = 'WorkAlarms1790000000044';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table alarm alter case_id drop not null;
      alter table alarm add topic text, add work uuid, add told_at timestamptz;
      alter table alarm add constraint alarm_of_a_case_or_of_work check (
        (code = 'work_given_up') = (topic is not null)
        and (code = 'work_given_up' or case_id is not null and work is null));
      create unique index one_alarm_waits_for_work on alarm (work) where seen_by is null and work is not null;
      create index alarm_of_topic on alarm (topic) where topic is not null and seen_by is null;
      grant update (told_at) on alarm to greffe_app;

      create function given_up_work_is_shouted() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        insert into alarm (id, case_id, code, topic, work)
          select gen_random_uuid(), (select c.id from case_file c where c.id::text = new.payload ->> 'caseId'),
            'work_given_up', new.topic, new.id
          on conflict (work) where seen_by is null and work is not null do nothing;
        return null;
      end $$;
      create trigger given_up_work_is_shouted after update of dead_at on outbox for each row
        when (old.dead_at is null and new.dead_at is not null) execute function given_up_work_is_shouted();

      -- What was given up before anybody was told of it.
      insert into alarm (id, case_id, code, topic, work)
        select gen_random_uuid(), c.id, 'work_given_up', o.topic, o.id
        from outbox o left join case_file c on c.id::text = o.payload ->> 'caseId'
        where o.dead_at is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Alarms are never taken back.');
  }
}
