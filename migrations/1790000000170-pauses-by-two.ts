import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The duty of a clock is suspended by two persons, in the database too. */
export class PausesByTwo1790000000170 implements MigrationInterface {
  readonly name = 'PausesByTwo1790000000170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function pause_comes_from_two() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        of_case uuid := substr(new.stream, 6)::uuid;
        asked entry;
      begin
        select * into asked from entry x
          where x.stream = new.stream and x.seq < new.seq
            and x.type in ('case.pause_asked', 'case.clock_paused')
          order by x.seq desc limit 1;
        if asked.type is distinct from 'case.pause_asked' or asked.data is distinct from new.data - 'signature' then
          raise exception 'No such suspension waits for a second person.' using errcode = 'check_violation';
        end if;
        if is_second_person(new.actor, asked.actor, of_case, new.seq) is not true then
          raise exception 'A suspension is confirmed by another person than proposed it, of the stricter roles.'
            using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create trigger pause_comes_from_two after insert on entry for each row
        when (new.type = 'case.clock_paused') execute function pause_comes_from_two();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who suspended a time limit stays checked: restore a backup instead.');
  }
}
