import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a case asked at its strictest, computed from the entries of the log alone: roles, persons, call-back and hold of
 * every judgement since two holders of the stricter roles last lowered them, and what came from other cases. What a second
 * person does is checked when its entry is written.
 */
export class Floors1790000000050 implements MigrationInterface {
  name = 'Floors1790000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(floors);
    await runner.query(secondPersons);
    await runner.query(events);
  }

  async down(): Promise<void> {
    throw new Error('What a case once asked is never forgotten.');
  }
}

const floors = `
  -- The entries of a case that say what it asks, before an entry: judgements since the one that stood when its demands were
  -- last lowered, and what came from other cases since.
  create function floor_entries(of_case uuid, before int) returns setof entry language sql stable security definer
    set search_path = public, pg_temp as $$
    with lowered as (
      select coalesce(max(e.seq), 0) as seq from entry e
      where e.stream = 'case/' || of_case and e.type = 'case.floor_lowered' and e.seq < before),
    begins as (
      select coalesce(max(e.seq), 0) as seq from entry e, lowered
      where e.stream = 'case/' || of_case and e.type = 'case.classified' and e.seq < lowered.seq)
    select e.* from entry e, lowered, begins
    where e.stream = 'case/' || of_case and e.seq < before
      and (e.type = 'case.classified' and e.seq >= begins.seq
        or e.type = 'case.floor_inherited' and e.seq > lowered.seq)
  $$;

  create type demands as (approvers text[], fewest int, call_back boolean, holds boolean, strictest text[]);

  -- Of each role, as many as the judgement that asks most of it; and the roles of the judgement that asks most persons.
  create function floor_of(of_case uuid, before int default 2147483647) returns demands language sql stable
    security definer set search_path = public, pg_temp as $$
    with told as materialized (
      select e.seq, e.type, e.data, array(select jsonb_array_elements_text(e.data -> 'approvers')) as approvers,
        array(select jsonb_array_elements_text(coalesce(e.data -> 'strictest', e.data -> 'approvers'))) as strictest
      from floor_entries(of_case, before) e),
    most as (
      select role, max(times)::int as times
      from (select t.seq, role, count(*) as times from told t, unnest(t.approvers) as role group by t.seq, role) c
      group by role)
    select row(
      (select coalesce(array_agg(m.role order by m.role), '{}') from most m, generate_series(1, m.times)),
      coalesce((select max((t.data ->> 'fewest')::int) from told t), 0),
      coalesce((select bool_or((t.data ->> 'callBack')::boolean) from told t), false),
      exists (
        select from told t
        where t.data ->> 'hold' = 'true' or jsonb_typeof(t.data -> 'hold') = 'object'
          and (t.data -> 'hold' ->> 'over' is null or t.data -> 'hold' ->> 'stopped' = 'true')),
      coalesce((select t.strictest from told t order by cardinality(t.strictest) desc, t.seq limit 1), '{}')
    )::demands
  $$;

  -- Another natural person than the first, who holds a role of the judgement that asks most persons.
  create function is_second_person(account text, first_account text, of_case uuid, before int) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select person_of(account::uuid) <> person_of(first_account::uuid)
      and holds(account::uuid, case when cardinality(f.strictest) > 0 then f.strictest
        else array['head_of_legal', 'dpo', 'ciso', 'executive'] end)
    from floor_of(of_case, before) f
  $$;
`;

const secondPersons = `
  create function objection_to_correction(e entry, of_case uuid) returns text language plpgsql stable security definer
    set search_path = public, pg_temp as $$
  declare
    ended int := coalesce((
      select max(x.seq) from entry x
      where x.stream = e.stream and x.seq < e.seq
        and x.type in ('case.correction_confirmed', 'case.correction_refused', 'case.correction_withdrawn')), 0);
    proposed entry;
  begin
    select * into proposed from entry x
      where x.stream = e.stream and x.seq < e.seq and x.seq > ended and x.type = 'case.correction_proposed'
      order by x.seq desc limit 1;
    if proposed.seq is null or proposed.seq is distinct from (e.data ->> 'proposal')::int then
      return 'No such correction waits for a second person.';
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

  create function objection_to_lowering(e entry, of_case uuid) returns text language plpgsql stable security definer
    set search_path = public, pg_temp as $$
  declare
    asked entry;
    waits preparation;
  begin
    select * into asked from entry x
      where x.stream = e.stream and x.seq < e.seq and x.type in ('case.floor_lowering_asked', 'case.floor_lowered')
      order by x.seq desc limit 1;
    if asked.type is distinct from 'case.floor_lowering_asked'
      or asked.data ->> 'noteId' is distinct from e.data ->> 'noteId'
    then
      return 'No one asked to lower the demands of this case.';
    end if;
    if is_second_person(e.actor, asked.actor, of_case, e.seq) is not true
      or is_second_person(asked.actor, e.actor, of_case, e.seq) is not true
    then
      return 'Two persons of the stricter roles lower the demands of a case.';
    end if;
    select * into waits from preparation p where p.case_id = of_case order by p.seq desc limit 1;
    if person_of(waits.prepared_by) in (person_of(e.actor::uuid), person_of(asked.actor::uuid)) and not exists (
      select from entry x
      where x.stream = e.stream and x.seq > waits.seq and x.seq < e.seq and makes_void(x.type, x.data))
    then
      return 'The preparer lowers no demand.';
    end if;
    return null;
  end $$;

  create function objection_to_origin(e entry, of_case uuid) returns text language sql stable security definer
    set search_path = public, pg_temp as $$
    select case when exists (
      select from entry x
      where x.stream = e.stream and x.seq < e.seq and x.type = 'case.origin_recorded'
        and x.data ->> 'noteId' = e.data ->> 'noteId' and is_second_person(e.actor, x.actor, of_case, e.seq)
    ) then null else 'The origin is confirmed by another person than recorded it, of the stricter roles.' end
  $$;

  create function second_person_acts() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    of_case uuid := substr(new.stream, 6)::uuid;
    objection text;
  begin
    if new.stream !~ '^case/[0-9a-f-]{36}$' or new.actor !~ '^[0-9a-f-]{36}$' then
      raise exception 'A person does this, in a case.' using errcode = 'check_violation';
    end if;
    objection := case new.type
      when 'case.origin_confirmed' then objection_to_origin(new, of_case)
      when 'case.floor_lowered' then objection_to_lowering(new, of_case)
      else objection_to_correction(new, of_case) end;
    if objection is not null then
      raise exception '%', objection using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger second_person_acts after insert on entry for each row
    when (new.type in ('case.correction_confirmed', 'case.correction_refused', 'case.origin_confirmed',
      'case.floor_lowered'))
    execute function second_person_acts();
`;

const events = `
  create or replace function makes_void(type text, data jsonb) returns boolean language sql immutable as $$
    select not (
      type in ('case.approved', 'case.consents_expired', 'case.assigned', 'case.noted', 'case.letter_sent',
        'case.called_back', 'case.acted', 'case.ratified', 'case.break_glass_asked', 'case.break_glass_granted',
        'case.alarm_raised', 'case.clock_rang', 'case.deadline_set', 'case.preservation_extended',
        'case.preservation_kept', 'case.preservation_ended', 'case.gag_set', 'case.gag_over',
        'case.notice_decided', 'case.opinion_asked', 'case.opinion_received', 'case.redirect_answered',
        'case.challenge_settled', 'case.refused', 'case.released', 'case.informed', 'case.correction_proposed',
        'case.correction_refused', 'case.correction_withdrawn', 'case.origin_recorded', 'case.origin_confirmed',
        'case.floor_lowering_asked')
      or (type = 'case.fact_confirmed' and data ->> 'corrected' = 'false'))
  $$;
`;
