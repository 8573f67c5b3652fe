import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every entry is checked as it arrives, for every role: its leaf is computed here, its stream has no hole, its hour is that
 * of the database; and it is put on the work list of the sequencer by the database itself, so that none can be left off it.
 */
export class CheckedEntries1790000000060 implements MigrationInterface {
  name = 'CheckedEntries1790000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(hashing);
    await runner.query(arriving);
  }

  async down(): Promise<void> {
    throw new Error('The log is never left without its checks: restore a backup instead.');
  }
}

const hashing = `
  -- RFC 8785 of what an entry may hold. jsonb keeps neither exponents nor the order of names by UTF-16 code units: numbers
  -- are integers within 2^53, and names are ASCII, which bytewise order sorts in the same way.
  create function greffe_canonical(value jsonb) returns text language plpgsql immutable strict parallel safe as $$
  declare
    written text;
    strange boolean;
    number numeric;
  begin
    case jsonb_typeof(value)
    when 'string' then
      return value::text;
    when 'object' then
      select '{' || coalesce(string_agg(to_json(key)::text || ':' || case jsonb_typeof(member)
          when 'string' then member::text else greffe_canonical(member) end, ',' order by key collate "C"), '') || '}',
        bool_or(key !~ '^[\\x20-\\x7e]*$')
        into written, strange from jsonb_each(value) as each (key, member);
      if strange then
        raise exception 'A name in the data of an entry is not ASCII.' using errcode = 'check_violation';
      end if;
      return written;
    when 'array' then
      select '[' || coalesce(string_agg(greffe_canonical(item), ',' order by place), '') || ']' into written
        from jsonb_array_elements(value) with ordinality as each (item, place);
      return written;
    when 'number' then
      number := value::text::numeric;
      if number <> trunc(number) or abs(number) > 9007199254740991 then
        raise exception 'A number in the data of an entry is no integer within 2^53.' using errcode = 'check_violation';
      end if;
      return trunc(number)::text;
    else
      return value::text;
    end case;
  end $$;

  -- The leaf of RFC 6962 over the commitments to the class and to the record (src/domain/ledger/entry.ts).
  create function greffe_leaf(e entry) returns bytea language plpgsql immutable parallel safe as $$
  begin
    return sha256('\\x00'::bytea
      || sha256(convert_to('greffe/type/v1', 'UTF8') || '\\x00'::bytea || convert_to(e.class, 'UTF8') || e.opening)
      || sha256(convert_to('greffe/rec/v1', 'UTF8') || '\\x00'::bytea || e.salt || convert_to(
        '{"actor":' || to_json(e.actor)::text
        || ',"at":"' || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        || '","data":' || greffe_canonical(e.data)
        || ',"seq":' || e.seq
        || ',"stream":' || to_json(e.stream)::text
        || ',"type":' || to_json(e.type)::text || '}', 'UTF8')));
  end $$;
`;

const arriving = `
  create function entry_arrives() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    computed bytea;
  begin
    if new.stream || new.type || new.actor !~ '^[\\x20-\\x7e]+$'
      or length(new.stream) not between 1 and 200
      or length(new.type) not between 1 and 200
      or length(new.actor) not between 1 and 200
    then
      raise exception 'Stream, type and actor of an entry are 1 to 200 characters of ASCII.' using errcode = 'check_violation';
    end if;
    if new.seq > 1 and not exists (select from entry where stream = new.stream and seq = new.seq - 1) then
      raise exception 'Seq % of stream % has no entry before it.', new.seq, new.stream using errcode = 'check_violation';
    end if;
    -- The writer takes the hour from this clock, in the same statement.
    if abs(extract(epoch from clock_timestamp() - new.at)) > 60 then
      raise exception 'The hour of an entry is that of the database, and no other.' using errcode = 'check_violation';
    end if;
    computed := greffe_leaf(new);
    if new.leaf <> computed then
      raise exception 'The leaf of seq % of stream % is not the one of its content.', new.seq, new.stream
        using errcode = 'check_violation';
    end if;
    new.leaf := computed;
    return new;
  end $$;
  create trigger entry_arrives before insert on entry for each row execute function entry_arrives();

  -- After the rows are there: a trigger before them also sees those that "on conflict do nothing" then drops.
  create function entry_waits() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    insert into unsealed_entry (stream, seq) values (new.stream, new.seq) on conflict do nothing;
    return null;
  end $$;
  create trigger entry_waits after insert on entry for each row execute function entry_waits();

  revoke insert on unsealed_entry from greffe_app;
  -- The newest entries are compared with the books all the time.
  create index entry_by_hour on entry using brin (at) with (pages_per_range = 16, autosummarize = on);
`;
