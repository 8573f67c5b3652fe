import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Deliveries by the portal. A row follows an entry of its case and a released, unrecalled answer whose package is the one of
 * the log; it ends with its entry. The role of the portal reads and writes no table: it has four functions, which ask for a
 * link, a code or a session, look at the log again each time, and write what was done into it.
 */
export class PortalDeliveries1790000000511 implements MigrationInterface {
  readonly name = 'PortalDeliveries1790000000511';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(standing);
    await runner.query(told);
    await runner.query(functions);
  }

  async down(): Promise<void> {
    throw new Error('What was delivered is never forgotten: restore a backup instead.');
  }
}

const table = `
  create table portal_delivery (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    package_id uuid not null,
    until timestamptz not null,
    opened_at timestamptz not null default clock_timestamp(),
    -- SHA-256 of the link, and what it opens: sealed under a key that follows from the link alone.
    link_sha256 bytea unique check (length(link_sha256) = 32),
    sealed bytea check (sealed is null or link_sha256 is not null),
    -- A slow hash of the code.
    code_hash bytea check (length(code_hash) = 32),
    -- Of the last entry that gave it a link or a code: one entry gives one.
    seq integer not null default 0,
    tries integer not null default 0,
    refusals integer not null default 0,
    used_at timestamptz,
    session_sha256 bytea unique check (length(session_sha256) = 32),
    received_at timestamptz,
    ended_at timestamptz
  );
  create unique index portal_delivery_of_package on portal_delivery (package_id) where ended_at is null;
  create index portal_delivery_of_case on portal_delivery (case_id);
  create trigger portal_delivery_stays before delete or truncate on portal_delivery
    for each statement execute function history_stays();
`;

const standing = `
  -- Null where the package is that of an answer which people released, and which left by mail to the mailbox that is named.
  create function objection_to_delivery(of_case uuid, opened jsonb) returns text language plpgsql stable
    security definer set search_path = public, pg_temp as $$
  declare
    sealed jsonb;
    answer letter;
  begin
    select e.data into sealed from entry e
    where e.stream = 'case/' || of_case and e.type = 'case.package_sealed'
      and e.data ->> 'packageId' = opened ->> 'packageId'
    order by e.seq limit 1;
    if sealed is null or sealed ->> 'sha256' is distinct from opened ->> 'sha256' then
      return 'The log does not say that this package was sealed.';
    end if;
    select * into answer from letter l
    where l.case_id = of_case and l.id::text = sealed ->> 'letterId' and l.kind = 'answer' and not l.post;
    if answer.id is null
      or not exists (select from dispatch d where d.preparation_id = answer.preparation_id)
      or not exists (select from delivery v where v.letter_id = answer.id and v.state = 'sent')
    then
      return 'The answer of this package did not leave by mail, as people released it.';
    end if;
    if exists (select from recall r where r.preparation_id = answer.preparation_id) then
      return 'The answer of this package was recalled.';
    end if;
    if not exists (
      select from jsonb_array_elements(prepared_by_entry(of_case, answer.preparation_id) -> 'letters') l
      where l ->> 'id' = answer.id::text and l ->> 'mailbox' = opened ->> 'mailbox')
    then
      return 'A package goes to the mailbox that its approved letter went to, and to no other.';
    end if;
    return null;
  end $$;

  -- The entry that opened it.
  create function delivery_opened_by(of_case uuid, delivery uuid) returns jsonb language sql stable security definer
    set search_path = public, pg_temp as $$
    select e.data from entry e
    where e.stream = 'case/' || of_case and e.type = 'case.delivery_opened'
      and e.data ->> 'deliveryId' = delivery_opened_by.delivery::text
    order by e.seq limit 1
  $$;

  -- Asked at each request: the log decides, not the row alone; with the key of the case everything of it is gone, and a
  -- copy of the database gives nothing out.
  create function delivery_is_open(of portal_delivery) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select coalesce(greffe_is_here() and of.ended_at is null and of.until > clock_timestamp()
      and exists (
        select from case_file c join data_key k on k.id = c.key_id where c.id = of.case_id and k.wrapped is not null)
      and not exists (
        select from entry e where e.stream = 'case/' || of.case_id
          and e.type in ('case.delivery_recalled', 'case.delivery_expired') and e.data ->> 'deliveryId' = of.id::text)
      and objection_to_delivery(of.case_id, delivery_opened_by(of.case_id, of.id)) is null, false)
  $$;
`;

const told = `
  create function delivery_is_told() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    last entry;
    mine boolean;
    objection text;
  begin
    select * into last from entry e where e.stream = 'case/' || new.case_id order by e.seq desc limit 1;
    mine := coalesce(last.data ->> 'deliveryId' = new.id::text, false);
    if tg_op = 'INSERT' then
      if (new.link_sha256, new.sealed, new.code_hash, new.used_at, new.session_sha256, new.received_at, new.ended_at)
          is distinct from (null, null, null, null, null, null, null) or (new.seq, new.tries, new.refusals) <> (0, 0, 0)
        or not mine or last.type <> 'case.delivery_opened'
        or (last.data ->> 'packageId', (last.data ->> 'until')::timestamptz)
          is distinct from (new.package_id::text, new.until)
      then
        raise exception 'The log does not say that this delivery was opened.' using errcode = 'check_violation';
      end if;
      if not holds(last.actor::uuid, array['jurist', 'head_of_legal']) then
        raise exception 'A delivery is opened by a person of a role that may.' using errcode = 'check_violation';
      end if;
      if new.until not between clock_timestamp() + interval '9 days 23 hours' and clock_timestamp() + interval '45 days'
      then
        raise exception 'A delivery lasts from ten to forty-five days.' using errcode = 'check_violation';
      end if;
      objection := objection_to_delivery(new.case_id, last.data);
      if objection is not null then
        raise exception '%', objection using errcode = 'check_violation';
      end if;
      new.opened_at := clock_timestamp();
      return new;
    end if;
    if (new.id, new.case_id, new.package_id, new.until, new.opened_at) is distinct from
        (old.id, old.case_id, old.package_id, old.until, old.opened_at) or old.ended_at is distinct from
        (case when old.ended_at is null then null else new.ended_at end)
    then
      raise exception 'What a delivery is of, and its end, never change.' using errcode = 'check_violation';
    end if;
    if new.ended_at is not null and old.ended_at is null then
      if not mine or last.type not in ('case.delivery_recalled', 'case.delivery_expired') then
        raise exception 'The log does not say that this delivery ended.' using errcode = 'check_violation';
      end if;
      new.ended_at := clock_timestamp();
      new.sealed := null;
      new.code_hash := null;
      new.session_sha256 := null;
      return new;
    end if;
    if (new.link_sha256 is distinct from old.link_sha256
        or (new.sealed is distinct from old.sealed and new.sealed is not null))
      and not coalesce(mine and last.seq > old.seq and last.type = 'case.delivery_linked' and old.used_at is null and delivery_is_open(old)
        and last.data ->> 'link' = encode(new.link_sha256, 'hex'), false)
    then
      raise exception 'The log does not say that this link was made.' using errcode = 'check_violation';
    end if;
    new.seq := old.seq;
    if new.link_sha256 is distinct from old.link_sha256 then
      new.seq := last.seq;
    end if;
    if new.code_hash is distinct from old.code_hash then
      if not mine or last.seq <= old.seq or last.type <> 'case.delivery_code_given' or not delivery_is_open(old) then
        raise exception 'The log does not say that this code was given.' using errcode = 'check_violation';
      end if;
      new.tries := 0;
      new.seq := last.seq;
    end if;
    return new;
  end $$;
  create trigger delivery_is_told before insert or update on portal_delivery
    for each row execute function delivery_is_told();

  -- The entry alone would say that something is available, or no longer is: it is committed with the row.
  create function delivery_has_its_row() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if not exists (
      select from portal_delivery d where 'case/' || d.case_id = new.stream and d.id::text = new.data ->> 'deliveryId'
        and (d.ended_at is not null) = (new.type <> 'case.delivery_opened'))
    then
      raise exception 'A delivery is recorded with its row.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create constraint trigger delivery_has_its_row after insert on entry deferrable initially deferred
    for each row when (new.type in ('case.delivery_opened', 'case.delivery_recalled', 'case.delivery_expired'))
    execute function delivery_has_its_row();

  -- With the key of a case, what its deliveries open is gone too.
  create function deliveries_end_with_key() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    update portal_delivery d set sealed = null, session_sha256 = null
    from case_file c where c.key_id = new.id and d.case_id = c.id and d.sealed is not null;
    return null;
  end $$;
  create trigger deliveries_end_with_key after update on data_key
    for each row when (new.wrapped is null) execute function deliveries_end_with_key();
`;

const functions = `
  create function portal_tells(delivery uuid, kind text, what jsonb) returns void language sql security definer
    set search_path = public, pg_temp as $$
    insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
    select 'delivery/' || delivery, coalesce(max(e.seq), 0) + 1, kind, date_trunc('milliseconds', clock_timestamp()),
      'portal', what, 'other', sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
      sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
    from entry e where e.stream = 'delivery/' || delivery
  $$;

  -- People are to look at it: the work reads in the log at what.
  create function portal_alerts(of portal_delivery) returns void language sql security definer
    set search_path = public, pg_temp as $$
    insert into outbox (id, topic, payload, due_at, lane)
    values (gen_random_uuid(), 'production.delivery_news',
      jsonb_build_object('caseId', of.case_id, 'deliveryId', of.id), clock_timestamp(), 'casework')
  $$;

  -- The link and the code are traded for a session, once. What is refused is in the log, a hundred times at most.
  create function portal_enter(link bytea, code bytea, session bytea) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
  declare
    found portal_delivery;
    objection text;
  begin
    select * into found from portal_delivery d where d.link_sha256 = portal_enter.link for update;
    if found.id is null then
      return false;
    end if;
    objection := case
      when not delivery_is_open(found) then 'over'
      when found.used_at is not null then 'used'
      when found.code_hash is null then 'no_code'
      when found.tries >= 5 then 'locked'
      when found.code_hash is distinct from portal_enter.code then 'code' end;
    if objection is null and length(portal_enter.session) is distinct from 32 then
      raise exception 'A session is a SHA-256.' using errcode = 'check_violation';
    end if;
    if objection is null then
      update portal_delivery d set used_at = clock_timestamp(), session_sha256 = portal_enter.session where d.id = found.id;
      perform portal_tells(found.id, 'delivery.entered', '{}');
      return true;
    end if;
    update portal_delivery d set tries = found.tries + (objection = 'code')::int, refusals = found.refusals + 1
      where d.id = found.id;
    if found.refusals < 100 then
      perform portal_tells(found.id, 'delivery.refused', jsonb_build_object('why', objection));
    end if;
    if found.refusals < 100 and (objection in ('used', 'over', 'locked') or (objection = 'code' and found.tries = 4)) then
      perform portal_alerts(found);
    end if;
    return false;
  end $$;

  -- What the session may fetch; nothing once the delivery is over, or a week after it was entered.
  create function portal_session(session bytea)
    returns table (id uuid, sealed bytea, until timestamptz, received boolean) language sql stable security definer
    set search_path = public, pg_temp as $$
    select d.id, d.sealed, d.until, d.received_at is not null from portal_delivery d
    where d.session_sha256 = portal_session.session and d.used_at > clock_timestamp() - interval '7 days'
      and d.sealed is not null and delivery_is_open(d)
  $$;

  -- Before each answer with bytes of the package, from the first up to the last, which is not among them.
  create function portal_fetch(session bytea, first bigint, last bigint) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
  declare
    found portal_delivery;
  begin
    select d.* into found from portal_delivery d
    where d.session_sha256 = portal_fetch.session and exists (select from portal_session(portal_fetch.session))
    for update;
    if found.id is null then
      return false;
    end if;
    perform portal_tells(found.id, 'delivery.fetched',
      jsonb_build_object('first', portal_fetch.first, 'last', portal_fetch.last));
    return true;
  end $$;

  -- The recipient says what they received: by the SHA-256 of its seal, which only the package gives.
  create function portal_receive(session bytea, seal text) returns boolean language plpgsql
    security definer set search_path = public, pg_temp as $$
  declare
    found portal_delivery;
  begin
    select d.* into found from portal_delivery d
    where d.session_sha256 = portal_receive.session and exists (select from portal_session(portal_receive.session))
    for update;
    if found.id is null or found.received_at is not null
      or delivery_opened_by(found.case_id, found.id) ->> 'sha256' is distinct from portal_receive.seal
    then
      return found.received_at is not null
        and delivery_opened_by(found.case_id, found.id) ->> 'sha256' is not distinct from portal_receive.seal;
    end if;
    update portal_delivery d set received_at = clock_timestamp() where d.id = found.id;
    perform portal_tells(found.id, 'delivery.received', jsonb_build_object('sha256', portal_receive.seal));
    perform portal_alerts(found);
    return true;
  end $$;
`;
