/** Clocks that run, as they are read: one page in the order of the time left over the time allowed. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const RunningClock = z.strictObject({
  caseId: z.uuid(),
  reference: z.string(),
  code: z.string(),
  startsAt: z.iso.datetime(),
  legalEnd: z.iso.datetime().nullable().describe('null where the law gives no number'),
  safeEnd: z.iso.datetime().describe('What alarms follow: never later than the law'),
  allowedSeconds: z.number(),
  leftSeconds: z.number().describe('Below zero once it has passed; at the instant "asOf"'),
  rung: z.string().nullable().describe('The last escalation level reached; null for none'),
  nextAt: z.iso.datetime().nullable().describe('When the next one rings'),
  circuit: z.string(),
  step: z.string(),
  desk: z.string(),
  assignee: z.uuid().nullable(),
  emergency: z.boolean(),
  verdict: z.string().nullable(),
});
export type RunningClock = z.infer<typeof RunningClock>;

export interface DeadlineFilter {
  readonly desk?: readonly string[] | undefined;
  readonly code?: readonly string[] | undefined;
  readonly late?: boolean | undefined;
}

const where = `c.status = 'open' and ($2::text[] is null or c.desk = any ($2)) and ($3::text[] is null or k.code = any ($3))
  and ($4::boolean is null or (k.safe_end < $1::timestamptz) = $4)`;

const valuesOf = ({ desk, code, late }: DeadlineFilter, asOf: string): unknown[] => [
  asOf,
  desk ?? null,
  code ?? null,
  late ?? null,
];

@Injectable()
export class DeadlineStore {
  async page(
    tx: Tx,
    filter: DeadlineFilter,
    asOf: string,
    { limit, skip }: { readonly limit: number; readonly skip: number },
  ): Promise<RunningClock[]> {
    const left = 'k.due_seconds - extract(epoch from $1::timestamptz)::float8';
    return rowsOf(
      RunningClock,
      await tx.query(
        `select k.case_id as "caseId", c.reference, k.code, ${utc('k.starts_at')} as "startsAt",
         ${utc('k.legal_end')} as "legalEnd", ${utc('k.safe_end')} as "safeEnd",
         k.allowed_seconds as "allowedSeconds", ${left} as "leftSeconds", k.rung, ${utc('k.next_at')} as "nextAt",
         c.circuit, c.step, c.desk, c.assignee, c.emergency, c.verdict
       from case_clock k join case_file c on c.id = k.case_id where ${where}
       order by (${left}) / k.allowed_seconds, k.case_id, k.code limit $5 offset $6`,
        [...valuesOf(filter, asOf), limit, skip],
      ),
    );
  }

  async count(tx: Tx, filter: DeadlineFilter, asOf: string): Promise<number> {
    const rows = await tx.query(
      `select count(*)::int as count from case_clock k join case_file c on c.id = k.case_id where ${where}`,
      valuesOf(filter, asOf),
    );
    return z.tuple([z.object({ count: z.int() })]).parse(rows)[0].count;
  }
}
