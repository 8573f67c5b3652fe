/** Triggers that are switched off: the guards of the database are triggers. */

import { z } from 'zod';
import type { Database } from './database.js';
import { rowsOf } from './rows.js';

const Fault = z.object({ fault: z.string() });

/** Empty when all hold; each fault says what to change. */
export async function openLocks(database: Pick<Database, 'query'>): Promise<string[]> {
  const triggers = await database.query(
    `select format('the trigger %1$s on %2$s is switched off: alter table %2$s enable trigger %1$s.', t.tgname, c.relname)
       as fault
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where not t.tgisinternal and t.tgenabled not in ('O', 'A') and c.relnamespace = 'public'::regnamespace
     order by c.relname, t.tgname`,
  );
  const session = await database.query(
    `select 'session_replication_role is not origin, under which no trigger fires: reset it for the role of the application.'
       as fault
     where current_setting('session_replication_role') <> 'origin'`,
  );
  return rowsOf(Fault, [...triggers, ...session]).map(({ fault }) => fault);
}
