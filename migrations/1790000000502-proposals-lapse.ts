import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A correction that would take a case into the secret cell lapses at its hour: none is confirmed after it, and none lapses before. */
export class ProposalsLapse1790000000502 implements MigrationInterface {
  readonly name = 'ProposalsLapse1790000000502';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(corrections);
    await runner.query(lapses);
  }

  async down(): Promise<void> {
    throw new Error('What lapsed is not brought back: restore a backup instead.');
  }
}

const corrections = `
  create or replace function objection_to_correction(e entry, of_case uuid) returns text language plpgsql stable
    security definer set search_path = public, pg_temp as $$
  declare
    ended int := coalesce((
      select max(x.seq) from entry x
      where x.stream = e.stream and x.seq < e.seq and x.type in (
        'case.correction_confirmed', 'case.correction_refused', 'case.correction_withdrawn', 'case.correction_lapsed')), 0);
    proposed entry;
  begin
    select * into proposed from entry x
      where x.stream = e.stream and x.seq < e.seq and x.seq > ended and x.type = 'case.correction_proposed'
      order by x.seq desc limit 1;
    if proposed.seq is null or proposed.seq is distinct from (e.data ->> 'proposal')::int then
      return 'No such correction waits for a second person.';
    end if;
    if e.type = 'case.correction_lapsed' then
      return case when coalesce((proposed.data ->> 'lapsesAt')::timestamptz <= clock_timestamp(), false) then null
        else 'The hour of this correction is not over.' end;
    end if;
    if e.type = 'case.correction_confirmed' and (proposed.data ->> 'lapsesAt')::timestamptz <= clock_timestamp() then
      return 'No second person confirmed this correction in time.';
    end if;
    if exists (
      select from entry x
      where x.stream = e.stream and x.seq > ended and x.seq <= proposed.seq and x.type = 'case.correction_proposed'
        and is_second_person(e.actor, x.actor, of_case, e.seq) is not true
    ) then
      return 'A correction is decided by another person than proposed it, of the stricter roles.';
    end if;
    if e.type = 'case.correction_confirmed' and (
      select jsonb_agg(jsonb_build_array(c -> 'fact', c -> 'value') order by c ->> 'fact')
      from jsonb_array_elements(e.data -> 'changes') c
    ) is distinct from (
      select jsonb_agg(jsonb_build_array(c -> 'fact', c -> 'value') order by c ->> 'fact')
      from jsonb_array_elements(proposed.data -> 'changes') c
    ) then
      return 'Another correction was proposed.';
    end if;
    return null;
  end $$;
`;

const lapses = `
  create function correction_lapses() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    objection text := objection_to_correction(new, substr(new.stream, 6)::uuid);
  begin
    if objection is not null then
      raise exception '%', objection using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger correction_lapses after insert on entry for each row
    when (new.type = 'case.correction_lapsed') execute function correction_lapses();
`;
