import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people propose to state of customers, sealed under the key of each: who proposed and adopted it is in the log alone. */
export class CustomerStatements1790000000156 implements MigrationInterface {
  name = 'CustomerStatements1790000000156';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customer_statement (
        id uuid primary key,
        customer_id uuid not null references customer (id),
        sealed bytea not null
      );
      create trigger customer_statement_stays before update or delete or truncate on customer_statement
        for each statement execute function history_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What people stated is never taken away.');
  }
}
