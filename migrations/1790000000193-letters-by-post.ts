import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter by post is delivered by the entry of the person who posted it, and by nothing else. */
export class LettersByPost1790000000193 implements MigrationInterface {
  readonly name = 'LettersByPost1790000000193';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table letter add post boolean not null default false;
      create index letter_by_post on letter (case_id) where post;

      create function delivery_fits_its_letter() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        sent letter;
        told entry;
      begin
        select * into sent from letter l where l.id = new.letter_id;
        if not sent.post then
          if new.state <> 'attempting' then
            raise exception 'A letter by mail is claimed before it is sent.' using errcode = 'check_violation';
          end if;
          return new;
        end if;
        select * into told from entry e where e.stream = 'case/' || sent.case_id order by e.seq desc limit 1;
        if told.type is distinct from 'case.letter_posted'
          or told.data ->> 'letterId' is distinct from sent.id::text
          or told.data ->> 'sha256' is distinct from sent.sha256
        then
          raise exception 'The log does not say who posted this letter.' using errcode = 'check_violation';
        end if;
        if not holds(told.actor::uuid, array['jurist', 'head_of_legal']) then
          raise exception 'A letter is posted by a person of a role that may.' using errcode = 'check_violation';
        end if;
        if new.state <> 'sent' then
          raise exception 'A letter by post is sent when a person says so.' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger delivery_fits_its_letter before insert on delivery for each row
        execute function delivery_fits_its_letter();

      create function posting_is_of_a_released_letter() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if not exists (
          select from letter l join dispatch d on d.preparation_id = l.preparation_id
          where l.id::text = new.data ->> 'letterId' and l.post and 'case/' || l.case_id = new.stream
            and not exists (select from recall r where r.preparation_id = l.preparation_id)
            and not exists (select from delivery v where v.letter_id = l.id)
        ) then
          raise exception 'No such letter by post was released, or it was posted or recalled.' using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create trigger posting_is_of_a_released_letter after insert on entry for each row
        when (new.type = 'case.letter_posted') execute function posting_is_of_a_released_letter();

      -- The entry alone would count the letter as sent: it is committed with the delivery.
      create function posting_has_its_delivery() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if not exists (
          select from delivery v where v.letter_id::text = new.data ->> 'letterId' and v.state = 'sent'
        ) then
          raise exception 'A posting is recorded with the delivery of its letter.' using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create constraint trigger posting_has_its_delivery after insert on entry deferrable initially deferred
        for each row when (new.type = 'case.letter_posted') execute function posting_has_its_delivery();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was posted stays so: restore a backup instead.');
  }
}
