import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two people sign off a report, kept by the database on the log itself: no entry says so unless it is so. */
export class ReportSignOff1790000000017 implements MigrationInterface {
  name = 'ReportSignOff1790000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- SHA-256 of the lines that sha256sum writes of the files, sorted by name.
      create function digest_of_files(files jsonb) returns text language sql immutable
        set search_path = public, pg_temp as $$
        select encode(sha256(convert_to(
          string_agg(value || '  ' || key || E'\\n', '' order by key collate "C"), 'UTF8')), 'hex')
        from jsonb_each_text(files)
      $$;

      create function account_of(actor text) returns uuid language sql immutable as $$
        select case when actor ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then actor::uuid end
      $$;

      create function report_is_signed_off() returns trigger language plpgsql security definer
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
          raise exception 'Whoever signs off or publishes holds a role that may.' using errcode = 'check_violation';
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
            raise exception 'One person signs off once, under whatever account.' using errcode = 'check_violation';
          end if;
          return new;
        end if;
        select count(distinct person_of(account_of(e.actor))) into persons from entry e
          where e.stream = new.stream and e.type = 'report.signed_off'
            and e.data ->> 'edition' = new.data ->> 'edition' and e.data ->> 'digest' = new.data ->> 'digest';
        if persons < 2 then
          raise exception 'Two people must sign off, and % did.', persons using errcode = 'check_violation';
        end if;
        if person_of(account_of(built.actor)) = person_of(own) then
          raise exception 'Whoever had it built cannot publish it, under any of their accounts.'
            using errcode = 'check_violation';
        end if;
        return new;
      end $$;

      create trigger report_sign_off before insert on entry for each row
        when (new.type in ('report.signed_off', 'report.published')) execute function report_is_signed_off();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was published stays published.');
  }
}
