import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The person who has a report built is none of the two who sign it off, and a report built before the end of its quarter says
 * why. Beside them, how far the reports are that are being built now.
 */
export class ReportsByThree1790000000250 implements MigrationInterface {
  readonly name = 'ReportsByThree1790000000250';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function report_is_signed_off() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        built entry;
        own uuid := account_of(new.actor);
        persons int;
      begin
        select * into built from entry
          where stream = new.stream and type = 'report.built' and data ->> 'edition' = new.data ->> 'edition';
        if built.seq is null or new.data ->> 'digest' is distinct from digest_of_files(built.data -> 'files') then
          raise exception 'No edition of this report has these bytes.' using errcode = 'check_violation';
        end if;
        if own is null or not holds(own, case new.type
          when 'report.signed_off' then array['head_of_legal', 'dpo', 'executive'] else array['head_of_legal', 'executive'] end)
        then
          raise exception 'A person signs off or publishes under a role that may.' using errcode = 'check_violation';
        end if;
        if person_of(account_of(built.actor)) = person_of(own) then
          raise exception 'The person who had it built neither signs it off nor publishes it, under any account.'
            using errcode = 'check_violation';
        end if;
        if exists (
          select from entry e where e.stream = new.stream and e.type = 'report.published'
            and e.data ->> 'edition' = new.data ->> 'edition')
        then
          raise exception 'The edition is published.' using errcode = 'check_violation';
        end if;
        if new.type = 'report.signed_off' then
          if exists (
            select from entry e where e.stream = new.stream and e.type = 'report.signed_off'
              and e.data ->> 'edition' = new.data ->> 'edition' and person_of(account_of(e.actor)) = person_of(own))
          then
            raise exception 'One person signs off once, under any account.' using errcode = 'check_violation';
          end if;
          return new;
        end if;
        select count(distinct person_of(account_of(e.actor))) into persons from entry e
          where e.stream = new.stream and e.type = 'report.signed_off'
            and e.data ->> 'edition' = new.data ->> 'edition' and e.data ->> 'digest' = new.data ->> 'digest'
            and person_of(account_of(e.actor)) is distinct from person_of(account_of(built.actor));
        if persons < 2 then
          raise exception 'Two people must sign off, and % did.', persons using errcode = 'check_violation';
        end if;
        return new;
      end $$;

      create function report_says_why() returns trigger language plpgsql
        set search_path = public, pg_temp as $$
      declare
        part text[] := regexp_match(new.data ->> 'period', '^([0-9]{4})-Q([1-4])$');
      begin
        if part is null then
          raise exception 'A report is of a quarter.' using errcode = 'check_violation';
        end if;
        if (clock_timestamp() at time zone 'Europe/Paris')::date
             < make_date(part[1]::int, part[2]::int * 3, 1) + interval '1 month'
           and coalesce(trim(new.data #>> '{reason,fr}'), '') = '' then
          raise exception 'A report that is built before the end of its quarter says why.' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger report_reason before insert on entry for each row
        when (new.type = 'report.built') execute function report_says_why();

      create table report_making (
        period text not null check (period ~ '^[0-9]{4}-Q[1-4]$'),
        actor text not null,
        stage text not null,
        primary key (period, actor)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was published stays published.');
  }
}
