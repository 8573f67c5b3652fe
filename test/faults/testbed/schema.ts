/** The whole of the schema as text, to be compared: tables, constraints, indexes, views, functions, triggers, rights. */
import type { Rows } from './testbed.js';

const parts: readonly string[] = [
  `select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable ||
     ' ' || coalesce(column_default, generation_expression, '') as line
   from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`,
  `select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line
   from pg_constraint where conrelid <> 0 and connamespace = 'public'::regnamespace`,
  `select 'index ' || indexdef as line from pg_indexes where schemaname = 'public'`,
  `select 'view ' || viewname || ' ' || definition as line from pg_views where schemaname = 'public'`,
  `select 'function ' || pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace`,
  `select 'trigger ' || pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal`,
  `select 'rights on ' || relname || ' ' || coalesce(relacl::text, '') as line
   from pg_class where relnamespace = 'public'::regnamespace`,
  `select 'rights on ' || attrelid::regclass || '.' || attname || ' ' || attacl::text as line
   from pg_attribute where attacl is not null and attnum > 0`,
  `select 'migration ' || name as line from migrations`,
];

export async function schemaOf(rows: Rows): Promise<string[]> {
  const found = [];
  for (const part of parts) found.push(...(await rows.query<{ line: string }>(part)));
  return found.map(({ line }) => line).sort();
}
