import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Refusals of permission of the current hour, counted, so that a flood of them makes two entries of the log and not more. */
export class Refusals1790000000075 implements MigrationInterface {
  name = 'Refusals1790000000075';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table permission_refusal (
        person_id uuid not null references person (id),
        code text not null,
        -- Method and pattern, without any id.
        route text not null,
        hour timestamptz not null,
        refusals integer not null check (refusals > 0),
        primary key (person_id, code, route, hour)
      );
      grant select, insert, delete, update (refusals) on permission_refusal to greffe_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table permission_refusal');
  }
}
