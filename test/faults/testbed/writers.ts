/** Which version of the product wrote each entry: the database notes it, by the name under which a version connects. */
import type { Installation, Rows } from './testbed.js';

/** The connections of this installation, under that name. */
export function connectingAs(name: string, { environment }: Installation): Record<string, string> {
  const url = (variable: string) => ({ [variable]: `${environment[variable]}?application_name=${name}` });
  const logins = ['DATABASE_URL', 'DATABASE_IDENTITY_URL', 'DATABASE_SEQUENCER_URL'].map(url);
  return Object.assign({}, environment, ...logins);
}

/** From now on; the table is of the test alone. */
export async function noteWriters(rows: Rows): Promise<void> {
  await rows.query(`
    create table written_by (stream text, at timestamptz, program text);
    create function note_writer() returns trigger language plpgsql security definer set search_path = public as
      $$ begin insert into written_by values (new.stream, new.at, current_setting('application_name')); return null; end $$;
    create trigger note_writer after insert on entry for each row execute function note_writer()`);
}

/** Each case that the version wrote to, with the first time, in milliseconds of the clock of the database. */
export async function casesWrittenBy(name: string, rows: Rows): Promise<ReadonlyMap<string, number>> {
  const found = await rows.query<{ id: string; at: string }>(
    `select substr(stream, 6) as id, extract(epoch from min(at)) * 1000 as at from written_by
     where program = $1 and stream like 'case/%' group by stream`,
    [name],
  );
  return new Map(found.map(({ id, at }) => [id, Number(at)]));
}
