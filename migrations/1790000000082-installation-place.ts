import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where this installation runs: the cluster, the database and the store of files that it was started on. A database that
 * came from a dump or a copy is elsewhere: its work is not claimed and its log is not sealed until two people confirm it.
 */
export class InstallationPlace1790000000082 implements MigrationInterface {
  name = 'InstallationPlace1790000000082';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(places);
    await runner.query(guards);
  }

  async down(): Promise<void> {
    throw new Error('A copy is never left free to act: restore a backup instead.');
  }
}

const places = `
  -- The newest row is where the installation belongs; the application writes it through the functions below alone.
  create table installation_place (
    id integer generated always as identity primary key,
    database text not null,
    files text not null,
    lost_size bigint check (lost_size > 0),
    lost_root bytea check (length(lost_root) = 32),
    taken_at timestamptz not null default clock_timestamp(),
    check ((lost_size is null) = (lost_root is null))
  );
  create trigger installation_place_only_grows before update or delete or truncate on installation_place
    for each statement execute function log_is_append_only();
  grant select on installation_place to greffe_app;

  -- The cluster has its number from initdb, and a database its own within the cluster: a dump, a template and another
  -- cluster each give another text.
  create function greffe_database() returns text language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select (pg_control_system()).system_identifier || '/' || oid from pg_database where datname = current_database()
  $$;

  create function greffe_is_here() returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select coalesce((select database = greffe_database() from installation_place order by id desc limit 1), true)
  $$;

  -- The first start, and no later one.
  create function greffe_take_place(of_files text) returns void language sql volatile security definer
    set search_path = public, pg_temp as $$
    insert into installation_place (database, files)
      select greffe_database(), of_files where not exists (select from installation_place)
  $$;

  -- Two persons who may confirm rights have said so in the log, of this place and of this loss, since the last time.
  create function greffe_confirm_place(of_files text, of_lost_size bigint, of_lost_root bytea) returns void
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
  declare
    this_place text := encode(sha256(convert_to(greffe_database() || chr(10) || of_files, 'UTF8')), 'hex');
    persons int;
  begin
    select count(distinct person_of(p.id)) into persons
    from entry e join person p on p.id = account_of(e.actor)
    where e.stream = 'installation/place' and e.type = 'installation.place_confirmed'
      and e.data ->> 'place' = this_place
      and e.data #>> '{lost,size}' is not distinct from of_lost_size::text
      and e.data #>> '{lost,root}' is not distinct from encode(of_lost_root, 'hex')
      and p.disabled_at is null and p.roles && confirming_roles()
      and e.seq > coalesce(
        (select max(seq) from entry where stream = 'installation/place' and type = 'installation.place_taken'), 0);
    if persons < 2 then
      raise exception 'Two persons confirm in the log that this database is the installation; % did.', persons
        using errcode = 'insufficient_privilege';
    end if;
    insert into installation_place (database, files, lost_size, lost_root)
      values (greffe_database(), of_files, of_lost_size, of_lost_root);
  end $$;

  revoke execute on function greffe_take_place, greffe_confirm_place, greffe_is_here from public;
  grant execute on function greffe_take_place, greffe_confirm_place, greffe_is_here to greffe_app;
`;

const guards = `
  -- Work is claimed by counting an attempt. In a copy the row stays as it is, and the claim finds nothing.
  create function work_waits_in_a_copy() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    return case when greffe_is_here() then new end;
  end $$;
  create trigger work_waits_in_a_copy before update on outbox for each row
    when (new.attempts > old.attempts) execute function work_waits_in_a_copy();

  create or replace function greffe_lead(by uuid, seconds int) returns boolean language sql volatile security definer
    set search_path = public, pg_temp as $$
    with led as (
      update sequencer_lease set holder = by, until = clock_timestamp() + make_interval(secs => seconds)
      where (holder is null or holder = by or until <= clock_timestamp()) and greffe_is_here()
      returning seconds > 0 as leads)
    select coalesce((select leads from led), false)
  $$;
`;
