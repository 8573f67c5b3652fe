import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which place is the installation is read from the signatures in the log, by each process: also by those whose role reads no
 * entry. The function that takes a place counts only the confirmations that name the place before, or none.
 */
export class ProvenPlaces1790000000340 implements MigrationInterface {
  readonly name = 'ProvenPlaces1790000000340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Keys, roles and places: no case, no name. Empty where no place was ever confirmed.
      create function greffe_place_entries()
        returns table (index bigint, stream text, seq int, type text, at timestamptz, actor text, data jsonb)
        language sql stable security definer set search_path = public, pg_temp as $$
        select s.index, e.stream, e.seq, e.type, e.at, e.actor, e.data
        from entry e left join sealed_entry s using (stream, seq)
        where e.stream in ('installation/place', 'keys', 'config/people')
          and exists (select from entry where stream = 'installation/place')
        order by e.stream, e.seq
      $$;
      revoke execute on function greffe_place_entries from public;
    `);
  }

  async down(): Promise<void> {
    throw new Error('A row alone is never trusted again: restore a backup instead.');
  }
}
