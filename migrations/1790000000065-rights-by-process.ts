import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each kind of process has a role of its own. What a role may write into the log, and which work it may ask for, stands in
 * tables that `migrate` fills from what this version declares; the triggers ask them by the login of the session, which
 * neither SET ROLE nor a function of the owner changes.
 */
export class RightsByProcess1790000000065 implements MigrationInterface {
  name = 'RightsByProcess1790000000065';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(triggers);
    await runner.query(people);
  }

  async down(): Promise<void> {
    throw new Error('Processes are never put back under one role: restore a backup instead.');
  }
}

const tables = `
  create table event_kind (
    type text primary key,
    class text not null,
    keeps_preparation boolean not null
  );
  create table stream_right (
    role name not null,
    prefix text not null,
    type text not null references event_kind (type),
    author text not null check (author in ('person', 'part', 'any')),
    primary key (type, prefix, role)
  );
  create table work_right (
    role name not null,
    topic text not null,
    primary key (topic, role)
  );
  -- SHA-256 of what the version declared that migrated this database last.
  create table declared (
    sha256 text not null,
    only_row boolean primary key default true check (only_row)
  );
`;

const triggers = `
  -- Whether the login is of this process; the owner, who migrates, is of all.
  create function is_of_process(process name) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select pg_has_role(session_user, process, 'usage')
      or session_user = (select pg_get_userbyid(relowner) from pg_class where oid = 'entry'::regclass)
  $$;

  create function entry_is_allowed() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if not exists (
      select from stream_right r join event_kind k using (type)
      where r.type = new.type and r.prefix = split_part(new.stream, '/', 1) and k.class = new.class
        and (r.author = 'any' or (r.author = 'person') = (account_of(new.actor) is not null))
        and is_of_process(r.role))
    then
      raise exception '% writes no entry % of the class % in the stream %, as %.', session_user, new.type, new.class, new.stream,
        case when account_of(new.actor) is null then 'a part of the product' else 'a person' end
        using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;
  create trigger entry_is_allowed before insert on entry for each row execute function entry_is_allowed();

  create function work_is_allowed() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if not exists (
      select from work_right where topic in (new.topic, '*') and is_of_process(role))
    then
      raise exception '% asks for no work of the kind %.', session_user, new.topic using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;
  create trigger work_is_allowed before insert on outbox for each row execute function work_is_allowed();

  create or replace function makes_void(type text, data jsonb) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select not (
      coalesce((select k.keeps_preparation from event_kind k where k.type = makes_void.type), false)
      or (makes_void.type = 'case.fact_confirmed' and data ->> 'corrected' = 'false'))
  $$;
`;

const people = `
  -- The processes take rights away, and give none: only the functions of the owner do, for two people.
  create or replace function rights_come_from_two() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    if current_user = (select pg_get_userbyid(relowner) from pg_class where oid = 'person'::regclass) then
      return new;
    end if;
    if tg_op = 'INSERT' then
      if cardinality(new.roles) > 0 and not is_one_of_the_first_two(new.id, new.roles) then
        raise exception 'A person is registered without rights: one asks for them, and another confirms.'
          using errcode = 'check_violation';
      end if;
      return new;
    end if;
    if old.disabled_at is not null and new.disabled_at is distinct from old.disabled_at then
      raise exception 'A closed account stays closed.' using errcode = 'check_violation';
    end if;
    if not new.roles <@ old.roles then
      raise exception 'Rights are given by two: one asks for them, and another confirms.'
        using errcode = 'check_violation';
    end if;
    return new;
  end $$;
`;
