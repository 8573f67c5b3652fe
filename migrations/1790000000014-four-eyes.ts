import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Four eyes kept by the database against SQL of the application itself: every row answers to its entry in the log,
 * persons are counted and not accounts, consents expire, and nothing leaves that anything made void.
 */
export class FourEyes1790000000014 implements MigrationInterface {
  name = 'FourEyes1790000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(preparing);
    await runner.query(consenting);
    await runner.query(lettingGo);
  }

  async down(): Promise<void> {
    throw new Error('Cases are never dropped.');
  }
}

const columns = `
  -- Filled from the log by the triggers below. What was prepared before has no digest of who asks: it is prepared again.
  alter table preparation
    drop constraint preparation_action_check,
    add constraint preparation_action_check check (action in ('disclose', 'refuse', 'clarify', 'inform')),
    add seq int not null default 0,
    add requester text not null default '' check (requester ~ '^[0-9a-f]{64}$' or requester = ''),
    add fewest int not null default 1 check (fewest >= 1),
    add consent_hours int not null default 1 check (consent_hours between 1 and 168),
    add call_back boolean not null default false;

  -- One person may consent again once an earlier consent expired.
  alter table approval drop constraint approval_pkey;
  alter table approval
    add id bigint generated always as identity primary key,
    add seq int,
    add expires_at timestamptz not null default '-infinity',
    add constraint one_row_an_entry unique (preparation_id, seq);
  alter table dispatch add seq int;

  alter table letter drop constraint letter_kind_check;
  alter table letter add constraint letter_kind_check check (
    kind in ('acknowledgement', 'refusal', 'clarification', 'answer', 'confirmation', 'sisse_notice'));

  create table alarm (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    code text not null,
    about uuid,
    raised_at timestamptz not null default clock_timestamp(),
    seen_by uuid references person (id),
    seen_at timestamptz,
    check ((seen_by is null) = (seen_at is null))
  );
  create index alarm_unseen on alarm (raised_at) where seen_by is null;
  grant select, insert, update (seen_by, seen_at) on alarm to greffe_app;
`;

const preparing = `
  -- The entry at the end of the stream of the case: what happens now, by this account.
  create function entry_of_now(of_case uuid, of_type text, by_account uuid) returns entry
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    e entry;
  begin
    select * into e from entry where stream = 'case/' || of_case order by seq desc limit 1;
    if e.type is distinct from of_type or e.actor is distinct from by_account::text then
      raise exception 'The log does not say so: this wants the entry %, the last of its case, by the same account.', of_type
        using errcode = 'check_violation';
    end if;
    return e;
  end $$;

  -- True while nothing happened that makes it void.
  create function still_stands(p preparation) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select p.requester <> '' and not exists (
      select from entry e
      where e.stream = 'case/' || p.case_id and e.seq > p.seq and makes_void(e.type, e.data))
  $$;

  -- Third countries (GDPR 48), the hold of the ten days (EEV 10(2), 12), a court that suspends (EEV 17(3)).
  create function objection_to_action(of_case uuid, action text, judged jsonb) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
  declare
    zone text := fact_of(of_case, 'issuerZone') #>> '{}';
    cleared int := (last_entry(of_case, 'case.hold_cleared')).seq;
    stopped int := (last_entry(of_case, 'case.hold_stopped')).seq;
  begin
    if not (case action
      when 'refuse' then judged ->> 'verdict' in ('REFUSE', 'REFUSE_REDIRECT')
      when 'clarify' then judged ->> 'verdict' in ('CLARIFY', 'HOLD')
      else judged ->> 'verdict' in ('ADMIT', 'ADMIT_COND')
    end) then
      return 'The classification in force does not lead to this.';
    end if;
    if exists (
      select from entry c
      where c.stream = 'case/' || of_case and c.type = 'case.challenged' and c.data ->> 'suspends' = 'true'
        and not exists (
          select from entry s
          where s.stream = c.stream and s.type = 'case.challenge_settled'
            and s.data ->> 'challengeId' = c.data ->> 'challengeId')
    ) then
      return 'A challenge that suspends is pending.';
    end if;
    if action not in ('disclose', 'inform') then
      return null;
    end if;
    if zone is null or zone not in ('FR', 'EU_EEV', 'EU_INST') then
      return 'A third-country request is executed only under an international agreement.';
    end if;
    if action = 'inform' then
      return null;
    end if;
    if judged -> 'failing' <> '[]' or judged -> 'unknown' <> '[]' then
      return 'A required check fails or is unknown.';
    end if;
    if exists (
      select from entry s
      where s.stream = 'case/' || of_case and s.type = 'case.hold_stopped' and s.data ->> 'scope' = 'whole'
    ) then
      return 'The enforcing authority raised a ground.';
    end if;
    if judged -> 'clocks' @> '[{"code": "D-EEV-10D-END"}]'
      and fact_of(of_case, 'enforcing_authority_notified') #>> '{}' is distinct from 'fails'
      and (cleared is null or cleared < stopped)
    then
      return 'The ten days of the enforcing authority are not over.';
    end if;
    return null;
  end $$;

  create function preparation_answers_the_log() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry := entry_of_now(new.case_id, 'case.prepared', new.prepared_by);
    judgement entry := last_entry(new.case_id, 'case.classified');
    objection text;
  begin
    if (told.data ->> 'preparationId', told.data ->> 'payload', told.data ->> 'action')
      is distinct from (new.id::text, new.payload, new.action)
    then
      raise exception 'The entry tells of another preparation.' using errcode = 'check_violation';
    end if;
    new.at := clock_timestamp();
    new.seq := told.seq;
    new.requester := coalesce(told.data ->> 'requester', '');
    new.fewest := coalesce((told.data ->> 'fewest')::int, 1);
    new.consent_hours := coalesce((told.data ->> 'consentHours')::int, 1);
    new.call_back := coalesce((told.data ->> 'callBack')::boolean, false);
    if judgement.seq is null or new.asked is distinct from array(
      select jsonb_array_elements_text(judgement.data -> 'approvers'))
    then
      raise exception 'The roles asked are those of the classification.' using errcode = 'check_violation';
    end if;
    if exists (
      select from entry e
      where e.stream = judgement.stream and e.seq > judgement.seq
        and (e.type in ('case.read', 'case.closed', 'case.withdrawn')
          or e.type = 'case.fact_confirmed' and e.data ->> 'corrected' <> 'false')
    ) then
      raise exception 'The case changed since it was classified, or is closed.' using errcode = 'check_violation';
    end if;
    if not holds(new.prepared_by, array['jurist', 'head_of_legal']) then
      raise exception 'Whoever prepares holds a role that may.' using errcode = 'check_violation';
    end if;
    objection := objection_to_action(new.case_id, new.action, judgement.data);
    if objection is not null then
      raise exception '%', objection using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger preparation_in_the_log before insert on preparation
    for each row execute function preparation_answers_the_log();
`;

const consenting = `
  -- The authority was called back, and who asks has not changed since.
  create function called_back(of_case uuid) returns boolean language sql stable security definer
    set search_path = public, pg_temp as $$
    select coalesce((
      select c.data ->> 'outcome' = 'confirmed' and not exists (
        select from entry e
        where e.stream = c.stream and e.seq > c.seq
          and (e.type = 'case.read' or e.type = 'case.fact_confirmed' and e.data ->> 'corrected' <> 'false'
            and e.data ->> 'fact' in ('issuerZone', 'issuerCountry', 'issuerKind', 'relayedBy', 'channel',
              'origin_established')))
      from entry c
      where c.stream = 'case/' || of_case and c.type = 'case.called_back' and c.data ->> 'outcome' <> 'unreachable'
      order by c.seq desc limit 1), false)
  $$;

  -- The consents that count now, one a person.
  create view standing_consent as
    select distinct on (a.preparation_id, person_of(a.approved_by))
      a.preparation_id, person_of(a.approved_by) as person, a.role
    from approval a
    where a.expires_at > clock_timestamp() and holds(a.approved_by, array[a.role])
    order by a.preparation_id, person_of(a.approved_by), a.id;

  create or replace function role_is_held() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    p preparation;
    told entry;
  begin
    select * into p from preparation where id = new.preparation_id for update;
    if p.id is null then
      raise exception 'There is no such preparation.' using errcode = 'foreign_key_violation';
    end if;
    told := entry_of_now(p.case_id, 'case.approved', new.approved_by);
    new.at := clock_timestamp();
    new.seq := told.seq;
    new.expires_at := new.at + make_interval(hours => p.consent_hours);
    if (told.data ->> 'preparationId', told.data ->> 'payload', told.data ->> 'role')
      is distinct from (new.preparation_id::text, new.payload, new.role)
    then
      raise exception 'The entry tells of another consent.' using errcode = 'check_violation';
    end if;
    if not still_stands(p) or exists (select from dispatch d where d.preparation_id = p.id) then
      raise exception 'What was prepared has left, or is void: prepare it again.' using errcode = 'check_violation';
    end if;
    if not holds(new.approved_by, array[new.role]) then
      raise exception 'The person does not hold the role % in which they approve.', new.role
        using errcode = 'check_violation';
    end if;
    if new.role <> all (p.asked) then
      raise exception 'The consent of % is not asked.', new.role using errcode = 'check_violation';
    end if;
    if person_of(new.approved_by) = person_of(p.prepared_by) then
      raise exception 'Whoever prepared it cannot approve it, under any of their accounts.'
        using errcode = 'check_violation';
    end if;
    if exists (
      select from standing_consent s where s.preparation_id = p.id and s.person = person_of(new.approved_by)
    ) then
      raise exception 'One person consents once, under whatever account.' using errcode = 'check_violation';
    end if;
    if p.call_back and not called_back(p.case_id) then
      raise exception 'The authority was not called back.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
`;

const lettingGo = `
  create or replace function consent_is_complete() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    p preparation;
    told entry;
    missing text;
    persons int;
  begin
    select * into p from preparation where id = new.preparation_id for update;
    if p.id is null then
      raise exception 'There is no such preparation.' using errcode = 'foreign_key_violation';
    end if;
    told := entry_of_now(p.case_id,
      case p.action when 'disclose' then 'case.released' when 'inform' then 'case.informed' else 'case.refused' end,
      new.dispatched_by);
    new.at := clock_timestamp();
    new.seq := told.seq;
    if (told.data ->> 'preparationId', told.data ->> 'payload') is distinct from (new.preparation_id::text, new.payload) then
      raise exception 'The entry tells of something else that left.' using errcode = 'check_violation';
    end if;
    if not still_stands(p) then
      raise exception 'What was prepared is void: prepare it again.' using errcode = 'check_violation';
    end if;
    if not holds(new.dispatched_by, array['jurist', 'head_of_legal']) then
      raise exception 'Whoever lets it go holds a role that may.' using errcode = 'check_violation';
    end if;
    if person_of(new.dispatched_by) = person_of(p.prepared_by) then
      raise exception 'Whoever prepared it cannot let it go, under any of their accounts.'
        using errcode = 'check_violation';
    end if;
    if exists (
      select from approval a
      where a.preparation_id = p.id and person_of(a.approved_by) = person_of(new.dispatched_by)
    ) then
      raise exception 'Whoever approved it cannot let it go.' using errcode = 'check_violation';
    end if;
    select asked.role into missing
      from (select role, count(*) as times from unnest(p.asked) as role group by role) as asked
      where asked.times > (
        select count(*) from standing_consent s
        where s.preparation_id = p.id and s.role = asked.role and s.person <> person_of(p.prepared_by))
      limit 1;
    if missing is not null then
      raise exception 'The consent of % is missing, or no longer counts.', missing using errcode = 'check_violation';
    end if;
    select count(*) into persons from standing_consent s
      where s.preparation_id = p.id and s.person <> person_of(p.prepared_by);
    if persons < p.fewest then
      raise exception '% persons must consent, and % did.', p.fewest, persons using errcode = 'check_violation';
    end if;
    if p.call_back and not called_back(p.case_id) then
      raise exception 'The authority was not called back.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;

  -- No letter of a decision is on its way before a person let it go.
  create function letter_was_let_go() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if exists (
      select from letter l
      where l.id = new.letter_id and l.preparation_id is not null
        and not exists (select from dispatch d where d.preparation_id = l.preparation_id)
    ) then
      raise exception 'No one let this letter go.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger delivery_after_dispatch before insert on delivery for each row execute function letter_was_let_go();
`;
