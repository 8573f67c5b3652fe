import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of operations in an answer. Each is the upload that the table of the answer names at its place, handed in before the
 * answer was prepared, for that target, under an order that was not withdrawn; and scanned clean or accepted by a person.
 */
export class ProducedFiles1790000000503 implements MigrationInterface {
  readonly name = 'ProducedFiles1790000000503';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(column);
    await runner.query(consenting);
    await runner.query(places);
  }

  async down(): Promise<void> {
    throw new Error('What was answered with files of operations stays so: restore a backup instead.');
  }
}

// An answer that is recalled and prepared again holds the same upload twice.
const column = `
  alter table letter_file add column upload_id uuid references production_upload (id),
    drop constraint letter_file_blob_id_key,
    add constraint upload_is_its_blob check (upload_id is null or upload_id = blob_id);
  create unique index letter_file_of_one_letter on letter_file (blob_id) where upload_id is null;
`;

const consenting = `
  -- Null where each file of operations may leave.
  create function objection_to_uploads(of_case uuid, preparation uuid) returns text language plpgsql stable
    security definer set search_path = public, pg_temp as $$
  declare
    told entry;
    named jsonb;
    handed entry;
  begin
    select * into told from entry e
    where e.stream = 'case/' || of_case and e.type = 'case.prepared'
      and e.data ->> 'preparationId' = objection_to_uploads.preparation::text
    order by e.seq limit 1;
    for named in select jsonb_array_elements(told.data #> '{disclosure,uploads}') loop
      select * into handed from entry e
      where e.stream = told.stream and e.type = 'case.production_file_handed_in'
        and e.data ->> 'uploadId' = named ->> 'id' and e.seq < told.seq;
      if handed.seq is null or not exists (
        select from jsonb_array_elements(told.data #> '{disclosure,targets}') t
        where t ->> 'id' = handed.data ->> 'target' and t -> 'files' @> (named -> 'file'))
      then
        return 'A file of operations was not handed in for its target before the answer was prepared.';
      end if;
      if exists (
        select from entry e where e.stream = told.stream
          and e.type in ('case.production_withdrawn', 'case.production_declined')
          and e.data ->> 'orderId' = handed.data ->> 'orderId')
      then
        return 'The order of a file of operations was withdrawn or declared impossible.';
      end if;
      if exists (
        select from entry e where e.stream = told.stream and e.data ->> 'uploadId' = named ->> 'id'
          and ((e.type = 'case.production_file_scanned' and e.data ->> 'verdict' = 'infected')
            or (e.type = 'case.production_file_decided' and e.data ->> 'decision' = 'refuse')))
        or not exists (
        select from entry e where e.stream = told.stream and e.data ->> 'uploadId' = named ->> 'id'
          and ((e.type = 'case.production_file_scanned' and e.data ->> 'verdict' = 'clean')
            or (e.type = 'case.production_file_decided' and e.data ->> 'decision' = 'accept')))
      then
        return 'A file of operations is neither scanned clean nor accepted by a person.';
      end if;
    end loop;
    return null;
  end $$;

  create function uploads_may_leave() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    objection text;
  begin
    if tg_table_name = 'preparation' then
      objection := objection_to_uploads(new.case_id, new.id);
    else
      select objection_to_uploads(p.case_id, p.id) into objection from preparation p where p.id = new.preparation_id;
    end if;
    if objection is not null then
      raise exception '%', objection using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger uploads_may_leave before insert on preparation for each row execute function uploads_may_leave();
  create trigger uploads_may_leave before insert on approval for each row execute function uploads_may_leave();
  create trigger uploads_may_leave before insert on dispatch for each row execute function uploads_may_leave();
`;

const places = `
  create function upload_has_its_place() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    of_letter letter;
    named text;
  begin
    select * into of_letter from letter l where l.id = new.letter_id;
    if of_letter.kind = 'answer' then
      select u ->> 'id' into named
      from jsonb_array_elements(
        prepared_by_entry(of_letter.case_id, of_letter.preparation_id) #> '{disclosure,uploads}') u
      where u -> 'file' = to_jsonb(new.position);
    end if;
    if named is distinct from new.upload_id::text
      or (new.upload_id is null and exists (select from production_upload u where u.id = new.blob_id))
      or (new.upload_id is not null and not exists (
        select from production_upload u where u.id = new.upload_id and u.fate = 'kept' and u.size = new.size))
    then
      raise exception 'This is not the file of operations that the log names here.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger upload_has_its_place before insert on letter_file
    for each row execute function upload_has_its_place();
`;
