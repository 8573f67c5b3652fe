import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which account of the identity provider is which registered person; the account is known by a keyed digest alone. */
export class FederatedIdentity1790000000012 implements MigrationInterface {
  name = 'FederatedIdentity1790000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table federated_identity (
        account bytea primary key check (length(account) = 32),
        issuer text not null,
        person_id uuid not null references person (id),
        linked_at timestamptz not null default clock_timestamp(),
        unique (issuer, person_id)
      )`);
    await runner.query('grant select, insert, delete on federated_identity to greffe_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table federated_identity');
  }
}
