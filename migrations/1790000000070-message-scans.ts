import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the antivirus said of each message; one without a row was not scanned. */
export class MessageScans1790000000070 implements MigrationInterface {
  name = 'MessageScans1790000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table message_scan (
        message_id uuid primary key references raw_message,
        verdict text not null check (verdict in ('clean', 'infected', 'too_large')),
        signature text check (length(signature) <= 200),
        scanned_at timestamptz not null default clock_timestamp(),
        check ((verdict = 'infected') = (signature is not null))
      );
      grant select, insert on message_scan to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table message_scan');
  }
}
