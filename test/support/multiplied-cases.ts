/** Many cases in a list, from one. */
import type { FreshDatabase } from './database.js';

const multiplication = `
  insert into case_file
    (id, reference, key_id, seq, status, circuit, step, received_at, safe_end, issuer_zone, issuer_country, issuer_kind,
     row_of_law, verdict, updated_at, step_kind, desk, door, language, emergency, bases, categories, targets, clock)
  select gen_random_uuid(), 'GRF-2025-' || lpad(n::text, 6, '0'), key_id, seq, status, circuit, step,
         received_at - n * interval '7 minutes', safe_end + n * interval '3 minutes', issuer_zone, issuer_country,
         issuer_kind, row_of_law, verdict, updated_at, step_kind, desk, door, language, emergency, bases, categories,
         targets, clock
  from (select * from case_file limit 1) kept, generate_series(1, $1) n`;

/** Copies the row of one case, under other references and hours; nothing else of it. */
export async function multiplyCases(fresh: FreshDatabase, copies: number): Promise<void> {
  await fresh.asOwner(multiplication, [copies]);
  await fresh.asOwner('vacuum analyze case_file');
}
