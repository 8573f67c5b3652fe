import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log: what happened, what is still to be sealed, what is sealed under which root. None of it can be rewritten. */
export class Ledger1790000000002 implements MigrationInterface {
  name = 'Ledger1790000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table entry (
        stream text not null check (length(stream) between 1 and 200),
        seq int not null check (seq > 0),
        type text not null,
        at timestamptz not null check (at = date_trunc('milliseconds', at)),
        actor text not null,
        data jsonb not null,
        class text not null check (class in ('opened', 'decided', 'amended', 'closed', 'report', 'other')),
        salt bytea not null check (length(salt) = 32),
        opening bytea not null check (length(opening) = 32),
        leaf bytea not null check (length(leaf) = 32),
        primary key (stream, seq)
      );

      create table unsealed_entry (
        position bigint generated always as identity primary key,
        stream text not null,
        seq int not null,
        unique (stream, seq)
      );

      create table sealed_entry (
        index bigint primary key check (index >= 0),
        stream text not null,
        seq int not null,
        leaf bytea not null check (length(leaf) = 32),
        unique (stream, seq)
      );

      create table checkpoint (
        size bigint primary key check (size > 0),
        root bytea not null check (length(root) = 32),
        note text not null,
        at timestamptz not null default clock_timestamp()
      );

      create function log_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'The ledger only grows: % on % is refused to everyone. Append an amending entry instead.',
          tg_op, tg_table_name using errcode = 'insufficient_privilege';
      end $$;
      create trigger entry_only_grows before update or delete or truncate on entry
        for each statement execute function log_is_append_only();
      create trigger sealed_entry_only_grows before update or delete or truncate on sealed_entry
        for each statement execute function log_is_append_only();
      create trigger checkpoint_only_grows before update or delete or truncate on checkpoint
        for each statement execute function log_is_append_only();

      grant select, insert on entry, sealed_entry, checkpoint to greffe_app;
      grant select, insert, delete on unsealed_entry to greffe_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The ledger is never dropped.');
  }
}
