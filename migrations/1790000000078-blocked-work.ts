import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts that ended because something of the service was missing: they count to the number of an attempt, not against it. */
export class BlockedWork1790000000078 implements MigrationInterface {
  name = 'BlockedWork1790000000078';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox add waits int not null default 0;
      grant update (waits) on outbox to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox drop waits');
  }
}
