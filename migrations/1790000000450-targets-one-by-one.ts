import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A disclosure says what is answered for each target: nothing else is consented to or leaves, the accounts are counted
 * from it, and no file is kept for a target of which nothing is produced. What was prepared before is prepared again.
 */
export class TargetsOneByOne1790000000450 implements MigrationInterface {
  readonly name = 'TargetsOneByOne1790000000450';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(consenting);
    await runner.query(files);
  }

  async down(): Promise<void> {
    throw new Error('What was answered for each target stays so: restore a backup instead.');
  }
}

const table = `
  -- The rows of the table of an entry that prepared something.
  create function targets_of(told jsonb) returns table (answer text, files jsonb) language sql immutable
    set search_path = public, pg_temp as $$
    select t ->> 'answer', t -> 'files' from jsonb_array_elements(told #> '{disclosure,targets}') t
  $$;

  -- Null where the table may be consented to.
  create function objection_to_targets(told jsonb) returns text language plpgsql immutable
    set search_path = public, pg_temp as $$
  declare
    produced int;
    shared boolean;
  begin
    if told ->> 'action' <> 'disclose' then
      return case when told ? 'disclosure' then 'Only a disclosure answers target by target.' end;
    end if;
    if not told ? 'disclosure' then
      return 'A disclosure says what is answered for each target: prepare it again.';
    end if;
    select count(*) into produced from targets_of(told) t where t.answer in ('produce', 'part');
    shared := told #> '{disclosure,shared}' <> '[]';
    if (told ->> 'accountsDisclosed')::int is distinct from produced then
      return 'The accounts disclosed are counted from the targets.';
    end if;
    if (shared and produced = 0) or exists (
      select from targets_of(told) t where t.answer not in ('produce', 'part') and t.files <> '[]')
    then
      return 'A file is attached for a target of which nothing is produced.';
    end if;
    if not shared and exists (
      select from targets_of(told) t where t.answer in ('produce', 'part') and t.files = '[]')
    then
      return 'A target is to be produced and no file is attached for it.';
    end if;
    return null;
  end $$;

  create function prepared_by_entry(of_case uuid, preparation uuid) returns jsonb language sql stable security definer
    set search_path = public, pg_temp as $$
    select e.data from entry e
    where e.stream = 'case/' || of_case and e.type = 'case.prepared'
      and e.data ->> 'preparationId' = prepared_by_entry.preparation::text
    order by e.seq limit 1
  $$;
`;

const consenting = `
  create function targets_are_answered() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told jsonb;
    objection text;
  begin
    if tg_table_name = 'preparation' then
      told := prepared_by_entry(new.case_id, new.id);
    else
      select prepared_by_entry(p.case_id, p.id) into told from preparation p where p.id = new.preparation_id;
    end if;
    objection := objection_to_targets(told);
    if objection is not null then
      raise exception '%', objection using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger targets_are_answered before insert on preparation
    for each row execute function targets_are_answered();
  create trigger targets_are_answered before insert on approval
    for each row execute function targets_are_answered();
  create trigger targets_are_answered before insert on dispatch
    for each row execute function targets_are_answered();
`;

const files = `
  -- The letter itself is file 0. A notice encloses letters of the same answer and no data.
  create function file_has_its_target() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    of_letter letter;
    told jsonb;
    place jsonb := to_jsonb(new.position);
  begin
    select * into of_letter from letter l where l.id = new.letter_id;
    told := prepared_by_entry(of_letter.case_id, of_letter.preparation_id);
    if new.position = 0 or told ->> 'action' is distinct from 'disclose' then
      return new;
    end if;
    if of_letter.kind <> 'answer' then
      if not exists (
        select from letter l where l.preparation_id = of_letter.preparation_id and l.sha256 = new.sha256)
      then
        raise exception 'Data leave with the answer alone.' using errcode = 'check_violation';
      end if;
      return new;
    end if;
    -- A prescribed form goes with an answer without data alone.
    if not coalesce(told #> '{disclosure,shared}' @> place, false)
      and not (coalesce(told #> '{disclosure,forms}' @> place, false) and (told ->> 'accountsDisclosed')::int = 0)
      and not exists (
        select from targets_of(told) t where t.answer in ('produce', 'part') and t.files @> place)
    then
      raise exception 'This file belongs to no target that is produced.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger file_has_its_target before insert on letter_file
    for each row execute function file_has_its_target();
`;
