import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters as they were drawn, and the one delivery of each. */
export class Correspondence1790000000006 implements MigrationInterface {
  name = 'Correspondence1790000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table letter (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        preparation_id uuid references preparation (id),
        kind text not null
          check (kind in ('acknowledgement', 'refusal', 'clarification', 'answer', 'sisse_notice')),
        language text not null check (language in ('fr', 'en')),
        template text not null,
        template_sha256 text not null check (template_sha256 ~ '^[0-9a-f]{64}$'),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        envelope bytea not null,
        at timestamptz not null default clock_timestamp(),
        unique (preparation_id, kind),
        check ((kind = 'acknowledgement') = (preparation_id is null))
      );
      create index letter_of_case on letter (case_id, at);
      create unique index one_acknowledgement_a_case on letter (case_id) where kind = 'acknowledgement';

      create table letter_file (
        letter_id uuid not null references letter (id),
        position int not null check (position >= 0),
        blob_id uuid not null unique,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint not null check (size >= 0),
        primary key (letter_id, position)
      );

      create table delivery (
        letter_id uuid primary key references letter (id),
        message_id text not null unique,
        state text not null check (state in ('attempting', 'failed', 'unknown', 'sent')),
        attempted_at timestamptz not null default clock_timestamp(),
        leased_until timestamptz,
        sent_at timestamptz,
        check ((state = 'attempting') = (leased_until is not null)),
        check ((state = 'sent') = (sent_at is not null))
      );

      create function sent_stays_sent() returns trigger language plpgsql as $$
      begin
        if old.state = 'sent' then
          raise exception 'The letter has left: its delivery is history.' using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;
      create trigger delivery_ends before update on delivery for each row execute function sent_stays_sent();

      grant select, insert on letter, letter_file to greffe_app;
      grant select, insert, update (state, attempted_at, leased_until, sent_at) on delivery to greffe_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Letters are never dropped.');
  }
}
