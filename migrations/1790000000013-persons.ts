import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Persons behind accounts, and what the log says of a case: what the locks of the next migration stand on. */
export class Persons1790000000013 implements MigrationInterface {
  name = 'Persons1790000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Two accounts of one person. Only ever added: the application can make nobody two persons again.
      create table same_person (
        account uuid primary key references person (id),
        person uuid not null references person (id),
        at timestamptz not null default clock_timestamp(),
        constraint nobody_is_their_own_double check (account <> person)
      );

      -- The person that an account names: itself, unless it was told to be a second account of somebody.
      create function person_of(account uuid) returns uuid language sql stable security definer
        set search_path = public, pg_temp as $$
        with recursive line (id) as (
          select person_of.account
          union select s.person from same_person s join line on s.account = line.id)
        select id from line where not exists (select from same_person s where s.account = line.id) limit 1
      $$;

      create function doubles_make_no_circle() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        lock table same_person in share row exclusive mode;
        if person_of(new.person) = new.account then
          raise exception 'The two accounts are one person already.' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger doubles_are_told_once before insert on same_person
        for each row execute function doubles_make_no_circle();
      create trigger same_person_stays before update or delete or truncate on same_person
        for each statement execute function history_stays();

      -- True when the account is open and holds one of the roles.
      create function holds(account uuid, wanted text[]) returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        select exists (select from person p where p.id = account and p.disabled_at is null and p.roles && wanted)
      $$;

      -- The last entry of these types, or a row of nulls.
      create function last_entry(of_case uuid, variadic types text[]) returns entry language sql stable security definer
        set search_path = public, pg_temp as $$
        select e.* from entry e where e.stream = 'case/' || of_case and e.type = any(types) order by e.seq desc limit 1
      $$;

      -- What a fact of the case is, as read and then as corrected by people; JSON.
      create function fact_of(of_case uuid, fact text) returns jsonb language sql stable security definer
        set search_path = public, pg_temp as $$
        select case when e.type = 'case.read'
                 then coalesce(e.data -> 'facts' -> fact, e.data -> 'facts' -> 'checks' -> fact)
                 else e.data -> 'value' end
          from entry e
          where e.stream = 'case/' || of_case
            and (e.type = 'case.read' or e.type = 'case.fact_confirmed' and e.data ->> 'fact' = fact)
          order by e.seq desc limit 1
      $$;

      -- True of an event that makes void what was prepared before it: all do, but for those that are named.
      create function makes_void(type text, data jsonb) returns boolean language sql immutable as $$
        select not (
          type in ('case.approved', 'case.consents_expired', 'case.assigned', 'case.noted', 'case.letter_sent',
            'case.called_back', 'case.acted', 'case.ratified', 'case.break_glass_asked', 'case.break_glass_granted',
            'case.alarm_raised', 'case.deadline_set', 'case.preservation_extended', 'case.preservation_kept',
            'case.preservation_ended', 'case.gag_set', 'case.gag_over', 'case.notice_decided', 'case.opinion_asked',
            'case.opinion_received', 'case.redirect_answered', 'case.challenge_settled', 'case.refused',
            'case.released', 'case.informed')
          or (type = 'case.fact_confirmed' and data ->> 'corrected' = 'false'))
      $$;

      grant select, insert on same_person to greffe_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who is one person is never forgotten.');
  }
}
