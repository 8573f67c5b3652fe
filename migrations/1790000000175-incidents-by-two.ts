import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a second person confirms of an incident, of a recipient and of the service of a request comes from another person than
 * the one who began it, in the database too. An incident is decided under a key that counts, and after its measures.
 */
export class IncidentsByTwo1790000000175 implements MigrationInterface {
  readonly name = 'IncidentsByTwo1790000000175';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${helpers} ${incidents} ${seconds}`);
  }

  async down(): Promise<void> {
    throw new Error('Who decided an incident stays checked: restore a backup instead.');
  }
}

const helpers = `
  -- Whether the signature names a key that was confirmed for the account and not revoked; what it signs is verified outside.
  create function names_own_key(e entry) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select exists (
      select from entry k
      where k.stream = 'keys' and k.type = 'key.enrolled' and k.data ->> 'key' = e.data -> 'signature' ->> 'key'
        and k.data ->> 'person' = e.actor
        and exists (select from entry c where c.stream = 'keys' and c.type = 'key.confirmed'
          and c.data ->> 'key' = k.data ->> 'key')
        and not exists (select from entry r where r.stream = 'keys' and r.type = 'key.revoked'
          and r.data ->> 'key' = k.data ->> 'key'))
  $$;

  -- The orders of operations that stand before an entry, each with its confirmation.
  create function standing_measures(of_stream text, before int)
    returns table (measure text, ordered_by text, acknowledged boolean)
    language sql stable security definer set search_path = public, pg_temp as $$
    select o.data ->> 'measure', o.actor, exists (
      select from entry a where a.stream = o.stream and a.type = 'case.measure_acknowledged' and a.seq > o.seq
        and a.seq < before and a.data ->> 'measure' = o.data ->> 'measure')
    from entry o
    where o.stream = of_stream and o.type = 'case.measure_ordered' and o.seq < before
      and not exists (select from entry l where l.stream = o.stream and l.type = 'case.measure_lifted' and l.seq > o.seq
        and l.seq < before and l.data ->> 'measure' = o.data ->> 'measure')
  $$;
`;

const incidents = `
  create function incident_comes_from_two() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    about text := new.data ->> 'measure';
    roles text[] := case new.type
      when 'case.incident_decided' then array['dpo', 'ciso', 'executive']
      when 'case.measure_lifted' then array['head_of_legal', 'ciso', 'executive']
      else array['jurist', 'head_of_legal', 'dpo', 'ciso', 'executive'] end;
  begin
    if not names_own_key(new) or not holds(new.actor::uuid, roles) then
      raise exception 'An incident is handled under a confirmed key of a person of these roles.'
        using errcode = 'check_violation';
    end if;
    if about is not null and not exists (
        select from standing_measures(new.stream, new.seq) m
        where m.measure = about and m.acknowledged = (new.type = 'case.measure_lifted'))
    then
      raise exception 'No such measure waits for that.' using errcode = 'check_violation';
    end if;
    if exists (
        select from standing_measures(new.stream, new.seq) m
        where (about is null or m.measure = about) and person_of(m.ordered_by::uuid) = person_of(new.actor::uuid))
    then
      raise exception 'Who ordered a measure neither confirms nor lifts it, and does not decide the incident.'
        using errcode = 'check_violation';
    end if;
    if new.type = 'case.incident_decided'
      and exists (select from standing_measures(new.stream, new.seq) m where not m.acknowledged)
    then
      raise exception 'An incident is decided once operations confirmed each measure.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger incident_comes_from_two after insert on entry for each row
    when (new.type in ('case.measure_acknowledged', 'case.measure_lifted', 'case.incident_decided'))
    execute function incident_comes_from_two();

  create function closes_when_measures_are_done() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if exists (select from standing_measures(new.stream, new.seq) m where not m.acknowledged) then
      raise exception 'Operations have not confirmed each measure.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger closes_when_measures_are_done after insert on entry for each row
    when (new.type = 'case.closed') execute function closes_when_measures_are_done();
`;

const seconds = `
  create function seen_by_a_second() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    of_case uuid := substr(new.stream, 6)::uuid;
    chosen entry;
    begun_by text;
  begin
    if new.type = 'case.recipient_confirmed' then
      chosen := last_entry(of_case, 'case.recipient_chosen');
      if chosen.data ->> 'addressId' = new.data ->> 'recipientId' then begun_by := chosen.actor; end if;
    else
      chosen := last_entry(of_case, 'case.service_stated');
      if chosen.seq is null then
        select e.data -> 'service' ->> 'by' into begun_by from entry e
          where e.stream = new.stream and e.type = 'case.opened' and e.data -> 'service' ->> 'at' = new.data ->> 'at';
      elsif chosen.data ->> 'at' = new.data ->> 'at' then begun_by := chosen.actor;
      end if;
    end if;
    if begun_by is null then
      raise exception 'Nothing of that waits for a second person.' using errcode = 'check_violation';
    end if;
    if person_of(begun_by::uuid) = person_of(new.actor::uuid) then
      raise exception 'It is confirmed by another person than began it.' using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger seen_by_a_second after insert on entry for each row
    when (new.type in ('case.recipient_confirmed', 'case.service_confirmed')) execute function seen_by_a_second();
`;
