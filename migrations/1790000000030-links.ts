import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which cases are one request, or belong together: said by a person, each time with its entry in the log of the desks. */
export class Links1790000000030 implements MigrationInterface {
  name = 'Links1790000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_link (
        id uuid primary key,
        kind text not null check (kind in ('same_request', 'related')),
        cases uuid[] not null check (cardinality(cases) between 2 and 200),
        linked_by uuid not null references person (id),
        linked_at timestamptz not null default clock_timestamp(),
        undone_by uuid references person (id),
        undone_at timestamptz,
        constraint undone_as_a_whole check ((undone_by is null) = (undone_at is null))
      );
      create index case_link_of on case_link using gin (cases) where undone_at is null;
      grant select, insert, update (undone_by) on case_link to greffe_app;

      -- The entry at the end of what this account did beside the cases: what happens now.
      create function last_entry_of_desk(account uuid) returns entry language sql stable security definer
        set search_path = public, pg_temp as $$
        select e.* from entry e where e.stream = 'desk/' || account order by e.seq desc limit 1
      $$;

      create function link_is_told() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        told entry := last_entry_of_desk(new.linked_by);
      begin
        new.linked_at := clock_timestamp();
        new.undone_by := null;
        new.undone_at := null;
        if (told.type, told.actor, told.data ->> 'linkId', told.data ->> 'kind', told.data -> 'cases')
          is distinct from ('desk.cases_linked', new.linked_by::text, new.id::text, new.kind, to_jsonb(new.cases))
        then
          raise exception 'The log does not say that these cases were linked.' using errcode = 'check_violation';
        end if;
        if cardinality(new.cases) <> (select count(*) from case_file c where c.id = any (new.cases)) then
          raise exception 'Each case of a link is there, and once.' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger link_is_told before insert on case_link for each row execute function link_is_told();

      create function link_is_undone() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        told entry := last_entry_of_desk(new.undone_by);
      begin
        if old.undone_by is not null
          or (new.id, new.kind, new.cases, new.linked_by, new.linked_at)
            is distinct from (old.id, old.kind, old.cases, old.linked_by, old.linked_at)
        then
          raise exception 'A link is undone once, and not changed.' using errcode = 'check_violation';
        end if;
        if (told.type, told.actor, told.data ->> 'linkId')
          is distinct from ('desk.cases_unlinked', new.undone_by::text, new.id::text)
        then
          raise exception 'The log does not say that this link was undone.' using errcode = 'check_violation';
        end if;
        new.undone_at := clock_timestamp();
        return new;
      end $$;
      create trigger link_is_undone before update on case_link for each row execute function link_is_undone();
      create trigger case_link_stays before delete or truncate on case_link
        for each statement execute function history_stays();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who linked which cases is never forgotten.');
  }
}
