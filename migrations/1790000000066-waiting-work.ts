import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work that waits is changed by the worker alone. The other processes change only work that was given up: people at the
 * desk have it tried again, or settle it.
 */
export class WaitingWork1790000000066 implements MigrationInterface {
  name = 'WaitingWork1790000000066';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function waiting_work_is_left_alone() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if not is_of_process('greffe_worker') then
          raise exception '% ends and puts off no work that waits, of the kind %.', session_user, old.topic
            using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
      create trigger waiting_work_is_left_alone before update on outbox for each row
        when (old.dead_at is null) execute function waiting_work_is_left_alone();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Without it the process of the desk could stop every timer and every letter.');
  }
}
