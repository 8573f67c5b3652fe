import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The directory of customers. What is said of one is sealed under its own key; an account is found by a keyed digest, which
 * only proposes a customer: the sealed version says whether the account is its own. Nothing is changed or deleted, so that a
 * request is read with the customers of its receipt.
 */
export class Customers1790000000155 implements MigrationInterface {
  name = 'Customers1790000000155';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table customer (
        id uuid primary key,
        digest bytea not null unique,
        key_id uuid not null references data_key (id)
      );
      create table customer_version (
        customer_id uuid not null references customer (id),
        source text not null check (source in ('feed', 'people')),
        since timestamptz not null,
        number bigint not null generated always as identity,
        recorded_at timestamptz not null default clock_timestamp(),
        sealed bytea not null,
        primary key (customer_id, source, since, number)
      );
      create table customer_account (
        digest bytea not null,
        customer_id uuid not null references customer (id),
        primary key (digest, customer_id)
      );
      create table service_version (
        service text not null,
        since timestamptz not null,
        number bigint not null generated always as identity,
        recorded_at timestamptz not null default clock_timestamp(),
        sealed bytea not null,
        primary key (service, since, number)
      );
      create table customer_intake (
        number bigint primary key generated always as identity,
        at timestamptz not null default clock_timestamp(),
        cursor text,
        whole boolean not null
      );
      create trigger customer_stays before update or delete or truncate on customer
        for each statement execute function history_stays();
      create trigger customer_version_stays before update or delete or truncate on customer_version
        for each statement execute function history_stays();
      create trigger customer_account_stays before update or delete or truncate on customer_account
        for each statement execute function history_stays();
      create trigger service_version_stays before update or delete or truncate on service_version
        for each statement execute function history_stays();
      create trigger customer_intake_stays before update or delete or truncate on customer_intake
        for each statement execute function history_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('The customers of past requests are never taken away.');
  }
}
