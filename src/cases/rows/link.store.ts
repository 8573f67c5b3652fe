/** Cases that people said are one request, or belong together. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Linked = z.object({ cases: z.array(z.string()) });
const Count = z.object({ count: z.number() });

export const linkKinds = ['same_request', 'related'] as const;
export const LinkKind = z.enum(linkKinds);
export type LinkKind = z.infer<typeof LinkKind>;

export const CaseLink = z.strictObject({
  id: z.uuid(),
  kind: LinkKind,
  by: z.uuid(),
  at: z.iso.datetime(),
  cases: z.array(z.strictObject({ id: z.uuid(), reference: z.string() })).describe('The others'),
});
export type CaseLink = z.infer<typeof CaseLink>;

@Injectable()
export class LinkStore {
  /** The entry that tells of it MUST stand last in the stream of that person's desk. */
  async add(tx: Tx, id: string, kind: LinkKind, cases: readonly string[], by: string): Promise<void> {
    await tx.query('insert into case_link (id, kind, cases, linked_by) values ($1, $2, $3::uuid[], $4)', [
      ...[id, kind, cases, by],
    ]);
  }

  /** Locked; undefined when there is no such link, or no longer. */
  async lock(tx: Tx, id: string): Promise<{ readonly cases: readonly string[] } | undefined> {
    const rows = rowsOf(
      Linked,
      await tx.query('select cases from case_link where id = $1 and undone_by is null for update', [id]),
    );
    return rows[0];
  }

  /** As for `add`. */
  async undo(tx: Tx, id: string, by: string): Promise<void> {
    await tx.query('update case_link set undone_by = $2 where id = $1', [id, by]);
  }

  /** How many of these ids are cases. */
  async countCases(tx: Tx, ids: readonly string[]): Promise<number> {
    const [row] = rowsOf(
      Count,
      await tx.query('select count(*)::int as count from case_file where id = any($1::uuid[])', [ids]),
    );
    return row?.count ?? 0;
  }

  /** Of one case, the oldest first. */
  async of(tx: Tx, caseId: string): Promise<CaseLink[]> {
    return rowsOf(
      CaseLink,
      await tx.query(
        `select l.id, l.kind, l.linked_by as by,
         to_char(l.linked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
         (select json_agg(json_build_object('id', c.id, 'reference', c.reference) order by c.reference)
          from case_file c where c.id = any (l.cases) and c.id <> $1) as cases
       from case_link l where l.cases @> array[$1::uuid] and l.undone_at is null order by l.linked_at, l.id`,
        [caseId],
      ),
    );
  }
}
