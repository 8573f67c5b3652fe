import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was let go and has not left may be recalled, and never leaves afterwards. Of a recall and a sender at once, one waits
 * for the other at the row of the preparation: the letter is recalled, or it is on its way, and never both.
 */
export class Recalls1790000000045 implements MigrationInterface {
  name = 'Recalls1790000000045';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(recalling);
    await runner.query(sending);
  }

  async down(): Promise<void> {
    throw new Error('What was recalled stays so: restore a backup instead.');
  }
}

const recalling = `
  create table recall (
    preparation_id uuid primary key references preparation (id),
    recalled_by uuid not null references person (id),
    seq int not null,
    at timestamptz not null default clock_timestamp()
  );
  grant select, insert on recall to greffe_app;

  -- Let go, and no letter of it has left, may have left, or is on its way; nobody sends one before this transaction ends.
  create function may_be_recalled(of_preparation uuid) returns boolean language plpgsql volatile security definer
    set search_path = public, pg_temp as $$
  begin
    perform from preparation where id = of_preparation for update;
    return exists (select from dispatch d where d.preparation_id = of_preparation)
      and not exists (
        select from letter l join delivery d on d.letter_id = l.id
        where l.preparation_id = of_preparation and d.state <> 'failed');
  end $$;

  create function recall_answers_the_log() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    told entry;
  begin
    if not may_be_recalled(new.preparation_id) then
      raise exception 'Nothing was let go, or a letter of it has left or is on its way.' using errcode = 'check_violation';
    end if;
    told := entry_of_now(
      (select p.case_id from preparation p where p.id = new.preparation_id), 'case.recalled', new.recalled_by);
    if told.data ->> 'preparationId' is distinct from new.preparation_id::text then
      raise exception 'The entry tells of another recall.' using errcode = 'check_violation';
    end if;
    if not holds(new.recalled_by, array['jurist', 'head_of_legal']) then
      raise exception 'Whoever recalls it holds a role that may.' using errcode = 'check_violation';
    end if;
    new.at := clock_timestamp();
    new.seq := told.seq;
    return new;
  end $$;
  create trigger recall_in_the_log before insert on recall for each row execute function recall_answers_the_log();
  create trigger counsel_recalls_nothing before insert on recall
    for each row execute function counsel_decides_nothing('recalled_by');
  create trigger recall_stays before update or delete or truncate on recall
    for each statement execute function history_stays();
`;

const sending = `
  create function recalled_never_leaves() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  declare
    of_preparation uuid := (select l.preparation_id from letter l where l.id = new.letter_id);
  begin
    perform from preparation where id = of_preparation for share;
    if exists (select from recall r where r.preparation_id = of_preparation) then
      raise exception 'This letter was recalled: it never leaves.' using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  -- What left all the same, under a sender that stalled, is still told: only to begin, or to go on, is refused.
  create trigger recalled_never_leaves before insert or update on delivery for each row
    when (new.state = 'attempting') execute function recalled_never_leaves();
`;
