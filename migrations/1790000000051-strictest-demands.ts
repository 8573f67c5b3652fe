import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nothing is prepared, consented to or let go for less than the case asked at its strictest, on facts that one person alone
 * weakened, or for a mailbox that does not stand in the zone of the facts and that two persons did not establish.
 */
export class StrictestDemands1790000000051 implements MigrationInterface {
  name = 'StrictestDemands1790000000051';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(facts);
    await runner.query(judged);
    await runner.query(rows);
  }

  async down(): Promise<void> {
    throw new Error('What a case once asked is never forgotten.');
  }
}

const facts = `
  -- A foreign, relayed or false origin that one person alone corrected; an unknown one that was left without evidence.
  create function objection_to_facts(of_case uuid) returns text language sql stable security definer
    set search_path = public, pg_temp as $$
    with stated as (
      select e.seq, e.type, name,
        case e.type when 'case.read' then coalesce(e.data -> 'facts' ->> name, e.data -> 'facts' -> 'checks' ->> name)
          else e.data ->> 'value' end as value
      from entry e, unnest(array['issuerZone', 'relayedBy', 'origin_established']) as name
      where e.stream = 'case/' || of_case
        and (e.type = 'case.read' or e.type = 'case.fact_confirmed' and e.data ->> 'fact' = name)),
    changed as (
      select s.*, lag(s.value) over (partition by s.name order by s.seq) as before from stated s),
    seconded as (
      select c.seq, change ->> 'fact' as name, change ->> 'value' as value
      from entry c, jsonb_array_elements(c.data -> 'changes') change
      where c.stream = 'case/' || of_case and c.type = 'case.correction_confirmed')
    select case
      when exists (
        select from changed c
        where c.type = 'case.fact_confirmed' and c.value is distinct from c.before
          and (c.name = 'issuerZone' and c.before in ('THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK')
            or c.name = 'relayedBy' and c.before <> 'NONE'
            or c.name = 'origin_established' and c.before = 'fails')
          and not exists (
            select from seconded s
            where s.name = c.name and (s.seq > c.seq or s.value = c.value and s.seq > (
              select max(p.seq) from stated p where p.name = c.name and p.seq < c.seq)))
      ) then 'One person alone corrected a foreign, relayed or false origin.'
      when exists (
        select from changed c
        where c.name = 'issuerZone' and c.type = 'case.fact_confirmed' and c.before = 'UNKNOWN' and c.value <> 'UNKNOWN'
          and c.seq = (
            select max(l.seq) from changed l where l.name = 'issuerZone' and l.before = 'UNKNOWN' and l.value <> 'UNKNOWN')
          and not exists (select from seconded s where s.name = c.name and s.seq > c.seq)
          and not exists (
            select from entry o
            where o.stream = 'case/' || of_case and o.type = 'case.origin_recorded' and o.seq < c.seq
              and o.data ->> 'zone' = c.value)
      ) then 'An unknown origin was left without evidence.'
    end
  $$;

  -- Data go to a mailbox of the zone in the facts, or to one that two persons established.
  create function objection_to_letters(of_case uuid, letters jsonb) returns text language sql stable security definer
    set search_path = public, pg_temp as $$
    select case when exists (
      select from jsonb_array_elements(letters) l
      where l ->> 'kind' <> 'sisse_notice' and not coalesce(
        l ->> 'mailbox' is not null and (
          l ->> 'zone' = f.zone and f.zone <> 'UNKNOWN'
          or l ->> 'zone' = 'DIS' and f.channel = 'DIS' and f.zone in ('FR', 'EU_EEV')
          or exists (
            select from entry c join entry o on o.stream = c.stream and o.type = 'case.origin_recorded'
              and o.seq < c.seq and o.data ->> 'noteId' = c.data ->> 'noteId'
            where c.stream = 'case/' || of_case and c.type = 'case.origin_confirmed'
              and o.data ->> 'zone' = f.zone and o.data ->> 'mailbox' = l ->> 'mailbox')), false)
    ) then 'The address of the answer is not that of an authority of the zone in the facts.' end
    from (select fact_of(of_case, 'issuerZone') #>> '{}' as zone, fact_of(of_case, 'channel') #>> '{}' as channel) f
  $$;

  create function objection_to_disclosing(of_case uuid, action text, letters jsonb) returns text language sql stable
    security definer set search_path = public, pg_temp as $$
    select case when action in ('disclose', 'inform')
      then coalesce(objection_to_facts(of_case), objection_to_letters(of_case, letters)) end
  $$;
`;

const judged = `
  create or replace function objection_to_action(of_case uuid, action text, judged jsonb) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    zone text := fact_of(of_case, 'issuerZone') #>> '{}';
    cleared int := (last_entry(of_case, 'case.hold_cleared')).seq;
    stopped int := (last_entry(of_case, 'case.hold_stopped')).seq;
  begin
    if not (case action
      when 'refuse' then judged ->> 'verdict' in ('REFUSE', 'REFUSE_REDIRECT')
      when 'clarify' then judged ->> 'verdict' in ('CLARIFY', 'HOLD')
      else judged ->> 'verdict' in ('ADMIT', 'ADMIT_COND')
    end) then
      return 'The classification in force does not lead to this.';
    end if;
    if exists (
      select from entry c
      where c.stream = 'case/' || of_case and c.type = 'case.challenged' and c.data ->> 'suspends' = 'true'
        and not exists (
          select from entry s
          where s.stream = c.stream and s.type = 'case.challenge_settled'
            and s.data ->> 'challengeId' = c.data ->> 'challengeId')
    ) then
      return 'A challenge that suspends is pending.';
    end if;
    if action not in ('disclose', 'inform') then
      return null;
    end if;
    if zone is null or zone not in ('FR', 'EU_EEV', 'EU_INST') then
      return 'A third-country request is executed only under an international agreement.';
    end if;
    if action = 'inform' then
      return null;
    end if;
    if judged -> 'failing' <> '[]' or judged -> 'unknown' <> '[]' then
      return 'A required check fails or is unknown.';
    end if;
    if exists (
      select from entry s
      where s.stream = 'case/' || of_case and s.type = 'case.hold_stopped' and s.data ->> 'scope' = 'whole'
    ) or exists (
      select from floor_entries(of_case, 2147483647) f where f.data -> 'hold' ->> 'stopped' = 'true'
    ) then
      return 'The enforcing authority raised a ground.';
    end if;
    if (cleared is null or cleared < stopped) and (
      (floor_of(of_case)).holds
      or judged -> 'clocks' @> '[{"code": "D-EEV-10D-END"}]'
        and fact_of(of_case, 'enforcing_authority_notified') #>> '{}' is distinct from 'fails')
    then
      return 'The ten days of the enforcing authority are not over.';
    end if;
    return null;
  end $$;

  -- As before, but for the roles: they are compared with those of the strictest judgement.
  create or replace function preparation_answers_the_log() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := entry_of_now(new.case_id, 'case.prepared', new.prepared_by);
    judgement entry := last_entry(new.case_id, 'case.classified');
    objection text;
  begin
    if (told.data ->> 'preparationId', told.data ->> 'payload', told.data ->> 'action')
      is distinct from (new.id::text, new.payload, new.action)
    then
      raise exception 'The entry tells of another preparation.' using errcode = 'check_violation';
    end if;
    new.at := clock_timestamp();
    new.seq := told.seq;
    new.requester := coalesce(told.data ->> 'requester', '');
    new.fewest := coalesce((told.data ->> 'fewest')::int, 1);
    new.consent_hours := coalesce((told.data ->> 'consentHours')::int, 1);
    new.call_back := coalesce((told.data ->> 'callBack')::boolean, false);
    if judgement.seq is null or exists (
      select from entry e
      where e.stream = judgement.stream and e.seq > judgement.seq
        and (e.type in ('case.read', 'case.closed', 'case.withdrawn')
          or e.type = 'case.fact_confirmed' and e.data ->> 'corrected' <> 'false')
    ) then
      raise exception 'The case changed since it was classified, or is closed.' using errcode = 'check_violation';
    end if;
    if not holds(new.prepared_by, array['jurist', 'head_of_legal']) then
      raise exception 'Whoever prepares holds a role that may.' using errcode = 'check_violation';
    end if;
    objection := objection_to_action(new.case_id, new.action, judgement.data);
    if objection is not null then
      raise exception '%', objection using errcode = 'check_violation';
    end if;
    return new;
  end $$;
`;

const rows = `
  -- After the row was filled from its entry: nothing less is asked than the case asked at its strictest.
  create function preparation_keeps_the_floor() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    floor demands := floor_of(new.case_id);
    told entry := last_entry(new.case_id, 'case.prepared');
    objection text := objection_to_disclosing(new.case_id, new.action, told.data -> 'letters');
  begin
    if (select array_agg(role order by role) from unnest(new.asked) as role) is distinct from floor.approvers then
      raise exception 'The roles asked are those of the strictest classification.' using errcode = 'check_violation';
    end if;
    if objection is not null then
      raise exception '%', objection using errcode = 'check_violation';
    end if;
    if exists (
      select from entry l
      where l.stream = 'case/' || new.case_id and l.type = 'case.floor_lowered'
        and (person_of(l.actor::uuid) = person_of(new.prepared_by) or exists (
          select from entry a
          where a.stream = l.stream and a.type = 'case.floor_lowering_asked' and a.seq < l.seq
            and a.data ->> 'noteId' = l.data ->> 'noteId' and person_of(a.actor::uuid) = person_of(new.prepared_by)))
    ) then
      raise exception 'Who lowered the demands of a case prepares nothing in it.' using errcode = 'check_violation';
    end if;
    new.fewest := greatest(new.fewest, floor.fewest);
    new.call_back := new.call_back or new.action = 'disclose' and floor.call_back;
    return new;
  end $$;
  create trigger preparation_keeps_the_floor before insert on preparation
    for each row execute function preparation_keeps_the_floor();

  -- The same at each consent, and when it is let go.
  create function answer_goes_where_it_may() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    p preparation;
    objection text;
  begin
    select * into p from preparation where id = new.preparation_id;
    select objection_to_disclosing(p.case_id, p.action, e.data -> 'letters') into objection
      from entry e where e.stream = 'case/' || p.case_id and e.seq = p.seq;
    if objection is not null then
      raise exception '%', objection using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger answer_goes_where_it_may before insert on approval
    for each row execute function answer_goes_where_it_may();
  create trigger answer_goes_where_it_may before insert on dispatch
    for each row execute function answer_goes_where_it_may();
`;
