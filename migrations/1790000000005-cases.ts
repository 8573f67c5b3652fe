import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The case as the desks see it, what is sealed under its key, and the four eyes kept by the database itself. */
export class Cases1790000000005 implements MigrationInterface {
  name = 'Cases1790000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence case_number;

      create table case_file (
        id uuid primary key,
        reference text not null unique,
        key_id uuid not null references data_key (id),
        seq int not null,
        status text not null check (status in ('open', 'closed')),
        circuit text not null,
        step text not null,
        received_at timestamptz not null,
        safe_end timestamptz,
        issuer_zone text,
        issuer_country text,
        issuer_kind text,
        row_of_law text,
        verdict text,
        assignee uuid references person (id),
        outcome text,
        updated_at timestamptz not null
      );
      create index case_file_by_urgency on case_file (safe_end nulls last, received_at) where status = 'open';

      create table case_message (
        message_id uuid primary key references raw_message (id),
        case_id uuid not null references case_file (id)
      );
      create index case_message_of_case on case_message (case_id);

      create table case_secret (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        kind text not null,
        sealed bytea not null,
        at timestamptz not null default clock_timestamp()
      );
      create index case_secret_of_case on case_secret (case_id, kind);

      create table case_lookup (
        digest bytea not null,
        case_id uuid not null references case_file (id),
        primary key (digest, case_id)
      );

      create table command_receipt (
        key text primary key,
        case_id uuid not null,
        fingerprint text not null,
        at timestamptz not null default clock_timestamp()
      );

      create table preparation (
        id uuid primary key,
        case_id uuid not null references case_file (id),
        payload text not null check (payload ~ '^[0-9a-f]{64}$'),
        action text not null check (action in ('disclose', 'refuse', 'clarify')),
        prepared_by uuid not null references person (id),
        asked text[] not null check (cardinality(asked) > 0),
        at timestamptz not null default clock_timestamp(),
        unique (id, payload, prepared_by)
      );

      create table approval (
        preparation_id uuid not null,
        payload text not null,
        prepared_by uuid not null,
        approved_by uuid not null references person (id),
        role text not null,
        at timestamptz not null default clock_timestamp(),
        primary key (preparation_id, approved_by),
        foreign key (preparation_id, payload, prepared_by) references preparation (id, payload, prepared_by),
        constraint preparer_is_not_approver check (approved_by <> prepared_by)
      );

      create table dispatch (
        preparation_id uuid primary key,
        payload text not null,
        prepared_by uuid not null,
        dispatched_by uuid not null references person (id),
        at timestamptz not null default clock_timestamp(),
        foreign key (preparation_id, payload, prepared_by) references preparation (id, payload, prepared_by),
        constraint preparer_is_not_releaser check (dispatched_by <> prepared_by)
      );

      create function role_is_held() returns trigger language plpgsql security definer as $$
      begin
        if not exists (
          select 1 from person_role r join person p on p.id = r.person_id
          where r.person_id = new.approved_by and r.role = new.role and p.disabled_at is null
        ) then
          raise exception 'The person does not hold the role % in which they approve.', new.role
            using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger approver_holds_the_role before insert on approval for each row execute function role_is_held();

      create function consent_is_complete() returns trigger language plpgsql security definer as $$
      declare
        missing text;
      begin
        if exists (select 1 from approval where preparation_id = new.preparation_id and approved_by = new.dispatched_by) then
          raise exception 'Whoever approved it cannot let it go.' using errcode = 'check_violation';
        end if;
        select asked.role into missing
          from (select role, count(*) as times from preparation, unnest(asked) as role
                where id = new.preparation_id group by role) as asked
          where asked.times > (select count(*) from approval a
                               where a.preparation_id = new.preparation_id and a.role = asked.role)
          limit 1;
        if missing is not null then
          raise exception 'The consent of % is missing.', missing using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger consent_before_dispatch before insert on dispatch for each row execute function consent_is_complete();

      create function history_stays() returns trigger language plpgsql as $$
      begin
        raise exception 'Preparations, approvals and dispatches are history: they are never changed.'
          using errcode = 'insufficient_privilege';
      end $$;
      create trigger preparation_stays before update or delete or truncate on preparation
        for each statement execute function history_stays();
      create trigger approval_stays before update or delete or truncate on approval
        for each statement execute function history_stays();
      create trigger dispatch_stays before update or delete or truncate on dispatch
        for each statement execute function history_stays();

      grant usage on sequence case_number to greffe_app;
      grant select, insert, update on case_file to greffe_app;
      grant select, insert on case_message, case_lookup, command_receipt, preparation, approval, dispatch to greffe_app;
      grant select, insert, delete on case_secret to greffe_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Cases are never dropped.');
  }
}
