import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Time-stamps of a foreign authority over signed checkpoints (RFC 3161): they bound back-dating by who holds the key. */
export class CheckpointStamps1790000000040 implements MigrationInterface {
  name = 'CheckpointStamps1790000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table checkpoint_stamp (
        size bigint primary key references checkpoint (size),
        token bytea not null check (length(token) > 0),
        at timestamptz not null default clock_timestamp()
      );
      create trigger checkpoint_stamp_only_grows before update or delete or truncate on checkpoint_stamp
        for each statement execute function log_is_append_only();
      grant select, insert on checkpoint_stamp to greffe_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('A log that is written is never taken down: restore a backup instead.');
  }
}
