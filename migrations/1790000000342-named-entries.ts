import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An entry that names another one is refused where the log does not hold it: an export of such a log would not verify, for
 * good. The names are those of src/domain/ledger/gaps.ts, which a specification compares.
 */
export class NamedEntries1790000000342 implements MigrationInterface {
  readonly name = 'NamedEntries1790000000342';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(functions);
    await runner.query(guard);
  }

  async down(): Promise<void> {
    throw new Error('The log is never left without its checks: restore a backup instead.');
  }
}

const functions = `
  -- What the entry gives to be named by others; null for most.
  create function entry_given(type text, data jsonb) returns text language sql immutable parallel safe as $$
    select type || ' ' || case
        when type in ('case.prepared') then data ->> 'preparationId'
        when type in ('case.acted') then data ->> 'actId'
        when type in ('case.break_glass_asked') then data ->> 'requestId'
        when type in ('case.opinion_asked') then data ->> 'opinionId'
        when type in ('case.challenged') then data ->> 'challengeId'
        when type in ('config.grant_asked') then data ->> 'grantId'
        when type in ('law.drafted') then data ->> 'draftId'
        when type in ('directory.flags_proposed', 'directory.proposed', 'directory.sovereignty_proposed',
          'machine.proposed') then data ->> 'changeId'
        when type in ('key.enrolled') then data ->> 'key'
        when type in ('counsel.invited') then data ->> 'briefId'
        when type in ('roster.shift_planned') then data ->> 'shiftId'
        when type in ('access.delegated') then data ->> 'delegationId'
        when type in ('desk.cases_linked') then data ->> 'linkId'
      end
  $$;

  -- What it names; null for most.
  create function entry_named(type text, data jsonb) returns text language sql immutable parallel safe as $$
    select case
        when type in ('case.approved', 'case.consents_expired', 'case.sent_back', 'case.refused',
          'case.released', 'case.informed', 'case.recalled') then 'case.prepared ' || (data ->> 'preparationId')
        when type in ('case.ratified') then 'case.acted ' || (data ->> 'actId')
        when type in ('case.break_glass_granted') then 'case.break_glass_asked ' || (data ->> 'requestId')
        when type in ('case.opinion_received') then 'case.opinion_asked ' || (data ->> 'opinionId')
        when type in ('case.challenge_settled') then 'case.challenged ' || (data ->> 'challengeId')
        when type in ('config.grant_confirmed', 'config.grant_refused')
          then 'config.grant_asked ' || (data ->> 'grantId')
        when type in ('law.adopted', 'law.proposed', 'law.withdrawn') then 'law.drafted ' || (data ->> 'draftId')
        when type in ('directory.adopted', 'directory.withdrawn') then 'directory.proposed ' || (data ->> 'changeId')
        when type in ('directory.flags_adopted', 'directory.flags_withdrawn')
          then 'directory.flags_proposed ' || (data ->> 'changeId')
        when type in ('directory.sovereignty_adopted', 'directory.sovereignty_withdrawn')
          then 'directory.sovereignty_proposed ' || (data ->> 'changeId')
        when type in ('machine.adopted', 'machine.withdrawn', 'machine.revoked')
          then 'machine.proposed ' || (data ->> 'changeId')
        when type in ('key.confirmed', 'key.revoked') then 'key.enrolled ' || (data ->> 'key')
        when type in ('counsel.commented', 'counsel.advised', 'counsel.withdrawn')
          then 'counsel.invited ' || (data ->> 'briefId')
        when type in ('roster.shift_removed') then 'roster.shift_planned ' || (data ->> 'shiftId')
        when type in ('access.delegation_ended') then 'access.delegated ' || (data ->> 'delegationId')
        when type in ('desk.cases_unlinked') then 'desk.cases_linked ' || (data ->> 'linkId')
        when type in ('case.opened', 'case.joined') then 'message/' || (data ->> 'messageId')
      end
  $$;

  create index entry_given on entry (entry_given(type, data)) where entry_given(type, data) is not null;
`;

const guard = `
  create function entry_is_there(name text) returns boolean language sql stable strict security definer
    set search_path = public, pg_temp as $$
    select exists (select from entry where entry_given(type, data) = name)
      or name like 'message/%' and exists (select from entry where stream = name)
  $$;
  revoke execute on function entry_is_there from public;

  create function names_what_is_there() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if not entry_is_there(entry_named(new.type, new.data)) then
      raise exception 'The entry names another that is not in the log: %.', entry_named(new.type, new.data)
        using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  -- Last of all guards: what is refused for another reason says that one.
  create constraint trigger names_what_is_there after insert on entry deferrable initially deferred for each row
    when (entry_named(new.type, new.data) is not null) execute function names_what_is_there();

  alter table log_fault drop constraint log_fault_what_check,
    add check (what in ('changed', 'gone', 'hidden', 'hole', 'set_aside', 'names_none'));
`;
