import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A correction that would take a case into the secret cell hides it from jurists. Where they alone were ever asked, another
 * approver decides on it too; the secret officer does where the correction does nothing else.
 */
export class EntriesDecided1790000000531 implements MigrationInterface {
  readonly name = 'EntriesDecided1790000000531';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(deciding);
    await runner.query(corrections);
  }

  async down(): Promise<void> {
    throw new Error('Who decided on an entry to the secret cell stays in the log: restore a backup instead.');
  }
}

const deciding = `
  create function decides_on_proposal(account text, first_account text, of_case uuid, before int, proposed jsonb)
    returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select is_second_person(account, first_account, of_case, before)
      or proposed ->> 'lapsesAt' is not null and person_of(account::uuid) <> person_of(first_account::uuid) and (
        proposed -> 'weakens' = '["enters_cell"]' and holds(account::uuid, array['secret_officer'])
        or f.strictest <@ array['jurist'] and holds(account::uuid, array['head_of_legal', 'dpo', 'ciso', 'executive']))
    from floor_of(of_case, before) f
  $$;
`;

const corrections = `
  create or replace function objection_to_correction(e entry, of_case uuid) returns text language plpgsql stable
    security definer set search_path = public, pg_temp as $$
  declare
    ended int := coalesce((
      select max(x.seq) from entry x
      where x.stream = e.stream and x.seq < e.seq and x.type in (
        'case.correction_confirmed', 'case.correction_refused', 'case.correction_withdrawn', 'case.correction_lapsed')), 0);
    proposed entry;
  begin
    select * into proposed from entry x
      where x.stream = e.stream and x.seq < e.seq and x.seq > ended and x.type = 'case.correction_proposed'
      order by x.seq desc limit 1;
    if proposed.seq is null or proposed.seq is distinct from (e.data ->> 'proposal')::int then
      return 'No such correction waits for a second person.';
    end if;
    if e.type = 'case.correction_lapsed' then
      return case when coalesce((proposed.data ->> 'lapsesAt')::timestamptz <= clock_timestamp(), false) then null
        else 'The hour of this correction is not over.' end;
    end if;
    if e.type = 'case.correction_confirmed' and (proposed.data ->> 'lapsesAt')::timestamptz <= clock_timestamp() then
      return 'No second person confirmed this correction in time.';
    end if;
    if exists (
      select from entry x
      where x.stream = e.stream and x.seq > ended and x.seq <= proposed.seq and x.type = 'case.correction_proposed'
        and decides_on_proposal(e.actor, x.actor, of_case, e.seq, proposed.data) is not true
    ) then
      return 'A correction is decided by another person than proposed it, of the stricter roles.';
    end if;
    if e.type = 'case.correction_confirmed' and (
      select jsonb_agg(jsonb_build_array(c -> 'fact', c -> 'value') order by c ->> 'fact')
      from jsonb_array_elements(e.data -> 'changes') c
    ) is distinct from (
      select jsonb_agg(jsonb_build_array(c -> 'fact', c -> 'value') order by c ->> 'fact')
      from jsonb_array_elements(proposed.data -> 'changes') c
    ) then
      return 'Another correction was proposed.';
    end if;
    return null;
  end $$;
`;
