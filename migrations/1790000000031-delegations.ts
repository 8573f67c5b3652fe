import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who looks after whose cases while they are away. It gives no right: whoever stands in holds every role of whoever is
 * away before, and goes on signing as themself; the database holds to it against SQL of the application itself.
 */
export class Delegations1790000000031 implements MigrationInterface {
  name = 'Delegations1790000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table delegation (
        id uuid primary key,
        person_id uuid not null references person (id),
        delegate_id uuid not null references person (id),
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        given_at timestamptz not null default clock_timestamp(),
        ended_by uuid references person (id),
        ended_at timestamptz,
        constraint absence_has_an_end check (starts_at < ends_at and ends_at <= starts_at + interval '100 days'),
        constraint ended_as_a_whole check ((ended_by is null) = (ended_at is null))
      );
      create index delegation_to on delegation (delegate_id, ends_at) where ended_at is null;
      create index delegation_of on delegation (person_id, ends_at) where ended_at is null;
      grant select, insert, update (ended_by) on delegation to greffe_app;

      create function last_entry_on_access(account uuid) returns entry language sql stable security definer
        set search_path = public, pg_temp as $$
        select e.* from entry e where e.stream = 'access/' || account order by e.seq desc limit 1
      $$;

      -- Another person, whose account is open and who holds every role of the one who is away.
      create function may_stand_in(delegate uuid, absent uuid) returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        select exists (
          select from person d, person a
          where d.id = may_stand_in.delegate and a.id = may_stand_in.absent
            and d.disabled_at is null and a.disabled_at is null and cardinality(a.roles) > 0 and a.roles <@ d.roles
            and person_of(d.id) <> person_of(a.id))
      $$;

      -- What counts now: a role that was lost since ends it, with nobody doing anything.
      create view standing_delegation as
        select d.id, d.person_id, d.delegate_id, d.starts_at, d.ends_at from delegation d
        where d.ended_at is null and clock_timestamp() >= d.starts_at and clock_timestamp() < d.ends_at
          and may_stand_in(d.delegate_id, d.person_id);
      grant select on standing_delegation to greffe_app;

      create function delegation_is_given() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        told entry := last_entry_on_access(new.person_id);
      begin
        new.given_at := clock_timestamp();
        new.ended_by := null;
        new.ended_at := null;
        if (told.type, told.actor, told.data ->> 'delegationId', told.data ->> 'to',
            (told.data ->> 'from')::timestamptz, (told.data ->> 'until')::timestamptz)
          is distinct from ('access.delegated', new.person_id::text, new.id::text, new.delegate_id::text,
            new.starts_at, new.ends_at)
        then
          raise exception 'The log does not say that this person named somebody to stand in.'
            using errcode = 'check_violation';
        end if;
        if not may_stand_in(new.delegate_id, new.person_id) then
          raise exception 'Whoever stands in is another person, and holds every role of whoever is away.'
            using errcode = 'check_violation';
        end if;
        perform 1 from person where id = new.person_id for update;
        if exists (
          select from delegation d
          where d.person_id = new.person_id and d.ended_at is null
            and d.starts_at < new.ends_at and new.starts_at < d.ends_at
        ) then
          raise exception 'One person stands in at a time.' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger delegation_is_given before insert on delegation
        for each row execute function delegation_is_given();

      create function delegation_is_ended() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        told entry := last_entry_on_access(old.person_id);
      begin
        if old.ended_by is not null
          or (new.id, new.person_id, new.delegate_id, new.starts_at, new.ends_at, new.given_at)
            is distinct from (old.id, old.person_id, old.delegate_id, old.starts_at, old.ends_at, old.given_at)
        then
          raise exception 'A delegation is ended once, and not changed.' using errcode = 'check_violation';
        end if;
        if (told.type, told.actor, told.data ->> 'delegationId')
          is distinct from ('access.delegation_ended', new.ended_by::text, new.id::text)
        then
          raise exception 'The log does not say that this was ended.' using errcode = 'check_violation';
        end if;
        new.ended_at := clock_timestamp();
        return new;
      end $$;
      create trigger delegation_is_ended before update on delegation
        for each row execute function delegation_is_ended();
      create trigger delegation_stays before delete or truncate on delegation
        for each statement execute function history_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who stood in for whom is never forgotten.');
  }
}
