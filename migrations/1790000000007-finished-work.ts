import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finished work leaves the outbox after a while; the application may remove no other row of it. */
export class FinishedWork1790000000007 implements MigrationInterface {
  name = 'FinishedWork1790000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index outbox_done on outbox (done_at) where done_at is not null;

      create function forget_finished_work(at_most int) returns int language sql security definer
        set search_path = public as $$
        with finished as (
          select id from outbox where done_at < clock_timestamp() - interval '30 days'
          order by done_at limit at_most for update skip locked),
        forgotten as (delete from outbox using finished where outbox.id = finished.id returning outbox.id)
        select count(*)::int from forgotten
      $$;
      revoke execute on function forget_finished_work(int) from public;
      grant execute on function forget_finished_work(int) to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function forget_finished_work(int); drop index outbox_done');
  }
}
