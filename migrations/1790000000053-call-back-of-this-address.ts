import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A call-back spoke of whom was to be answered then: it is void once a person confirmed another address. */
export class CallBackOfThisAddress1790000000053 implements MigrationInterface {
  name = 'CallBackOfThisAddress1790000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function called_back(of_case uuid) returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        select coalesce((
          select c.data ->> 'outcome' = 'confirmed'
            and exists (
              select from person caller, preparation p
              where caller.id::text = c.actor and p.case_id = of_case
                and p.id::text = (last_entry(of_case, 'case.prepared')).data ->> 'preparationId'
                and person_of(caller.id) <> person_of(p.prepared_by))
            and not exists (
              select from entry e
              where e.stream = c.stream and e.seq > c.seq
                and (e.type in ('case.read', 'case.address_confirmed')
                  or e.type = 'case.fact_confirmed' and e.data ->> 'corrected' <> 'false'
                    and e.data ->> 'fact' in ('issuerZone', 'issuerCountry', 'issuerKind', 'relayedBy', 'channel',
                      'origin_established')))
          from entry c
          where c.stream = 'case/' || of_case and c.type = 'case.called_back' and c.data ->> 'outcome' <> 'unreachable'
          order by c.seq desc limit 1), false)
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who called the authority back is never forgotten.');
  }
}
