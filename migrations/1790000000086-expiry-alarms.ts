import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What ends by itself raises an alarm before its end: one for all of a kind that end on one day, and never a second. */
export class ExpiryAlarms1790000000086 implements MigrationInterface {
  name = 'ExpiryAlarms1790000000086';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table alarm drop constraint alarm_of_a_case_or_of_work;
      alter table alarm add constraint alarm_of_a_case_or_of_work check (
        (code in ('work_given_up', 'expires')) = (topic is not null)
        and (code in ('work_given_up', 'expires') or case_id is not null and work is null));
      create unique index one_alarm_of_each_expiry on alarm (topic) where code = 'expires';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Alarms are never taken back.');
  }
}
