import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * No entry says any more that a person consented, sent something, agreed to less, or gave access, unless it carries their
 * signature. Whose signature it is, is verified outside of the database. Consents that were given without one are given anew.
 */
export class ActsAreSigned1790000000056 implements MigrationInterface {
  name = 'ActsAreSigned1790000000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function act_is_signed() returns trigger language plpgsql as $$
      begin
        raise exception 'The entry % carries the signature of the person: sign the act.', new.type
          using errcode = 'check_violation';
      end $$;
      create trigger acts_are_signed before insert on entry for each row
        when (new.type in ('case.approved', 'case.refused', 'case.released', 'case.informed', 'case.ratified',
            'case.break_glass_asked', 'case.break_glass_granted', 'case.correction_confirmed', 'case.origin_confirmed',
            'case.floor_lowering_asked', 'case.floor_lowered')
          and not coalesce(jsonb_typeof(new.data -> 'signature') = 'object', false))
        execute function act_is_signed();

      alter table approval disable trigger approval_stays;
      update approval set expires_at = '-infinity' where expires_at > clock_timestamp();
      alter table approval enable trigger approval_stays;

      -- Each such case goes back to the step in which people consent.
      update outbox set due_at = clock_timestamp()
      where topic = 'cases.timer' and payload ->> 'timer' = 'consent' and due_at > clock_timestamp()
        and dispatched_at is null and done_at is null and dead_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger acts_are_signed on entry');
    await runner.query('drop function act_is_signed()');
  }
}
