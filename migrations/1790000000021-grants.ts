import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rights are given by two, kept by the database against SQL of the application itself: an administrator asks, another
 * person confirms. Only the first two people of an installation are registered with theirs, and never anybody again.
 */
export class Grants1790000000021 implements MigrationInterface {
  name = 'Grants1790000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(beginning);
    await runner.query(asking);
    await runner.query(settling);
  }

  async down(): Promise<void> {
    throw new Error('Who gave which right is never forgotten.');
  }
}

const beginning = `
  -- Whoever waits for their rights is registered without any.
  alter table person drop constraint roles_are_known;
  alter table person add constraint roles_are_known check (
    array_position(roles, null) is null and roles <@ array[
      'analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'administrator']);

  create or replace function setup_stays_done() returns trigger language plpgsql as $$
  begin
    if old.done_at is not null and new.done_at is distinct from old.done_at
      or old.two_at is not null and new.two_at is distinct from old.two_at
    then
      raise exception 'The set-up is done, for ever.';
    end if;
    return new;
  end $$;

  -- When two people first held roles; from then on nobody gets any without a second person.
  alter table setup add two_at timestamptz;
  update setup set two_at = clock_timestamp()
    where 2 <= (select count(distinct person_of(id)) from person where cardinality(roles) > 0);

  create function two_people_end_the_beginning() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    update setup set two_at = clock_timestamp()
      where two_at is null and 2 <= (select count(*) from person where cardinality(roles) > 0);
    return null;
  end $$;
  create trigger two_people_end_the_beginning after insert or update of roles on person
    for each statement execute function two_people_end_the_beginning();

  create function last_entry_on_people() returns entry language sql stable security definer
    set search_path = public, pg_temp as $$
    select e.* from entry e where e.stream = 'config/people' order by e.seq desc limit 1
  $$;

  -- Roles whose holder may confirm what an administrator asks.
  create function confirming_roles() returns text[] language sql immutable as $$
    select array['administrator', 'head_of_legal', 'dpo', 'ciso', 'executive']
  $$;

  -- True of the first administrator, and then of one person who may confirm what they ask.
  create function is_one_of_the_first_two(account uuid, given text[]) returns boolean language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := last_entry_on_people();
  begin
    perform 1 from setup for update;
    if exists (select from setup where two_at is not null)
      or told.type is distinct from 'config.person_added'
      or account_of(told.actor) is not null
      or told.data ->> 'person' is distinct from account::text
      or told.data -> 'roles' is distinct from to_jsonb(given)
    then
      return false;
    end if;
    if exists (select from person where cardinality(roles) > 0) then
      return given && confirming_roles();
    end if;
    return given = array['administrator'];
  end $$;

  -- The application as such takes rights away, and gives none.
  create function rights_come_from_two() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    if current_user <> 'greffe_app' then
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
  create trigger rights_come_from_two before insert or update of roles, disabled_at on person
    for each row execute function rights_come_from_two();
`;

const asking = `
  create table grant_request (
    id uuid primary key,
    person_id uuid not null references person (id),
    what text not null check (what in ('roles', 'factors')),
    -- All that the person will then hold; null where their second factors are forgotten.
    roles text[],
    asked_by uuid not null references person (id),
    asked_at timestamptz not null default clock_timestamp(),
    settled_by uuid references person (id),
    settled_at timestamptz,
    confirmed boolean,
    constraint roles_are_named check ((what = 'roles') = (coalesce(cardinality(roles), 0) > 0)),
    constraint settled_as_a_whole check (
      (settled_by is null) = (settled_at is null) and (settled_by is null) = (confirmed is null))
  );
  create unique index grant_request_waiting on grant_request (person_id, what) where settled_at is null;
  grant select, insert on grant_request to greffe_app;
  grant update (settled_by, confirmed) on grant_request to greffe_app;

  create function grant_is_asked() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := last_entry_on_people();
  begin
    new.asked_at := clock_timestamp();
    new.settled_by := null;
    new.settled_at := null;
    new.confirmed := null;
    if (told.type, told.actor, told.data ->> 'grantId', told.data ->> 'person', told.data ->> 'what', told.data -> 'roles')
      is distinct from
      ('config.grant_asked', new.asked_by::text, new.id::text, new.person_id::text, new.what, to_jsonb(new.roles))
    then
      raise exception 'The log does not say that this was asked.' using errcode = 'check_violation';
    end if;
    if not holds(new.asked_by, array['administrator']) then
      raise exception 'An administrator asks.' using errcode = 'check_violation';
    end if;
    if person_of(new.asked_by) = person_of(new.person_id) then
      raise exception 'No one asks for themself, under any of their accounts.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger grant_is_asked before insert on grant_request for each row execute function grant_is_asked();
`;

const settling = `
  create function grant_is_settled() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := last_entry_on_people();
  begin
    if old.settled_at is not null or new.confirmed is null
      or (new.id, new.person_id, new.what, new.roles, new.asked_by, new.asked_at)
        is distinct from (old.id, old.person_id, old.what, old.roles, old.asked_by, old.asked_at)
    then
      raise exception 'What was asked is settled once, as it was asked.' using errcode = 'check_violation';
    end if;
    if (told.type, told.actor, told.data ->> 'grantId') is distinct from (
      case when new.confirmed then 'config.grant_confirmed' else 'config.grant_refused' end,
      new.settled_by::text, new.id::text)
    then
      raise exception 'The log does not say that this was settled.' using errcode = 'check_violation';
    end if;
    new.settled_at := clock_timestamp();
    if not holds(new.settled_by, confirming_roles()) then
      raise exception 'Whoever settles it holds a role that may.' using errcode = 'check_violation';
    end if;
    if not new.confirmed then
      return new;
    end if;
    if person_of(new.settled_by) in (person_of(new.asked_by), person_of(new.person_id)) then
      raise exception 'Whoever asks or benefits does not confirm, under any of their accounts.'
        using errcode = 'check_violation';
    end if;
    if not holds(new.asked_by, array['administrator']) then
      raise exception 'Whoever asked is no administrator any more.' using errcode = 'check_violation';
    end if;
    perform 1 from person where id = new.person_id and disabled_at is null for update;
    if not found then
      raise exception 'A closed account stays closed.' using errcode = 'check_violation';
    end if;
    if new.what = 'roles' then
      update person set roles = new.roles where id = new.person_id;
    end if;
    return new;
  end $$;
  create trigger grant_is_settled before update on grant_request for each row execute function grant_is_settled();
  create trigger grant_request_stays before delete or truncate on grant_request
    for each statement execute function history_stays();
`;
