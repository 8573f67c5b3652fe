/** Days that pass for one database within moments: its clock is put forward, that of no other. */
import type { FreshDatabase } from './database.js';

/** Found before the clock of PostgreSQL, where the path says so. */
const clock = [
  'create schema passed',
  'create table passed.time (by interval not null)',
  `insert into passed.time values (interval '0')`,
  `create function passed.clock_timestamp() returns timestamptz language sql volatile security definer
   set search_path = pg_catalog
   as 'select pg_catalog.clock_timestamp() + by from passed.time'`,
  'grant usage on schema passed to public',
  'grant execute on function passed.clock_timestamp() to public',
];

/** By statements, by defaults of columns and by functions that pin a path; a view keeps the true clock. */
const read = `
  do $$ declare at record; begin
    execute format('alter database %I set search_path = passed, public, pg_catalog', current_database());
    for at in select adrelid::regclass as of, attname as named from pg_attrdef
      join pg_attribute on attrelid = adrelid and attnum = adnum
      where pg_get_expr(adbin, adrelid) = 'clock_timestamp()'
    loop
      execute format('alter table %s alter column %I set default passed.clock_timestamp()', at.of, at.named);
    end loop;
    for at in select p.oid::regprocedure as of, substr(setting, length('search_path=') + 1) as path
      from pg_proc p, unnest(proconfig) setting
      where pronamespace = 'public'::regnamespace and setting like 'search_path=%'
    loop
      execute format('alter function %s set search_path = passed, %s, pg_catalog', at.of,
        replace(replace(at.path, 'pg_catalog, ', ''), ', pg_catalog', ''));
    end loop;
  end $$`;

/** To be called before the first process connects. What it returns puts the clock forward by these days, from where it is. */
export async function passingTime(fresh: FreshDatabase): Promise<(days: number) => Promise<void>> {
  for (const statement of [...clock, read]) await fresh.asOwner(statement);
  return async (days) => {
    await fresh.asOwner('update passed.time set by = by + make_interval(days => $1)', [days]);
  };
}
