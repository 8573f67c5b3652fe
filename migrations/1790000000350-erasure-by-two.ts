import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The keys of a case are destroyed by an order of two persons, after days in which one of them stops it. The database asks for
 * the order in the log, whichever process destroys; the process verifies its signatures. The secret officer is a role.
 */
export class ErasureByTwo1790000000350 implements MigrationInterface {
  readonly name = 'ErasureByTwo1790000000350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(role);
    await runner.query(orders);
    await runner.query(destruction);
    // Work of the version before: nothing asks for an erasure any more, and nothing is forgotten at once.
    await runner.query(`
      update outbox set done_at = clock_timestamp()
      where topic in ('cases.erase', 'cases.forget_reading') and done_at is null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Keys are never destroyed by one person again: restore a backup instead.');
  }
}

const role = `
  alter table person drop constraint roles_are_known;
  alter table person add constraint roles_are_known check (
    array_position(roles, null) is null and roles <@ array[
      'analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'secret_officer', 'auditor', 'administrator',
      'counsel']);
`;

const orders = `
  create function erasure_comes_from_two() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    ordered entry;
  begin
    if (new.data ->> 'days')::int not between 3 and 30 then
      raise exception 'An erasure leaves three to thirty days to stop it.' using errcode = 'check_violation';
    end if;
    if new.type = 'case.erasure_ordered' then
      if not holds(account_of(new.actor), array['secret_officer']) then
        raise exception 'An erasure is ordered by a secret officer.' using errcode = 'check_violation';
      end if;
      return null;
    end if;
    select * into ordered from entry x
      where x.stream = new.stream and x.seq < new.seq
        and x.type in ('case.erasure_ordered', 'case.erasure_confirmed', 'case.erasure_stopped', 'case.erased')
      order by x.seq desc limit 1;
    if ordered.type is distinct from 'case.erasure_ordered'
      or ordered.data - 'signature' is distinct from new.data - 'signature' - 'dueAt'
    then
      raise exception 'No such erasure waits for a second person.' using errcode = 'check_violation';
    end if;
    if not holds(account_of(new.actor), array['head_of_legal', 'dpo', 'executive'])
      or person_of(account_of(new.actor)) is not distinct from person_of(account_of(ordered.actor))
    then
      raise exception 'An erasure is confirmed by another person than ordered it, of the head of legal, the DPO and the executive.'
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger erasure_comes_from_two after insert on entry for each row
    when (new.type in ('case.erasure_ordered', 'case.erasure_confirmed')) execute function erasure_comes_from_two();
  create index entry_of_erasure on entry (type) where type = 'case.erasure_confirmed';
`;

const destruction = `
  -- True when this transaction tells of the destruction by an order in the log that two persons gave, that no one stopped,
  -- that names the key, and whose days are over.
  create function erasure_is_ordered(key uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select exists (
      select from entry told
      join entry c on c.stream = 'case/' || (told.data ->> 'case') and c.type = 'case.erasure_confirmed'
        and c.data ->> 'orderId' = told.data ->> 'order'
      join entry o on o.stream = c.stream and o.type = 'case.erasure_ordered' and o.seq < c.seq
        and o.data ->> 'orderId' = c.data ->> 'orderId'
      where told.stream = 'erasure/' || key and told.type = 'erasure.key_destroyed'
        and told.at >= date_trunc('milliseconds', now())
        and o.data -> 'keys' ? key::text
        and person_of(account_of(o.actor)) is distinct from person_of(account_of(c.actor))
        and (o.data ->> 'days')::int >= 3
        and c.at + make_interval(hours => 24 * (o.data ->> 'days')::int) <= clock_timestamp()
        and not exists (
          select from entry s where s.stream = c.stream and s.type = 'case.erasure_stopped'
            and s.data ->> 'orderId' = c.data ->> 'orderId'))
  $$;

  -- The key of a case or of a message; that of a customer follows the feed of its customers.
  create function is_key_of_a_case(key uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select exists (select from case_file where key_id = key) or exists (select from raw_message where key_id = key)
  $$;

  create or replace function key_dies_with_its_entry() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if new.wrapped is not null then
      raise exception 'A key is destroyed, and never exchanged.' using errcode = 'insufficient_privilege';
    end if;
    if not erasure_is_told(old.id, 'erasure.key_destroyed') then
      raise exception 'A key is destroyed with its entry in the log, or not at all.' using errcode = 'insufficient_privilege';
    end if;
    -- The owner brings a restored copy up to the erasures that it does not know; no process logs in as the owner.
    if is_key_of_a_case(old.id) and not erasure_is_ordered(old.id)
      and not pg_has_role(session_user, (select relowner from pg_class where oid = 'data_key'::regclass), 'member')
    then
      raise exception 'The key of a case is destroyed by an order of two persons in the log, after its days, or not at all.'
        using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;

  create function greffe_destroy_key(key uuid) returns void language sql security definer
    set search_path = public, pg_temp as $$
    update data_key set wrapped = null, erased_at = clock_timestamp() where id = key and erased_at is null
  $$;
`;
