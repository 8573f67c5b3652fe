import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which entries carry the signature of a person stands in `event_kind`, which `migrate` fills from the declarations as the
 * owner: an action that is signed needs no migration. The list of before holds until then, so that no moment is without it.
 */
export class SignedKinds1790000000090 implements MigrationInterface {
  name = 'SignedKinds1790000000090';

  async up(runner: QueryRunner): Promise<void> {
    // First the table that running servers lock first: an insert of an entry reads the kinds of events.
    await runner.query(`
      lock table entry in access exclusive mode;
      alter table event_kind add column signed boolean not null default false;
      update event_kind set signed = true where type in (${signedBefore});

      create or replace function act_is_signed() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if (select signed from event_kind k where k.type = new.type)
          and not coalesce(jsonb_typeof(new.data -> 'signature') = 'object', false)
        then
          raise exception 'The entry % carries the signature of the person: sign the act.', new.type
            using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      drop trigger acts_are_signed on entry;
      create trigger acts_are_signed before insert on entry for each row execute function act_is_signed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger acts_are_signed on entry;
      create or replace function act_is_signed() returns trigger language plpgsql as $$
      begin
        raise exception 'The entry % carries the signature of the person: sign the act.', new.type
          using errcode = 'check_violation';
      end $$;
      create trigger acts_are_signed before insert on entry for each row
        when (new.type in (${signedBefore}) and not coalesce(jsonb_typeof(new.data -> 'signature') = 'object', false))
        execute function act_is_signed();
      alter table event_kind drop column signed;
    `);
  }
}

const signedBefore = `
  'case.approved', 'case.refused', 'case.released', 'case.informed', 'case.ratified', 'case.break_glass_asked',
  'case.break_glass_granted', 'case.correction_confirmed', 'case.origin_confirmed', 'case.floor_lowering_asked',
  'case.floor_lowered'`;
