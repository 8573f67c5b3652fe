import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The suspension of a clock ends by two persons, as it began, in the database too. */
export class ResumptionsByTwo1790000000192 implements MigrationInterface {
  readonly name = 'ResumptionsByTwo1790000000192';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function resumption_comes_from_two() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        of_case uuid := substr(new.stream, 6)::uuid;
        asked entry;
      begin
        select * into asked from entry x
          where x.stream = new.stream and x.seq < new.seq
            and x.type in ('case.resumption_asked', 'case.clock_resumed')
          order by x.seq desc limit 1;
        if asked.type is distinct from 'case.resumption_asked' or asked.data is distinct from new.data - 'signature' then
          raise exception 'No such end of a suspension waits for a second person.' using errcode = 'check_violation';
        end if;
        if is_second_person(new.actor, asked.actor, of_case, new.seq) is not true then
          raise exception 'The end of a suspension is confirmed by another person than proposed it, of the stricter roles.'
            using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create trigger resumption_comes_from_two after insert on entry for each row
        when (new.type = 'case.clock_resumed') execute function resumption_comes_from_two();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who ended the suspension of a time limit stays checked: restore a backup instead.');
  }
}
