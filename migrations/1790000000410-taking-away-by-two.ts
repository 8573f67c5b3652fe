import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An account is closed, roles are taken and two accounts are said to be of one person as a right is given: one asks, another
 * confirms, and the database does it itself. An installation that has signing keys already gets the entry from which on
 * nothing unsigned takes anything away; a new one gets it with its first key.
 */
export class TakingAwayByTwo1790000000410 implements MigrationInterface {
  readonly name = 'TakingAwayByTwo1790000000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(persons);
    await runner.query(asking);
    await runner.query(settling);
    await runner.query(keys);
    await runner.query(`
      insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
      select 'config/people', coalesce(max(seq), 0) + 1, 'config.authority_rules',
        date_trunc('milliseconds', clock_timestamp()), 'migrate', '{"version": 3}', 'other',
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
      from entry
      where stream = 'config/people' having exists (select from entry where stream = 'keys' and type = 'key.confirmed');
    `);
  }

  async down(): Promise<void> {
    throw new Error('No right is ever taken away by one person again.');
  }
}

const persons = `
  alter table same_person drop constraint same_person_pkey;
  alter table same_person add column undone_at timestamptz;
  create unique index same_person_once on same_person (account) where undone_at is null;

  create or replace function person_of(account uuid) returns uuid language sql stable security definer
    set search_path = public, pg_temp as $$
    with recursive line (id) as (
      select person_of.account
      union select s.person from same_person s join line on s.account = line.id and s.undone_at is null)
    select id from line
      where not exists (select from same_person s where s.account = line.id and s.undone_at is null) limit 1
  $$;

  create function same_person_is_undone_once() returns trigger language plpgsql as $$
  begin
    if old.undone_at is not null or new.undone_at is null
      or (new.account, new.person, new.at) is distinct from (old.account, old.person, old.at)
    then
      raise exception 'Who is one person is undone once, and never forgotten.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  drop trigger same_person_stays on same_person;
  create trigger same_person_stays before delete or truncate on same_person
    for each statement execute function history_stays();
  create trigger same_person_is_undone_once before update on same_person
    for each row execute function same_person_is_undone_once();
`;

const asking = `
  alter table grant_request
    add column other_id uuid references person (id),
    drop constraint grant_request_what_check,
    add constraint grant_request_what_check
      check (what in ('roles', 'factors', 'recovery', 'closing', 'one_person', 'two_persons')),
    add constraint other_is_named check ((what = 'one_person') = (other_id is not null));

  -- The rest of what is asked, for which the trigger before this migration did not look.
  create function grant_of_two_is_asked() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := last_entry_on_people();
  begin
    if told.data ->> 'of' is distinct from new.other_id::text then
      raise exception 'The log does not say that this was asked.' using errcode = 'check_violation';
    end if;
    if person_of(new.other_id) in (person_of(new.asked_by), person_of(new.person_id)) then
      raise exception 'No one asks for themself, and two accounts are of two persons until then.'
        using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger grant_of_two_is_asked before insert on grant_request
    for each row execute function grant_of_two_is_asked();
`;

const settling = `
  create function grant_takes_away() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if new.other_id is distinct from old.other_id then
      raise exception 'What was asked is settled once, as it was asked.' using errcode = 'check_violation';
    end if;
    if not new.confirmed then
      return null;
    end if;
    if person_of(new.settled_by) = person_of(new.other_id) then
      raise exception 'The person of the other account does not confirm it.'
        using errcode = 'check_violation';
    end if;
    case new.what
      when 'closing' then
        update person set disabled_at = clock_timestamp() where id = new.person_id;
      when 'one_person' then
        insert into same_person (account, person) values (person_of(new.person_id), new.other_id);
      when 'two_persons' then
        update same_person set undone_at = clock_timestamp() where account = new.person_id and undone_at is null;
        if not found then
          raise exception 'The account is of one person alone.' using errcode = 'check_violation';
        end if;
      else null;
    end case;
    return null;
  end $$;
  create trigger grant_takes_away after update on grant_request for each row execute function grant_takes_away();
`;

const keys = `
  -- A key that was confirmed, or let in by two codes, is revoked by a signature of its person; two people end it by a grant.
  create function revocation_is_signed() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if exists (
      select from entry e where e.stream = 'keys' and e.data ->> 'key' = new.data ->> 'key'
        and (e.type = 'key.confirmed' or e.type = 'key.enrolled' and e.data ? 'invitation'))
    then
      raise exception 'A key that counts is revoked by the signature of its person.'
        using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;
  create trigger revocation_is_signed before insert on entry for each row
    when (new.type = 'key.revoked' and not new.data ? 'signature') execute function revocation_is_signed();
`;
