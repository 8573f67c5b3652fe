import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nothing is disclosed on an origin that a person established without recorded evidence; a call-back stays good when the
 * origin is then established by it.
 */
export class OriginWithEvidence1790000000160 implements MigrationInterface {
  readonly name = 'OriginWithEvidence1790000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function objection_to_origin(of_case uuid) returns text language sql stable security definer
        set search_path = public, pg_temp as $$
        select case when stated.value = 'holds' and not exists (
          select from entry o
          where o.stream = 'case/' || of_case and o.type = 'case.origin_recorded' and o.data ->> 'proves' = 'origin'
            and o.data ->> 'zone' = fact_of(of_case, 'issuerZone') #>> '{}'
        ) then 'The origin was established without evidence.' end
        from (
          select e.data ->> 'value' as value from entry e
          where e.stream = 'case/' || of_case and e.type = 'case.fact_confirmed'
            and e.data ->> 'fact' = 'origin_established'
          order by e.seq desc limit 1) stated
      $$;

      create or replace function objection_to_disclosing(of_case uuid, action text, letters jsonb) returns text
        language sql stable security definer set search_path = public, pg_temp as $$
        select case when action in ('disclose', 'inform')
          then coalesce(
            objection_to_facts(of_case), objection_to_origin(of_case), objection_to_letters(of_case, letters)) end
      $$;

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
                      'origin_established')
                    and not (e.data ->> 'fact' = 'origin_established' and e.data ->> 'value' = 'holds' and exists (
                      select from entry o
                      where o.stream = c.stream and o.type = 'case.origin_recorded' and o.seq < e.seq
                        and o.data ->> 'call' = c.data ->> 'noteId'))))
          from entry c
          where c.stream = 'case/' || of_case and c.type = 'case.called_back' and c.data ->> 'outcome' <> 'unreachable'
          order by c.seq desc limit 1), false)
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('An origin is never established without evidence again.');
  }
}
