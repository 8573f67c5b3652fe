import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The watch also finds checkpoints that the key of the log did not sign. */
export class SignedCheckpoints1790000000401 implements MigrationInterface {
  readonly name = 'SignedCheckpoints1790000000401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table log_fault drop constraint log_fault_what_check,
        add check (what in ('changed', 'gone', 'hidden', 'hole', 'set_aside', 'names_none', 'unsigned'))`);
  }

  async down(): Promise<void> {
    throw new Error('The log is never left without its checks: restore a backup instead.');
  }
}
