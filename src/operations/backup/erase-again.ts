/** What was erased after a backup is erased again where an order in its log says so, and set aside where none does. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { ErasureStore } from '../../cases/rows/erasure.store.js';
import { erasureRoles } from '../../domain/case/model/erasure-roles.js';
import { instant } from '../../domain/kernel/instant.js';
import { readVerifierKey } from '../../domain/ledger/note.js';
import { Authority } from '../../domain/signature/authority.js';
import { type OrderedErasure, type OrderedErasures, orderedErasures } from '../../domain/signature/erasure-order.js';
import { KEYS_STREAM } from '../../domain/signature/key-event.js';
import { PEOPLE_STREAM } from '../../domain/signature/rights.js';
import { type Asked, inOrder, LedgerStore } from '../../ledger/ledger.store.js';
import type { DatabaseClient } from '../../platform/database/client.js';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import { type Erasure, erasures } from '../../platform/place/erased-list.js';

export interface ErasedAgain {
  readonly erased: number;
  readonly setAside: number;
  /** Keys whose rows hold no bytes any more. */
  readonly keys: readonly string[];
}

const Now = z.object({ now: z.string() });
const Aside = z.object({ type: z.enum(erasures), of: z.string() });

const UTC_NOW = `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`;

const tables = {
  'erasure.key_destroyed': { name: 'data_key', mine: 'id = $1 and wrapped is not null' },
  'erasure.secrets_deleted': { name: 'case_secret', mine: 'case_id = $1' },
} as const;

/** As the owner of the tables, in the transaction of the restore; what the backup knows as erased is left alone. */
export async function eraseAgain(
  client: DatabaseClient,
  listed: readonly Erasure[],
  vkey: string,
): Promise<ErasedAgain> {
  const asked: Asked = { query: async (sql, parameters) => (await client.query(sql, [...(parameters ?? [])])).rows };
  const ordered = await ordersIn(asked, vkey);
  let [erased, setAside] = [0, 0];
  const keys: string[] = [];
  for (const { type, of } of listed) {
    const { name, mine } = tables[type];
    if ((await asked.query(`select from ${name} where ${mine}`, [of])).length === 0) continue;
    if (type === 'erasure.key_destroyed') keys.push(of);
    const by = ordered.get(of);
    if (by) {
      await tell(asked, type, of, by);
      await erase(asked, type, of);
      erased += 1;
    } else {
      await tell(asked, 'erasure.set_aside', of);
      await putAside(asked, type, of);
      setAside += 1;
    }
  }
  return { erased, setAside, keys };
}

/**
 * Gives back what a restore set aside, before its thirty days are over; null when nothing of that id was.
 * @param of the key, or the case
 */
export async function putBack(client: DatabaseClient, of: string): Promise<number | null> {
  const asked: Asked = { query: async (sql, parameters) => (await client.query(sql, [...(parameters ?? [])])).rows };
  const found = rowsOf(Aside, await asked.query('select type, of from erasure_aside where of = $1 for update', [of]));
  if (found.length === 0) return null;
  for (const { type } of found) {
    await unguarded(asked, tables[type].name, () =>
      asked.query(
        type === 'erasure.key_destroyed'
          ? `update data_key k set wrapped = r.wrapped, erased_at = null
             from erasure_aside a, jsonb_populate_recordset(null::data_key, a.kept) r
             where a.type = 'erasure.key_destroyed' and a.of = $1 and k.id = r.id and k.wrapped is null`
          : `insert into case_secret select r.*
             from erasure_aside a, jsonb_populate_recordset(null::case_secret, a.kept) r
             where a.type = 'erasure.secrets_deleted' and a.of = $1`,
        [of],
      ),
    );
  }
  await tell(asked, 'erasure.put_back', of);
  await asked.query('delete from erasure_aside where of = $1', [of]);
  return found.length;
}

/** Verified against the log that the backup holds, with the key of that log. */
async function ordersIn(asked: Asked, vkey: string): Promise<OrderedErasures> {
  const machine = readVerifierKey(vkey);
  if (!machine) throw new Error('The backup names no verifier key of its log.');
  const authority = new Authority(machine.publicKey);
  for (const entry of inOrder(await new LedgerStore().readMany(asked, [PEOPLE_STREAM, KEYS_STREAM]))) {
    authority.take(entry);
  }
  const clock = rowOf(Now, await asked.query(UTC_NOW));
  if (!clock) throw new Error('PostgreSQL returned no hour.');
  const signers = { authority, roles: erasureRoles, counts: 'then', policy: null } as const;
  return orderedErasures(await new ErasureStore().orders(asked), signers, instant(clock.now));
}

async function tell(asked: Asked, type: string, of: string, data: Partial<OrderedErasure> = {}): Promise<void> {
  await asked.query(
    `insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
     select $1, coalesce(max(seq), 0) + 1, $2, date_trunc('milliseconds', clock_timestamp()), 'restore', $5, 'other', $3, $4
     from entry where stream = $1`,
    [`erasure/${of}`, type, randomBytes(32), randomBytes(32), JSON.stringify(data)],
  );
}

const erase = (asked: Asked, type: Erasure['type'], of: string): Promise<unknown[]> =>
  asked.query(
    type === 'erasure.key_destroyed'
      ? 'update data_key set wrapped = null, erased_at = clock_timestamp() where id = $1'
      : 'delete from case_secret where case_id = $1',
    [of],
  );

/** Nothing opens it there; the index of words stays, and goes when it is destroyed. */
async function putAside(asked: Asked, type: Erasure['type'], of: string): Promise<void> {
  const { name, mine } = tables[type];
  await asked.query(
    `insert into erasure_aside (type, of, kept) select $2, $1, jsonb_agg(to_jsonb(r)) from ${name} r where ${mine}`,
    [of, type],
  );
  await unguarded(asked, name, () => erase(asked, type, of));
}

/** The guards of the table refuse what only its owner does, within this transaction. */
async function unguarded(asked: Asked, table: string, work: () => Promise<unknown>): Promise<void> {
  await asked.query(`alter table ${table} disable trigger user`);
  await work();
  await asked.query(`alter table ${table} enable trigger user`);
}
