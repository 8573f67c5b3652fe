import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reached a door: the raw bytes once, each arrival of them apart. */
export class Intake1790000000003 implements MigrationInterface {
  name = 'Intake1790000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table raw_message (
        id uuid primary key,
        sha256 text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint not null check (size >= 0),
        blob_id uuid not null unique,
        key_id uuid not null references data_key (id),
        received_at timestamptz not null,
        door text not null,
        fate text not null default 'waiting'
          check (fate in ('waiting', 'new_case', 'joins', 'not_a_request', 'unreadable')),
        fate_reason text,
        message_id_sealed bytea
      );

      create table occurrence (
        id uuid primary key,
        message_id uuid not null references raw_message (id),
        door text not null,
        door_identity text,
        envelope bytea,
        at timestamptz not null,
        unique (door, door_identity)
      );
      create index occurrence_of_message on occurrence (message_id);

      grant select, insert on raw_message, occurrence to greffe_app;
      grant update (fate, fate_reason, message_id_sealed) on raw_message to greffe_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('What reached a door is never dropped.');
  }
}
