/** Notices that cases owe, each with the end of its time limit, the soonest first. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Law } from '../catalogue/files/law.js';
import { Directory } from '../directory/directory.js';
import type { Instant } from '../domain/kernel/instant.js';
import { deadlineOf } from '../domain/law/deadline.js';
import { givingOf } from '../domain/law/notice.js';
import { Notice } from '../domain/law/vocabulary.js';
import { Database } from '../platform/database/database.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const OwedNotice = z.strictObject({
  caseId: z.uuid(),
  reference: z.string(),
  notice: Notice,
  letterWaits: z
    .boolean()
    .describe('Its letter was held back by silence, and waits to be written or approved: no one is informed before'),
  verdict: z.string().nullable(),
  /** Of the rules that judged it. */
  row: z.string().nullable(),
  receivedAt: z.iso.datetime(),
  clocks: z.array(z.strictObject({ code: z.string(), safeEnd: z.iso.datetime() })),
});
type OwedNotice = z.infer<typeof OwedNotice>;

const LIMIT = 500;

@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /** The cases that came in first, where there are more than one list shows. */
  async list() {
    const { law, rows, total } = await this.database.transaction(async (tx) => ({
      law: await this.directory.law(tx),
      ...(await this.owed(tx)),
    }));
    const notices = rows.map(({ row, clocks, receivedAt, notice, ...owed }) => ({
      ...owed,
      ...givingOf(notice, law),
      due: dueOf({ row, clocks, receivedAt, notice }, law),
    }));
    return { notices: notices.toSorted((one, other) => (endOf(one) < endOf(other) ? -1 : 1)), total };
  }

  private async owed(tx: Tx): Promise<{ rows: OwedNotice[]; total: number }> {
    const rows = await tx.query(
      `select c.id as "caseId", c.reference, notice, c.verdict, c.row_of_law as "row",
         ${utc('c.received_at')} as "receivedAt",
         coalesce((select e.type <> 'case.notice_approved' from entry e where e.stream = 'case/' || c.id
           and (e.type in ('case.notice_written', 'case.notice_approved') and e.data ->> 'notice' = notice
             or e.type in ('case.gag_set', 'case.gag_over') and e.data -> 'notices' ? notice)
           order by e.seq desc limit 1), false) as "letterWaits",
         coalesce((select jsonb_agg(jsonb_build_object('code', k.code, 'safeEnd', ${utc('k.safe_end')}))
           from case_clock k where k.case_id = c.id), '[]') as clocks
       from case_file c cross join unnest(c.owed) as notice
       where c.owed <> '{}' order by c.received_at, c.id limit $1`,
      [LIMIT],
    );
    const [count] = await tx.query(
      `select coalesce(sum(cardinality(owed)), 0)::int as total from case_file where owed <> '{}'`,
    );
    return { rows: rowsOf(OwedNotice, rows), total: z.object({ total: z.int() }).parse(count).total };
  }
}

const endOf = ({ due }: { readonly due: { readonly safeEnd: string } | null }): string => due?.safeEnd ?? '~';

/** The clock that the notice meets, as it runs; else the delay that the rule gives it from receipt; null where there is neither. */
function dueOf(
  { row, clocks, receivedAt, notice }: Pick<OwedNotice, 'row' | 'clocks' | 'receivedAt' | 'notice'>,
  law: Law,
): { code: string; safeEnd: string } | null {
  const met = law.clocks.filter(({ metByNotice }) => metByNotice === notice).map(({ code }) => code);
  const running = clocks.find(({ code }) => met.includes(code));
  if (running) return running;
  const rule = law.rules.find((each) => each.rule.id === row)?.rule;
  const code = rule?.notify.find((each) => each.code === notice)?.delay;
  return code ? { code, safeEnd: deadlineOf(code, receivedAt as Instant, law).safeEnd } : null;
}
