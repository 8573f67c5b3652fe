import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days whose digests were handed out: one process does, once. */
export class Digests1790000000400 implements MigrationInterface {
  readonly name = 'Digests1790000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table digest (day date primary key)');
  }

  async down(): Promise<void> {
    throw new Error('No migration goes back: restore a backup instead.');
  }
}
