import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A request that is several is divided by two persons: the database asks for the second one, and opens no part that they
 * did not divide. A part has the reference of its request with a number of its own.
 */
export class PartsOfRequests1790000000094 implements MigrationInterface {
  name = 'PartsOfRequests1790000000094';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table case_file
        add whole uuid references case_file (id),
        add part int check (part > 0),
        add constraint part_of_a_whole check ((whole is null) = (part is null)),
        add constraint one_part_a_number unique (whole, part);

      create function objection_to_split(e entry, of_case uuid) returns text language plpgsql stable security definer
        set search_path = public, pg_temp as $$
      declare
        proposed entry;
      begin
        select * into proposed from entry x
          where x.stream = e.stream and x.seq < e.seq
            and (x.type in ('case.split_proposed', 'case.split', 'case.read', 'case.classified')
              or x.type = 'case.fact_confirmed' and x.data ->> 'corrected' <> 'false')
          order by x.seq desc limit 1;
        if proposed.type is distinct from 'case.split_proposed' or proposed.seq is distinct from (e.data ->> 'proposal')::int then
          return 'No such division waits for a second person.';
        end if;
        if proposed.data -> 'parts' is distinct from e.data -> 'parts' then
          return 'Another division was proposed.';
        end if;
        if is_second_person(e.actor, proposed.actor, of_case, e.seq) is not true then
          return 'A request is divided by another person than proposed it, of the stricter roles.';
        end if;
        return null;
      end $$;

      -- The parts of a case that two persons divided, until one of them undid it.
      create function parts_of(of_case uuid) returns jsonb language sql stable security definer
        set search_path = public, pg_temp as $$
        select x.data -> 'parts' from entry x
        where x.stream = 'case/' || of_case and x.type in ('case.split', 'case.split_undone')
        order by x.seq desc limit 1
      $$;

      create function parts_come_from_two() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        of_case uuid := substr(new.stream, 6)::uuid;
        whole uuid := (new.data -> 'part' ->> 'whole')::uuid;
        objection text;
      begin
        if new.type = 'case.split' then
          objection := objection_to_split(new, of_case);
        elsif new.type = 'case.parts_opened' then
          if jsonb_array_length(parts_of(of_case)) is distinct from jsonb_array_length(new.data -> 'cases') then
            objection := 'Two persons divided no such request.';
          end if;
        elsif not exists (
          select from entry x
          where x.stream = 'case/' || whole and x.type = 'case.parts_opened'
            and x.data -> 'cases' ->> ((new.data -> 'part' ->> 'number')::int - (x.data ->> 'first')::int) = of_case::text)
        then
          objection := 'This case is no part of that request.';
        end if;
        if objection is not null then
          raise exception '%', objection using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create trigger parts_come_from_two after insert on entry for each row
        when (new.type in ('case.split', 'case.parts_opened') or new.type = 'case.opened' and new.data ? 'part')
        execute function parts_come_from_two();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who divided a request stays checked: restore a backup instead.');
  }
}
