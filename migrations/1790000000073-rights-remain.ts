import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rights can always be given: once an administrator and another person who may confirm can sign in, no change of accounts
 * leaves the installation without them. The row of `setup` is the lock under which such changes come one after another.
 */
export class RightsRemain1790000000073 implements MigrationInterface {
  name = 'RightsRemain1790000000073';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table setup add rights_can_be_given boolean not null default false;

      -- True when an administrator may ask and another person may confirm. Accounts of one person count once, and those
      -- that are closed, have no password yet or belong to an outside counsel do not count.
      create function rights_can_be_given() returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        with able as materialized (
          select person_of(p.id) as person, 'administrator' = any (p.roles) as asks
          from person p
          where p.disabled_at is null and p.roles && confirming_roles() and not is_outside_counsel(p.id)
            and not exists (select from first_password f where f.person_id = p.id and f.chosen_at is null))
        select exists (select from able a join able b on a.person <> b.person where a.asks)
      $$;

      -- Volatile: each statement sees what the transaction before it committed.
      create function rights_remain() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        could boolean;
        can boolean;
      begin
        select rights_can_be_given into could from setup for update;
        can := rights_can_be_given();
        if could and not can then
          raise exception 'There must remain an administrator and another person who may confirm, able to sign in.'
            using errcode = 'check_violation';
        end if;
        if can and not could then
          update setup set rights_can_be_given = true;
        end if;
        return null;
      end $$;
      create trigger rights_remain after insert or update of roles, disabled_at on person
        for each statement execute function rights_remain();
      create trigger rights_remain after insert on same_person
        for each statement execute function rights_remain();
      create trigger rights_remain after insert or update on first_password
        for each statement execute function rights_remain();

      update setup set rights_can_be_given = rights_can_be_given();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Without it one administrator could close every account.');
  }
}
