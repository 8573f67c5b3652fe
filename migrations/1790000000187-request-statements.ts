import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Statements to customers, sealed under the key of each. Who asked for, prepared, signed off and delivered one is in the log
 * alone; one person cannot both prepare and sign off, under whatever account, and nothing unsigned is delivered.
 */
export class RequestStatements1790000000187 implements MigrationInterface {
  name = 'RequestStatements1790000000187';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table request_statement (
        id uuid primary key,
        number bigint not null unique generated always as identity,
        customer_id uuid not null references customer (id),
        sealed bytea not null
      );
      create table request_statement_file (
        statement_id uuid not null references request_statement (id),
        sha256 bytea not null,
        sealed bytea not null,
        primary key (statement_id, sha256)
      );
      create trigger request_statement_stays before update or delete or truncate on request_statement
        for each statement execute function history_stays();
      create trigger request_statement_file_stays before update or delete or truncate on request_statement_file
        for each statement execute function history_stays();

      create function statement_is_signed_off() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        prepared entry;
        own uuid := account_of(new.actor);
      begin
        select * into prepared from entry
          where stream = new.stream and type = 'statement.prepared' order by seq desc limit 1;
        if prepared.seq is null or new.data ->> 'digest' is distinct from digest_of_files(prepared.data -> 'files') then
          raise exception 'The statement that was prepared last has other bytes.' using errcode = 'check_violation';
        end if;
        if own is null or not holds(own, case new.type
          when 'statement.signed_off' then array['head_of_legal', 'dpo'] else array['jurist', 'head_of_legal'] end)
        then
          raise exception 'A person signs off or delivers under a role that may.' using errcode = 'check_violation';
        end if;
        if new.type = 'statement.signed_off' then
          if person_of(account_of(prepared.actor)) = person_of(own) then
            raise exception 'The person who prepared the statement cannot sign it off, under any account.'
              using errcode = 'check_violation';
          end if;
        elsif not exists (
          select from entry e where e.stream = new.stream and e.type = 'statement.signed_off' and e.seq > prepared.seq
            and e.data ->> 'digest' = new.data ->> 'digest')
        then
          raise exception 'Another person signs off the statement first.' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger statement_sign_off before insert on entry for each row
        when (new.type in ('statement.signed_off', 'statement.delivered')) execute function statement_is_signed_off();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was given to customers is never taken away.');
  }
}
