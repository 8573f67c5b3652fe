import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What waits to be sealed leaves the work list into the sealed list and nowhere else, by functions that only the process
 * that leads may call. An entry that cannot be sealed is set aside, with its own entry in the log; what the watch finds
 * missing is written down.
 */
export class SealingByFunction1790000000061 implements MigrationInterface {
  name = 'SealingByFunction1790000000061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(leading);
    await runner.query(faults);
    await runner.query(sealing);
  }

  async down(): Promise<void> {
    throw new Error('The log is never left without its checks: restore a backup instead.');
  }
}

const leading = `
  -- Who seals: a row, and no advisory lock, which any role may take. Read and written by the functions below alone: whoever
  -- does not know the holder cannot speak for it.
  create table sequencer_lease (
    holder uuid,
    until timestamptz,
    only_row boolean primary key default true check (only_row)
  );
  insert into sequencer_lease default values;

  -- True while this process leads; 0 seconds let go.
  create function greffe_lead(by uuid, seconds int) returns boolean language sql volatile security definer
    set search_path = public, pg_temp as $$
    with led as (
      update sequencer_lease set holder = by, until = clock_timestamp() + make_interval(secs => seconds)
      where holder is null or holder = by or until <= clock_timestamp() returning seconds > 0 as leads)
    select coalesce((select leads from led), false)
  $$;

  create function demand_lead(by uuid) returns void language plpgsql volatile security definer
    set search_path = public, pg_temp as $$
  begin
    perform from sequencer_lease where holder = by and until > clock_timestamp() for update;
    if not found then
      raise exception 'Another process seals, or the lease of this one has ended.' using errcode = 'lock_not_available';
    end if;
  end $$;
`;

const faults = `
  -- What is wrong with the books of the log, each once. The owner of the tables removes a row, after its cause.
  create table log_fault (
    stream text not null,
    seq int not null,
    what text not null check (what in ('changed', 'gone', 'hidden', 'hole', 'set_aside')),
    found_at timestamptz not null default clock_timestamp(),
    primary key (stream, seq, what)
  );
  grant select on log_fault to greffe_app;
  grant insert (stream, seq, what) on log_fault to greffe_app;

  -- The entry at this place of the work list is passed over; the log says so in the same transaction.
  create function greffe_set_aside(by uuid, place bigint) returns void language plpgsql volatile security definer
    set search_path = public, pg_temp as $$
  declare
    waits unsealed_entry;
    told entry;
  begin
    perform demand_lead(by);
    select * into waits from unsealed_entry where position = place;
    select * into told from entry where stream = 'ledger/set-aside' order by seq desc limit 1;
    if waits.position is null or told.type is distinct from 'ledger.entry_set_aside'
      or (told.data ->> 'stream', told.data ->> 'seq') is distinct from (waits.stream, waits.seq::text)
    then
      raise exception 'The log does not say that this entry is set aside.' using errcode = 'check_violation';
    end if;
    insert into log_fault (stream, seq, what) values (waits.stream, waits.seq, 'set_aside') on conflict do nothing;
  end $$;
`;

const sealing = `
  -- Gives these entries the next indexes, in this order, and takes them off the work list. The leaves are those that the
  -- caller recomputed from what is stored.
  create function greffe_seal(by uuid, first bigint, positions bigint[], leaves bytea[]) returns void
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
  declare
    moved bigint;
  begin
    perform demand_lead(by);
    if first <> (select coalesce(max(index) + 1, 0) from sealed_entry) then
      raise exception 'The next index of the log is not %.', first using errcode = 'check_violation';
    end if;
    insert into sealed_entry (index, stream, seq, leaf)
      select first + place - 1, u.stream, u.seq, e.leaf
      from unnest(positions, leaves) with ordinality as batch (position, leaf, place)
      join unsealed_entry u using (position)
      join entry e on (e.stream, e.seq) = (u.stream, u.seq) and e.leaf = batch.leaf;
    get diagnostics moved = row_count;
    if moved <> cardinality(positions) then
      raise exception 'An entry of this batch does not wait, or has another leaf.' using errcode = 'check_violation';
    end if;
    delete from unsealed_entry where position = any (positions);
  end $$;

  create function greffe_checkpoint(by uuid, of_size bigint, of_root bytea, of_note text) returns void
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
  begin
    perform demand_lead(by);
    if of_size is distinct from (select max(index) + 1 from sealed_entry) then
      raise exception 'A checkpoint covers all that is sealed: % is another size.', of_size using errcode = 'check_violation';
    end if;
    insert into checkpoint (size, root, note) values (of_size, of_root, of_note);
  end $$;

  -- For the owner too: nothing leaves the work list but into the sealed list.
  create function work_list_is_kept() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if exists (
      select from removed r where not exists (select from sealed_entry s where (s.stream, s.seq) = (r.stream, r.seq)))
    then
      raise exception 'What waits to be sealed leaves its list when it is sealed, and not otherwise.'
        using errcode = 'insufficient_privilege';
    end if;
    return null;
  end $$;
  create trigger work_list_is_kept after delete on unsealed_entry referencing old table as removed
    for each statement execute function work_list_is_kept();
  create trigger unsealed_entry_stays before update or truncate on unsealed_entry
    for each statement execute function log_is_append_only();

  revoke execute on function greffe_lead, demand_lead, greffe_set_aside, greffe_seal, greffe_checkpoint from public;
  grant execute on function greffe_lead, greffe_set_aside, greffe_seal, greffe_checkpoint to greffe_app;
  revoke insert on sealed_entry, checkpoint from greffe_app;
  revoke delete on unsealed_entry from greffe_app;
`;
