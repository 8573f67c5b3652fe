import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Answers whose files are collected on the portal. The table that people approve says so; such an answer hands something over,
 * by mail, and a mail that carries files carries twelve megabytes at most. A package is sealed once, of an answer that people
 * released. The case ends once the recipient was sent the link; until something was given out, the answer may be recalled
 * though its letter left.
 */
export class AnswersByPortal1790000000541 implements MigrationInterface {
  readonly name = 'AnswersByPortal1790000000541';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(choosing);
    await runner.query(carrying);
    await runner.query(sealing);
    await runner.query(ending);
  }

  async down(): Promise<void> {
    throw new Error('What was answered by the portal stays so: restore a backup instead.');
  }
}

const choosing = `
  create function is_by_portal(of_case uuid, preparation uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select coalesce(prepared_by_entry(of_case, preparation) #> '{disclosure,byPortal}' = 'true', false)
  $$;

  create function portal_has_something() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told jsonb;
  begin
    if tg_table_name = 'preparation' then
      told := prepared_by_entry(new.case_id, new.id);
    else
      select prepared_by_entry(p.case_id, p.id) into told from preparation p where p.id = new.preparation_id;
    end if;
    if not coalesce(told #> '{disclosure}' ? 'byPortal', false) then
      return new;
    end if;
    if told #> '{disclosure,byPortal}' is distinct from 'true' or (told ->> 'accountsDisclosed')::int < 1
      or not exists (
        select from jsonb_array_elements(told -> 'letters') l where l ->> 'kind' = 'answer' and l ->> 'mailbox' is not null)
    then
      raise exception 'Only an answer by mail that hands something over is collected on the portal.'
        using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger portal_has_something before insert on preparation for each row execute function portal_has_something();
  create trigger portal_has_something before insert on approval for each row execute function portal_has_something();
  create trigger portal_has_something before insert on dispatch for each row execute function portal_has_something();
`;

const carrying = `
  create function mail_carries_its_files() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    of_letter letter;
  begin
    select * into of_letter from letter l where l.id = new.letter_id;
    if of_letter.kind = 'answer' and not of_letter.post and not is_by_portal(of_letter.case_id, of_letter.preparation_id)
      and (select sum(f.size) from letter_file f where f.letter_id = new.letter_id and f.position > 0) > 12 * 1048576
    then
      raise exception 'A mail carries twelve megabytes of files at most: larger ones are collected on the portal.'
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger mail_carries_its_files after insert on letter_file
    for each row execute function mail_carries_its_files();
`;

const sealing = `
  create function package_is_of_a_released_answer() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    answer letter;
  begin
    select * into answer from letter l
    where l.id::text = new.data ->> 'letterId' and 'case/' || l.case_id = new.stream and l.kind = 'answer';
    if answer.id is null or not exists (select from dispatch d where d.preparation_id = answer.preparation_id)
      or exists (select from recall r where r.preparation_id = answer.preparation_id)
      or (prepared_by_entry(answer.case_id, answer.preparation_id) ->> 'accountsDisclosed')::int < 1
    then
      raise exception 'A package is of an answer with data that people released.' using errcode = 'check_violation';
    end if;
    if exists (
      select from entry e where e.stream = new.stream and e.type = new.type and e.seq < new.seq
        and e.data ->> 'letterId' = new.data ->> 'letterId')
    then
      raise exception 'The package of this answer was sealed already.' using errcode = 'check_violation';
    end if;
    if (new.data ->> 'size')::bigint <= (
      select sum(f.size) from letter_file f where f.letter_id = answer.id and f.position > 0)
    then
      raise exception 'A package holds every file of its answer.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger package_is_of_a_released_answer after insert on entry for each row
    when (new.type = 'case.package_sealed') execute function package_is_of_a_released_answer();
`;

const ending = `
  -- Each delivery of the package of this answer, as the log opened it.
  create function deliveries_of_answer(of_case uuid, of_preparation uuid) returns setof text language sql stable
    security definer set search_path = public, pg_temp as $$
    select o.data ->> 'deliveryId'
    from letter l
      join entry s on s.stream = 'case/' || l.case_id and s.type = 'case.package_sealed'
        and s.data ->> 'letterId' = l.id::text
      join entry o on o.stream = s.stream and o.type = 'case.delivery_opened'
        and o.data ->> 'packageId' = s.data ->> 'packageId'
    where l.case_id = of_case and l.preparation_id = of_preparation and l.kind = 'answer'
  $$;

  -- Released answers whose data are collected on the portal, and of which no recipient was sent the link yet.
  create function answers_to_collect(of_case uuid) returns setof uuid language sql stable security definer
    set search_path = public, pg_temp as $$
    select p.id from preparation p join dispatch d on d.preparation_id = p.id
    where p.case_id = of_case and is_by_portal(of_case, p.id)
      and not exists (select from recall r where r.preparation_id = p.id)
      and not exists (
        select from entry e where e.stream = 'case/' || of_case and e.type = 'case.delivery_announced'
          and e.data ->> 'deliveryId' in (select deliveries_of_answer(of_case, p.id)))
  $$;

  create function closes_when_the_link_left() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if exists (select from answers_to_collect(substr(new.stream, 6)::uuid)) then
      raise exception 'The data of an answer still wait to be made available on the portal.'
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger closes_when_the_link_left after insert on entry for each row
    when (new.type = 'case.closed') execute function closes_when_the_link_left();

  -- Let go, and no letter of it has left, may have left, or is on its way; or its data are collected on the portal and none
  -- of its deliveries was announced, given a code, or is open. Nothing is sent before this transaction ends.
  create or replace function may_be_recalled(of_preparation uuid) returns boolean language plpgsql volatile security definer
    set search_path = public, pg_temp as $$
  declare
    of_case uuid;
  begin
    select p.case_id into of_case from preparation p where p.id = of_preparation for update;
    if not exists (select from dispatch d where d.preparation_id = of_preparation) then
      return false;
    end if;
    if not exists (
      select from letter l join delivery d on d.letter_id = l.id
      where l.preparation_id = of_preparation and d.state <> 'failed')
    then
      return true;
    end if;
    return is_by_portal(of_case, of_preparation)
      and not exists (
        select from letter l join delivery d on d.letter_id = l.id
        where l.preparation_id = of_preparation and d.state not in ('failed', 'sent'))
      and not exists (
        select from deliveries_of_answer(of_case, of_preparation) opened
        where exists (
            select from entry e where e.stream = 'case/' || of_case and e.data ->> 'deliveryId' = opened
              and e.type in ('case.delivery_announced', 'case.delivery_code_given'))
          or not exists (
            select from entry e where e.stream = 'case/' || of_case and e.data ->> 'deliveryId' = opened
              and e.type in ('case.delivery_recalled', 'case.delivery_expired')));
  end $$;
`;
