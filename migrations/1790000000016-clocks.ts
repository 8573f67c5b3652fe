import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every clock that runs, and when it is next told of: due-ness is decided here, by the clock of the database alone. */
export class Clocks1790000000016 implements MigrationInterface {
  name = 'Clocks1790000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_clock (
        case_id uuid not null references case_file (id),
        code text not null,
        starts_at timestamptz not null,
        legal_end timestamptz,
        safe_end timestamptz not null,
        rung text,
        next_at timestamptz,
        due_seconds double precision not null
          generated always as (extract(epoch from safe_end - timestamptz '1970-01-01 00:00:00+00')) stored,
        allowed_seconds double precision not null
          generated always as (greatest(extract(epoch from safe_end - starts_at), 1)) stored,
        primary key (case_id, code)
      );
      create index case_clock_due on case_clock (next_at) where next_at is not null;
      grant select, insert, update, delete on case_clock to greffe_app;

      -- Cases that were open before the table: told of at the first look, which writes all their clocks.
      insert into case_clock (case_id, code, starts_at, safe_end, next_at)
        select id, coalesce(clock, ''), received_at, safe_end, clock_timestamp()
        from case_file where status = 'open' and safe_end is not null;

      alter table alarm add clock text;

      create or replace function makes_void(type text, data jsonb) returns boolean language sql immutable as $$
        select not (
          type in ('case.approved', 'case.consents_expired', 'case.assigned', 'case.noted', 'case.letter_sent',
            'case.called_back', 'case.acted', 'case.ratified', 'case.break_glass_asked', 'case.break_glass_granted',
            'case.alarm_raised', 'case.clock_rang', 'case.deadline_set', 'case.preservation_extended',
            'case.preservation_kept', 'case.preservation_ended', 'case.gag_set', 'case.gag_over',
            'case.notice_decided', 'case.opinion_asked', 'case.opinion_received', 'case.redirect_answered',
            'case.challenge_settled', 'case.refused', 'case.released', 'case.informed')
          or (type = 'case.fact_confirmed' and data ->> 'corrected' = 'false'))
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Clocks are never dropped.');
  }
}
