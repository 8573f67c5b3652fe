import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An absence is not declared afterwards, by SQL either: its beginning is compared with the time of its own entry. */
export class AbsencesFromNow1790000000561 implements MigrationInterface {
  readonly name = 'AbsencesFromNow1790000000561';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(beginning);
  }

  async down(): Promise<void> {
    throw new Error('Who stood in for whom is never forgotten: restore a backup instead.');
  }
}

const beginning = `
  create function absence_begins_now() returns trigger language plpgsql set search_path = public, pg_temp as $$
  begin
    -- 36 hours: the day begins earlier in a zone to the east, and clocks change.
    if ((new.data ->> 'from')::timestamptz >= new.at - interval '36 hours') is not true
      or ((new.data ->> 'until')::timestamptz > new.at) is not true
    then
      raise exception 'An absence is not declared afterwards: let it begin today or later.'
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create trigger absence_begins_now after insert on entry for each row
    when (new.type = 'access.delegated') execute function absence_begins_now();
`;
