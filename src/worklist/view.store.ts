import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Tx } from '../platform/database/transaction.js';

const View = z.object({ id: z.uuid(), owner: z.uuid(), name: z.string(), query: z.string(), shared: z.boolean() });
export type View = z.infer<typeof View>;

/** Views that people keep: a name and a query string. */
@Injectable()
export class ViewStore {
  /** Those of the person and those that others share, by name. */
  async visibleTo(tx: Tx, person: string): Promise<View[]> {
    const rows: unknown[] = await tx.query(
      'select id, owner, name, query, shared from saved_view where owner = $1 or shared order by lower(name), id',
      [person],
    );
    return z.array(View).parse(rows);
  }

  async add(tx: Tx, { id, owner, name, query, shared }: View): Promise<void> {
    await tx.query('insert into saved_view (id, owner, name, query, shared) values ($1, $2, $3, $4, $5)', [
      id,
      owner,
      name,
      query,
      shared,
    ]);
  }

  /** False when the person has no such view. */
  async change(tx: Tx, { id, owner, name, query, shared }: View): Promise<boolean> {
    const [, changed]: [unknown, number] = await tx.query(
      'update saved_view set name = $3, query = $4, shared = $5 where id = $1 and owner = $2',
      [id, owner, name, query, shared],
    );
    return changed > 0;
  }

  /** False when the person has no such view. */
  async remove(tx: Tx, id: string, owner: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await tx.query('delete from saved_view where id = $1 and owner = $2', [
      id,
      owner,
    ]);
    return removed > 0;
  }
}
