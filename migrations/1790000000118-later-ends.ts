import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A clock ends later by two persons, in the database too; and no case takes over of a request what it is no part of. */
export class LaterEnds1790000000118 implements MigrationInterface {
  readonly name = 'LaterEnds1790000000118';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function later_end_comes_from_two() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        of_case uuid := substr(new.stream, 6)::uuid;
        asked entry;
      begin
        select * into asked from entry x
          where x.stream = new.stream and x.seq < new.seq
            and x.type in ('case.later_end_asked', 'case.later_end_confirmed')
          order by x.seq desc limit 1;
        if asked.type is distinct from 'case.later_end_asked' or asked.data -> 'clock' is distinct from new.data -> 'clock' then
          raise exception 'No such later end waits for a second person.' using errcode = 'check_violation';
        end if;
        if is_second_person(new.actor, asked.actor, of_case, new.seq) is not true then
          raise exception 'A later end is confirmed by another person than proposed it, of the stricter roles.'
            using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create trigger later_end_comes_from_two after insert on entry for each row
        when (new.type = 'case.later_end_confirmed') execute function later_end_comes_from_two();

      create function part_begins_once() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if exists (
            select from entry x
            where x.stream = new.stream and x.seq < new.seq and (x.type <> 'case.opened' or not x.data ? 'part'))
          or new.seq = 1
        then
          raise exception 'A part takes over of its request when it is opened, and at no other time.'
            using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create trigger part_begins_once after insert on entry for each row
        when (new.type = 'case.part_begun') execute function part_begins_once();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who put a time limit off stays checked: restore a backup instead.');
  }
}
