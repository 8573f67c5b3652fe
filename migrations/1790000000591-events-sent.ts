import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far the operator's machines have taken the events that are sent to them. The place moves forward within what is sealed,
 * and back only with an entry in the log.
 */
export class EventsSent1790000000591 implements MigrationInterface {
  readonly name = 'EventsSent1790000000591';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(place);
    await runner.query(guard);
  }

  async down(): Promise<void> {
    throw new Error('What was sent to machines is never forgotten: all of it would be sent again.');
  }
}

const place = `
  create table event_delivery (
    only_row boolean primary key default true check (only_row),
    -- The place in the log that is sent next.
    next bigint not null default 0 check (next >= 0),
    -- When it last moved; at first, when it began.
    moved_at timestamptz not null default clock_timestamp(),
    -- Attempts that failed since it moved last.
    failures int not null default 0 check (failures >= 0),
    fault text check (fault in ('unreachable', 'certificate', 'redirected', 'gone', 'refused')),
    retry_at timestamptz
  );
`;

const guard = `
  create function event_delivery_goes_on() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if new.next > (select coalesce(max(index) + 1, 0) from sealed_entry) then
      raise exception 'Nothing is sealed there yet: no event may be passed over.' using errcode = 'check_violation';
    end if;
    if new.next < old.next and not exists (
      select from entry e where e.stream = 'machine/events' and e.type = 'machine.events_replayed'
        and e.at >= date_trunc('milliseconds', now()) and e.data ->> 'from' = new.next::text)
    then
      raise exception 'Events are sent again with an entry in the log that says so.' using errcode = 'check_violation';
    end if;
    new.moved_at := case when new.next = old.next then old.moved_at else clock_timestamp() end;
    return new;
  end $$;
  create trigger event_delivery_goes_on before update on event_delivery
    for each row execute function event_delivery_goes_on();
`;
