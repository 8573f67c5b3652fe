/** A case of the secret cell, the people of its erasure, and days that pass in a scratch database. */
import { randomUUID } from 'node:crypto';
import { ErasureSweep } from '../../src/cases/jobs/erasure-sweep.js';
import { ErasureStore } from '../../src/cases/rows/erasure.store.js';
import type { Command } from '../../src/domain/case/command.js';
import type { Actor } from '../../src/domain/case/model/circumstances.js';
import { DataKeys } from '../../src/platform/keys/keys.js';
import type { LetterDesk } from './letter-desk.js';
import { refused, requisition } from './written-request.js';

export const secret = {
  ...refused,
  verdict: 'SECRET_CELL',
  row: 'F22',
  rule: 'F22',
  circuit: 'secret_cell',
  notices: [],
} satisfies typeof refused;

export class SecretCase {
  private constructor(
    readonly desk: LetterDesk,
    readonly id: string,
  ) {}

  static async open(desk: LetterDesk): Promise<SecretCase> {
    return new SecretCase(desk, await desk.request({ facts: requisition, classification: secret }));
  }

  /** By two persons, as the cell asks. */
  async close(): Promise<void> {
    await this.desk.give(this.id, { type: 'close', outcome: 'redirected' }, this.desk.person('jurist'));
    await this.desk.give(this.id, { type: 'close', outcome: 'redirected' }, this.desk.person('head_of_legal'));
  }

  /** What an order of now names. */
  async keys(): Promise<string[]> {
    const { database, module } = this.desk;
    const state = await this.desk.state(this.id);
    return database.transaction((tx) => module.get(ErasureStore).keysOf(tx, this.id, state));
  }

  async order({ days = 3, keys, by }: { days?: number; keys?: string[]; by?: Actor } = {}): Promise<string> {
    const orderId = randomUUID();
    const order: Command = {
      ...{ type: 'order_erasure', orderId, cause: 'handed_over', days },
      keys: keys ?? (await this.keys()),
    };
    await this.desk.give(this.id, order, by ?? this.desk.person('secret_officer'));
    return orderId;
  }

  async confirm(orderId: string, by = this.desk.person('dpo')): Promise<void> {
    await this.desk.give(this.id, { type: 'confirm_erasure', orderId }, by);
  }

  /** Every entry there is is sealed, and becomes older by so many days with its seal, as if they had passed since. */
  async pass(days: number): Promise<void> {
    await this.seal();
    await this.age(days, ['entry', 'checkpoint']);
  }

  /** The hours that these tables hold, and the day that a confirmation states. */
  async age(days: number, tables: readonly ('entry' | 'checkpoint')[]): Promise<void> {
    const { fresh } = this.desk.platform;
    for (const table of tables) {
      await fresh.asOwner(`alter table ${table} disable trigger user`);
      await fresh.asOwner(`update ${table} set at = at - interval '${days} days'`);
      if (table === 'entry') {
        await fresh.asOwner(
          `update entry set data = data || jsonb_build_object('dueAt', to_char(
             ((data ->> 'dueAt')::timestamptz - interval '${days} days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
           where type = 'case.erasure_confirmed'`,
        );
      }
      await fresh.asOwner(`alter table ${table} enable trigger user`);
    }
    // A new key, so that each process folds the keys and roles again.
    await this.desk.signing.of(await this.desk.addPerson('ciso'));
  }

  /** As the sequencer would, of which none runs here: under a root that no one verifies. */
  async seal(): Promise<void> {
    const { fresh } = this.desk.platform;
    await fresh.asOwner(
      `insert into sealed_entry (index, stream, seq, leaf)
       select (select count(*) from sealed_entry) + row_number() over (order by at, stream, seq) - 1, stream, seq, leaf
       from entry where not exists (
         select from sealed_entry s where (s.stream, s.seq) = (entry.stream, entry.seq))`,
    );
    await fresh.asOwner(
      `insert into checkpoint (size, root, note) select count(*), sha256('root'), 'of a test' from sealed_entry
       on conflict do nothing`,
    );
  }

  sweep(): Promise<void> {
    return this.desk.module.get(ErasureSweep).look();
  }

  /** How many of the keys are gone. */
  async destroyed(keys: readonly string[]): Promise<number> {
    const { database, module } = this.desk;
    let gone = 0;
    for (const key of keys) {
      if ((await database.transaction((tx) => module.get(DataKeys).open(tx, key))) === 'erased') gone += 1;
    }
    return gone;
  }
}
