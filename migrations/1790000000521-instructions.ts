import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Operations receive each instruction to freeze, to keep longer or to release signed by a person who may give it, and answer it
 * once: a person of operations under their own key, or a machine with the right to. What was frozen is released by another person
 * than ordered or ended it. Measures of an incident are such instructions.
 */
export class Instructions1790000000521 implements MigrationInterface {
  readonly name = 'Instructions1790000000521';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${listed} ${ordering} ${answering} ${incidents} ${rows}`);
  }

  async down(): Promise<void> {
    throw new Error('What operations were ordered is never forgotten: restore a backup instead.');
  }
}

const listed = `
  -- The instructions before an entry, each with the answer of operations.
  create function instructions_of(of_stream text, before int)
    returns table (id text, seq int, task text, freeze text, about text, ordered_by uuid, answer text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select o.data ->> 'orderId', o.seq,
      case o.type when 'case.measure_ordered' then 'freeze' when 'case.release_ordered' then 'release'
        else o.data ->> 'task' end,
      o.data ->> 'of', o.data ->> 'about', o.actor::uuid,
      (select a.data ->> 'answer' from entry a
        where a.stream = o.stream and a.type in ('case.instruction_answered', 'case.instruction_reported')
          and a.seq < before and a.data ->> 'orderId' = o.data ->> 'orderId' order by a.seq limit 1)
    from entry o
    where o.stream = of_stream and o.seq < before
      and o.type in ('case.measure_ordered', 'case.keeping_ordered', 'case.release_ordered')
  $$;

  -- The freezes that operations were not ordered to release since; what they said to be impossible binds them to nothing.
  create function standing_freezes(of_stream text, before int)
    returns table (id text, seq int, about text, ordered_by uuid, answer text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select f.id, f.seq, f.about, f.ordered_by, f.answer from instructions_of(of_stream, before) f
    where f.task = 'freeze' and f.answer is distinct from 'impossible'
      and not exists (select from instructions_of(of_stream, before) r
        where r.task = 'release' and r.freeze = f.id and r.answer is distinct from 'impossible')
  $$;
`;

const ordering = `
  create function instruction_is_ordered() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    of_freeze record;
    ended record;
    incident boolean := new.type = 'case.measure_ordered';
  begin
    select null::text as id, null::text as about into of_freeze;
    if new.type = 'case.release_ordered' or new.data ->> 'task' = 'extend' then
      select * into of_freeze from standing_freezes(new.stream, new.seq) f where f.id = new.data ->> 'of';
      if of_freeze.id is null then
        raise exception 'No freeze stands that this is about.' using errcode = 'check_violation';
      end if;
      incident := of_freeze.about is null;
    end if;
    if not names_own_key(new) or not holds(new.actor::uuid, case when incident
      then array['head_of_legal', 'ciso', 'executive'] else array['jurist', 'head_of_legal'] end)
    then
      raise exception 'Operations are instructed under a confirmed key of a person who may do so.'
        using errcode = 'check_violation';
    end if;
    if exists (select from instructions_of(new.stream, new.seq) i where i.id = new.data ->> 'orderId') then
      raise exception 'This instruction was given already.' using errcode = 'check_violation';
    end if;
    if new.type = 'case.keeping_ordered' then
      if not exists (select from entry e where e.stream = new.stream and e.type = 'case.acted' and e.seq < new.seq
          and e.data ->> 'actId' = new.data ->> 'about')
        or (of_freeze.id is not null and of_freeze.about is distinct from new.data ->> 'about')
      then
        raise exception 'No act has these data kept.' using errcode = 'check_violation';
      end if;
      return null;
    end if;
    if new.type = 'case.measure_ordered' then return null; end if;
    if person_of(of_freeze.ordered_by) = person_of(new.actor::uuid) then
      raise exception 'Who ordered a freeze does not order its release.' using errcode = 'check_violation';
    end if;
    if incident then
      if of_freeze.answer is distinct from 'done' then
        raise exception 'Operations have not confirmed what is to be released.' using errcode = 'check_violation';
      end if;
      return null;
    end if;
    select * into ended from entry e
    where e.stream = new.stream and e.seq > of_freeze.seq and e.seq < new.seq and (e.type = 'case.preservation_ended'
      or (e.type = 'case.ratified' and e.data ->> 'actId' = of_freeze.about and e.data -> 'upheld' = 'false'::jsonb))
    order by e.seq limit 1;
    if ended.seq is null then
      raise exception 'The preservation is not over: nothing of it is released.' using errcode = 'check_violation';
    end if;
    if exists (select from person p where p.id::text = ended.actor and person_of(p.id) = person_of(new.actor::uuid)) then
      raise exception 'Who ended a preservation does not order its release.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger instruction_is_ordered after insert on entry for each row
    when (new.type in ('case.measure_ordered', 'case.keeping_ordered', 'case.release_ordered'))
    execute function instruction_is_ordered();
`;

const answering = `
  create function instruction_is_answered() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    waits record;
  begin
    select * into waits from instructions_of(new.stream, new.seq) i
    where i.id = new.data ->> 'orderId' and i.answer is null;
    if waits.id is null then
      raise exception 'No instruction waits for this answer.' using errcode = 'check_violation';
    end if;
    if new.type = 'case.instruction_reported' then
      if waits.about is null or not exists (
        select from machine_token t join machine_client c on c.id = t.client_id
        where c.id::text = new.data ->> 'machine' and 'instructions:answer' = any (t.scopes)
          and clock_timestamp() < t.expires_at and machine_stands(c))
      then
        raise exception 'No machine that may answers this instruction now.' using errcode = 'check_violation';
      end if;
      return null;
    end if;
    if not names_own_key(new) or not holds(new.actor::uuid, array['operations']) then
      raise exception 'An instruction is answered under a confirmed key of a person of operations.'
        using errcode = 'check_violation';
    end if;
    if person_of(waits.ordered_by) = person_of(new.actor::uuid) then
      raise exception 'Who gave an instruction does not answer it.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger instruction_is_answered after insert on entry for each row
    when (new.type in ('case.instruction_answered', 'case.instruction_reported'))
    execute function instruction_is_answered();
`;

const incidents = `
  create or replace function incident_comes_from_two() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if not names_own_key(new) or not holds(new.actor::uuid, array['dpo', 'ciso', 'executive']) then
      raise exception 'An incident is decided under a confirmed key of a person of these roles.'
        using errcode = 'check_violation';
    end if;
    if exists (select from standing_freezes(new.stream, new.seq) m
      where m.about is null and person_of(m.ordered_by) = person_of(new.actor::uuid))
    then
      raise exception 'Who ordered a measure does not decide the incident.' using errcode = 'check_violation';
    end if;
    if exists (select from standing_freezes(new.stream, new.seq) m where m.about is null and m.answer is null) then
      raise exception 'An incident is decided once operations confirmed each measure.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;

  create or replace function closes_when_measures_are_done() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if exists (select from standing_freezes(new.stream, new.seq) m where m.about is null and m.answer is null) then
      raise exception 'Operations have not confirmed each measure.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
`;

const rows = `
  -- An instruction has its row beside the orders to produce: operations find both by it.
  create or replace function order_is_told() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if tg_op = 'INSERT' then
      new.ordered_at := clock_timestamp();
      new.over_at := null;
      if not told_of_order(new.case_id, new.id, array['case.production_ordered', 'case.measure_ordered',
        'case.keeping_ordered', 'case.release_ordered'])
      then
        raise exception 'The log does not say that this was ordered.' using errcode = 'check_violation';
      end if;
      return new;
    end if;
    if old.over_at is not null or (new.id, new.case_id, new.ordered_at) is distinct from (old.id, old.case_id, old.ordered_at)
      or not told_of_order(old.case_id, old.id, array['case.production_withdrawn', 'case.production_delivered',
        'case.production_declined', 'case.instruction_answered', 'case.instruction_reported'])
    then
      raise exception 'The log does not say that this order is over.' using errcode = 'check_violation';
    end if;
    new.over_at := clock_timestamp();
    return new;
  end $$;
`;
