import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What established the origin of a divided request counts for each of its parts: the act is the same. */
export class OriginOfParts1790000000176 implements MigrationInterface {
  readonly name = 'OriginOfParts1790000000176';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function objection_to_origin(of_case uuid) returns text language sql stable security definer
        set search_path = public, pg_temp as $$
        select case when stated.value = 'holds' and not exists (
          select from entry o
          where o.stream in ('case/' || of_case, (
              select 'case/' || (e.data -> 'part' ->> 'whole') from entry e
              where e.stream = 'case/' || of_case and e.type = 'case.opened'))
            and o.type = 'case.origin_recorded' and o.data ->> 'proves' = 'origin'
            and o.data ->> 'zone' = fact_of(of_case, 'issuerZone') #>> '{}'
        ) then 'The origin was established without evidence.' end
        from (
          select e.data ->> 'value' as value from entry e
          where e.stream = 'case/' || of_case and e.type = 'case.fact_confirmed'
            and e.data ->> 'fact' = 'origin_established'
          order by e.seq desc limit 1) stated
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The parts of requests that were divided since would lose the evidence of their origin.');
  }
}
