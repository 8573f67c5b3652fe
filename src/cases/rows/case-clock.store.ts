/** Every clock that runs on an open case, as rows: written with the entries they come from. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { OpenClock } from '../../domain/case/model/open-clock.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const DueCase = z.object({ caseId: z.uuid(), nextAt: z.string() });
export type DueCase = z.infer<typeof DueCase>;

@Injectable()
export class CaseClockStore {
  /** Replaces the rows of the case. */
  async project(tx: Tx, caseId: string, clocks: readonly OpenClock[]): Promise<void> {
    await tx.query('delete from case_clock where case_id = $1 and code <> all ($2)', [
      caseId,
      clocks.map(({ code }) => code),
    ]);
    if (clocks.length === 0) return;
    await tx.query(
      `insert into case_clock (case_id, code, starts_at, legal_end, safe_end, rung, next_at)
       select $1, * from unnest(
         $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::text[], $7::timestamptz[])
       on conflict (case_id, code) do update set starts_at = excluded.starts_at, legal_end = excluded.legal_end,
         safe_end = excluded.safe_end, rung = excluded.rung, next_at = excluded.next_at`,
      [
        caseId,
        clocks.map(({ code }) => code),
        clocks.map(({ startsAt }) => startsAt),
        clocks.map(({ legalEnd }) => legalEnd),
        clocks.map(({ safeEnd }) => safeEnd),
        clocks.map(({ rung }) => rung),
        clocks.map(({ nextAt }) => nextAt),
      ],
    );
  }

  /** Cases of which a clock is due by the clock of the database, longest due first, after a place in that order. */
  async due(tx: Tx, after: DueCase | null, limit: number): Promise<DueCase[]> {
    return rowsOf(
      DueCase,
      await tx.query(
        `select case_id as "caseId", min(next_at)::text as "nextAt" from case_clock
       where next_at <= clock_timestamp() group by case_id
       having $1::timestamptz is null or (min(next_at), case_id) > ($1::timestamptz, $2::uuid)
       order by min(next_at), case_id limit $3`,
        [after?.nextAt ?? null, after?.caseId ?? null, limit],
      ),
    );
  }
}
