import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An outside lawyer invited on one case: what they may read follows from one row, which the log tells of, and they decide
 * nothing. The database holds to it against SQL of the application itself.
 */
export class OutsideCounsel1790000000032 implements MigrationInterface {
  name = 'OutsideCounsel1790000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(role);
    await runner.query(deciding);
    await runner.query(briefs);
    await runner.query(ending);
  }

  async down(): Promise<void> {
    throw new Error('Who was let into which case is never forgotten.');
  }
}

const role = `
  alter table person drop constraint roles_are_known;
  alter table person add constraint roles_are_known check (
    array_position(roles, null) is null and roles <@ array[
      'analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'auditor', 'administrator', 'counsel']);
  alter table person drop constraint duties_stay_separate;
  alter table person add constraint duties_stay_separate check (
    cardinality(roles) = 1 or not roles && array['auditor', 'administrator', 'counsel']);
`;

const deciding = `
  -- True of every account of a person who is outside counsel under one of them.
  create function is_outside_counsel(account uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select exists (
      select from person c
      where c.roles && array['counsel'] and c.disabled_at is null
        and (c.id = is_outside_counsel.account or person_of(c.id) = person_of(is_outside_counsel.account)))
  $$;
  grant execute on function is_outside_counsel(uuid) to greffe_app;

  -- Whoever is outside counsel holds nothing else, under whatever account.
  create or replace function holds(account uuid, wanted text[]) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select exists (select from person p where p.id = account and p.disabled_at is null and p.roles && wanted)
      and (wanted = array['counsel'] or not is_outside_counsel(account))
  $$;

  create function counsel_decides_nothing() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if is_outside_counsel((to_jsonb(new) ->> tg_argv[0])::uuid) then
      raise exception 'An outside counsel prepares, approves and lets go nothing.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger counsel_prepares_nothing before insert on preparation
    for each row execute function counsel_decides_nothing('prepared_by');
  create trigger counsel_approves_nothing before insert on approval
    for each row execute function counsel_decides_nothing('approved_by');
  create trigger counsel_lets_nothing_go before insert on dispatch
    for each row execute function counsel_decides_nothing('dispatched_by');
`;

const briefs = `
  create table brief (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    counsel_id uuid not null references person (id),
    given_by uuid not null references person (id),
    given_at timestamptz not null default clock_timestamp(),
    until timestamptz not null,
    ended_by uuid references person (id),
    ended_at timestamptz,
    constraint brief_has_an_end check (given_at < until and until <= given_at + interval '400 days'),
    constraint ended_as_a_whole check ((ended_by is null) = (ended_at is null))
  );
  create index brief_of_case on brief (case_id);
  create index brief_of_counsel on brief (counsel_id) where ended_at is null;
  grant select, insert, update (ended_by) on brief to greffe_app;

  -- What opens a case to an outside counsel now: nothing else does, and nobody has to close it.
  create view standing_brief as
    select b.id, b.case_id, b.counsel_id, b.given_by, b.given_at, b.until
    from brief b join case_file c on c.id = b.case_id
    where b.ended_at is null and c.status = 'open' and c.circuit <> 'secret_cell' and clock_timestamp() < b.until
      and holds(b.counsel_id, array['counsel']);
  grant select on standing_brief to greffe_app;

  create function last_entry_on_counsel(of_case uuid) returns entry language sql stable security definer
    set search_path = public, pg_temp as $$
    select e.* from entry e where e.stream = 'counsel/' || of_case order by e.seq desc limit 1
  $$;

  -- The head of legal, or the jurist who leads the case.
  create function may_brief(account uuid, of_case uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select holds(account, array['head_of_legal'])
      or holds(account, array['jurist'])
        and exists (select from case_file c where c.id = of_case and c.assignee = account)
  $$;

  create function brief_is_given() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := last_entry_on_counsel(new.case_id);
  begin
    new.given_at := clock_timestamp();
    new.ended_by := null;
    new.ended_at := null;
    if (told.type, told.actor, told.data ->> 'briefId', told.data ->> 'counsel', (told.data ->> 'until')::timestamptz)
      is distinct from
      ('counsel.invited', new.given_by::text, new.id::text, new.counsel_id::text, new.until)
    then
      raise exception 'The log does not say that this counsel was invited.' using errcode = 'check_violation';
    end if;
    if not may_brief(new.given_by, new.case_id) then
      raise exception 'The head of legal invites, or whoever leads the case.' using errcode = 'check_violation';
    end if;
    perform 1 from case_file where id = new.case_id and status = 'open';
    if not found then
      raise exception 'A closed case is opened to nobody.' using errcode = 'check_violation';
    end if;
    perform 1 from person where id = new.counsel_id for update;
    if not holds(new.counsel_id, array['counsel']) then
      raise exception 'An outside counsel is invited, whose account is open.' using errcode = 'check_violation';
    end if;
    if exists (
      select from person p
      where p.id <> new.counsel_id and cardinality(p.roles) > 0 and p.disabled_at is null
        and person_of(p.id) = person_of(new.counsel_id)
    ) then
      raise exception 'An outside counsel is nobody of the house, under any account.' using errcode = 'check_violation';
    end if;
    if exists (select from standing_brief s where s.counsel_id = new.counsel_id) then
      raise exception 'A counsel is invited on one case at a time.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger brief_is_given before insert on brief for each row execute function brief_is_given();
`;

const ending = `
  create function brief_is_ended() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := last_entry_on_counsel(old.case_id);
  begin
    if old.ended_by is not null
      or (new.id, new.case_id, new.counsel_id, new.given_by, new.given_at, new.until)
        is distinct from (old.id, old.case_id, old.counsel_id, old.given_by, old.given_at, old.until)
    then
      raise exception 'An invitation is withdrawn once, and not changed.' using errcode = 'check_violation';
    end if;
    if (told.type, told.actor, told.data ->> 'briefId')
      is distinct from ('counsel.withdrawn', new.ended_by::text, new.id::text)
    then
      raise exception 'The log does not say that this was withdrawn.' using errcode = 'check_violation';
    end if;
    new.ended_at := clock_timestamp();
    return new;
  end $$;
  create trigger brief_is_ended before update on brief for each row execute function brief_is_ended();
  create trigger brief_stays before delete or truncate on brief for each statement execute function history_stays();
`;
