import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the database knows of its store of files: that it has one, which files no row names and since when, and which could
 * not be read. Ages are by its clock: those of a disk differ from machine to machine.
 */
export class FileStores1790000000077 implements MigrationInterface {
  name = 'FileStores1790000000077';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blob_store (
        installation uuid primary key,
        claimed_at timestamptz not null default clock_timestamp(),
        -- Files up to this id (UUIDv7) are known to be lost.
        lost_until uuid,
        swept_at timestamptz,
        files int,
        unnamed int,
        stopped boolean not null default false
      );
      -- Not "blob_id": whatever table has such a column names its files.
      create table blob_orphan (
        file_id uuid primary key,
        first_seen_at timestamptz not null default clock_timestamp()
      );
      create table blob_fault (
        file_id uuid not null,
        kind text not null check (kind in ('missing', 'damaged')),
        first_seen_at timestamptz not null default clock_timestamp(),
        settled_at timestamptz,
        primary key (file_id, kind)
      );
      create index blob_fault_open on blob_fault (kind) where settled_at is null;

      grant select, insert (installation), update (lost_until, swept_at, files, unnamed, stopped) on blob_store to greffe_app;
      grant select, insert (file_id), delete on blob_orphan to greffe_app;
      grant select, insert (file_id, kind), update (settled_at) on blob_fault to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table blob_fault, blob_orphan, blob_store');
  }
}
