import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that operations hand in for the targets of an order. A row is of a target that was ordered, one process at a time
 * writes its file, and it is kept only as the last entry of its case says: which file, of which target, with which digest.
 */
export class Uploads1790000000501 implements MigrationInterface {
  readonly name = 'Uploads1790000000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(uploads);
  }

  async down(): Promise<void> {
    throw new Error('What operations handed in is never forgotten: restore a backup instead.');
  }
}

const uploads = `
  create table production_upload (
    id uuid primary key,
    order_id uuid not null references production_order (id),
    target_id uuid not null,
    size bigint not null check (size > 0),
    sealed bytea not null,
    opened_by uuid not null references person (id),
    opened_at timestamptz not null default clock_timestamp(),
    writer uuid,
    leased_until timestamptz,
    fate text check (fate in ('kept', 'refused', 'dropped')),
    ended_at timestamptz,
    blob_id uuid check (blob_id = id),
    digest text check (digest ~ '^[0-9a-f]{64}$'),
    check ((fate is null) = (ended_at is null)),
    check ((fate is not distinct from 'kept') = (blob_id is not null)),
    check ((blob_id is null) = (digest is null))
  );
  create index production_upload_of_order on production_upload (order_id);

  create function upload_is_told() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    of_order production_order;
  begin
    select * into of_order from production_order o where o.id = new.order_id;
    if tg_op = 'INSERT' then
      new.opened_at := clock_timestamp();
      if (new.writer, new.leased_until, new.fate, new.ended_at, new.blob_id, new.digest) is distinct from
        (null, null, null, null, null, null) or of_order.over_at is not null or not exists (
        select from entry e where e.stream = 'case/' || of_order.case_id and e.type = 'case.production_ordered'
          and e.data ->> 'orderId' = new.order_id::text
          and e.data -> 'targets' @> jsonb_build_array(jsonb_build_object('id', new.target_id::text)))
      then
        raise exception 'No order that runs asks for a file of this target.' using errcode = 'check_violation';
      end if;
      return new;
    end if;
    if old.fate is not null
      or (new.id, new.order_id, new.target_id, new.size, new.opened_by, new.opened_at) is distinct from
        (old.id, old.order_id, old.target_id, old.size, old.opened_by, old.opened_at)
    then
      raise exception 'An upload that ended stays so, and its target and size never change.'
        using errcode = 'check_violation';
    end if;
    if new.fate = 'kept' and not coalesce((
      select e.type = 'case.production_file_handed_in'
        and (e.data ->> 'uploadId', e.data ->> 'orderId', e.data ->> 'target', e.data ->> 'size', e.data ->> 'digest')
          is not distinct from
          (new.id::text, new.order_id::text, new.target_id::text, new.size::text, new.digest)
      from entry e where e.stream = 'case/' || of_order.case_id order by e.seq desc limit 1), false)
    then
      raise exception 'The log does not say that this file was handed in.' using errcode = 'check_violation';
    end if;
    new.ended_at := case when new.fate is not null then clock_timestamp() end;
    return new;
  end $$;
  create trigger upload_is_told before insert or update on production_upload
    for each row execute function upload_is_told();
  create trigger production_upload_stays before delete or truncate on production_upload
    for each statement execute function history_stays();
`;
