import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What gives or takes a strong role is asked by one and confirmed by two. Which grant wants that, the log alone says; the
 * database keeps who confirmed first, and that all three are different persons. An installation that has signing keys
 * already gets the entry from which on it is so; what was given before stays given.
 */
export class StrongRolesByThree1790000000421 implements MigrationInterface {
  readonly name = 'StrongRolesByThree1790000000421';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(seconding);
    await runner.query(`
      insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
      select 'config/people', coalesce(max(seq), 0) + 1, 'config.authority_rules',
        date_trunc('milliseconds', clock_timestamp()), 'migrate', '{"version": 5}', 'other',
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea),
        sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
      from entry
      where stream = 'config/people' having exists (select from entry where stream = 'keys' and type = 'key.confirmed');
    `);
  }

  async down(): Promise<void> {
    throw new Error('No strong role is ever given by two people again.');
  }
}

const seconding = `
  alter table grant_request add column seconded_by uuid references person (id);

  create function grant_is_seconded() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := last_entry_on_people();
  begin
    if old.settled_at is not null or new.seconded_by is null
      or to_jsonb(new) - 'seconded_by' is distinct from to_jsonb(old) - 'seconded_by'
    then
      raise exception 'What was asked is confirmed first, then settled, as it was asked.' using errcode = 'check_violation';
    end if;
    if (told.type, told.actor, told.data ->> 'grantId') is distinct from
      ('config.grant_seconded', new.seconded_by::text, new.id::text)
    then
      raise exception 'The log does not say that this was confirmed first.' using errcode = 'check_violation';
    end if;
    if not holds(new.seconded_by, confirming_roles())
      or person_of(new.seconded_by) in (person_of(new.asked_by), person_of(new.person_id))
      or person_of(new.seconded_by) = person_of(new.other_id)
    then
      raise exception 'Another person who may confirms it first.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger grant_is_seconded before update on grant_request for each row
    when (new.seconded_by is distinct from old.seconded_by) execute function grant_is_seconded();

  create function grant_is_confirmed_by_another() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if person_of(new.settled_by) = person_of(new.seconded_by) then
      raise exception 'The person who confirmed first does not confirm last.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger grant_is_confirmed_by_another before update on grant_request for each row
    when (new.confirmed) execute function grant_is_confirmed_by_another();

  -- These two looked at every change of a row.
  drop trigger grant_is_settled on grant_request;
  create trigger grant_is_settled before update on grant_request for each row
    when (new.seconded_by is not distinct from old.seconded_by) execute function grant_is_settled();
  drop trigger grant_takes_away on grant_request;
  create trigger grant_takes_away after update on grant_request for each row
    when (new.confirmed) execute function grant_takes_away();
`;
