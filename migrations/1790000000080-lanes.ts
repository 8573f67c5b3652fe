import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work has a lane, with a queue and workers of its own. What waits when this is applied is sorted by its topic and handed
 * over again: the queue that carried it is no longer read.
 */
export class Lanes1790000000080 implements MigrationInterface {
  name = 'Lanes1790000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add lane text not null default 'casework';
      update outbox set dispatched_at = null, lane = case
          when topic in ('cases.timer', 'approvals.tell', 'approvals.tell_of_work') then 'timers'
          when topic like 'approvals.%' then 'alarms'
          when topic like 'correspondence.%' then 'letters'
          when topic like 'ingestion.%' then 'reading_small'
          when topic like 'reports.%' then 'reports'
          else 'casework' end
        where done_at is null;
      drop index outbox_to_dispatch, outbox_open;
      create index outbox_to_dispatch on outbox (lane, due_at)
        where dispatched_at is null and done_at is null and dead_at is null;
      create index outbox_handed_over on outbox (lane)
        where dispatched_at is not null and done_at is null and dead_at is null;
      create index outbox_open on outbox (lane, due_at) where done_at is null and dead_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index outbox_to_dispatch, outbox_handed_over, outbox_open;
      alter table outbox drop lane;
      create index outbox_to_dispatch on outbox (due_at)
        where dispatched_at is null and done_at is null and dead_at is null;
      create index outbox_open on outbox (due_at) where done_at is null and dead_at is null;
    `);
  }
}
