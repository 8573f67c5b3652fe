/** The texts of changes of the directory of authorities and of the sovereignty file. What was adopted the log alone says. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const Kept = z.object({ id: z.uuid(), text: z.string() });

@Injectable()
export class DirectoryStore {
  async keep(tx: Tx, id: string, text: string): Promise<void> {
    await tx.query('insert into directory_change (id, text) values ($1, $2)', [id, text]);
  }

  async texts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = rowsOf(Kept, await tx.query('select id, text from directory_change where id = any($1)', [ids]));
    return new Map(rows.map(({ id, text }) => [id, text]));
  }
}
