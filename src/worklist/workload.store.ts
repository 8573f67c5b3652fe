/** The load of a team, counted: by person, by age, by day, by circuit. No case is named. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Instant, OPERATOR_ZONE } from '../domain/kernel/instant.js';
import type { Role } from '../domain/law/vocabulary.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const DAY_SECONDS = 86_400;

export const PersonLoad = z.strictObject({
  id: z.uuid().nullable().describe('null: the cases that no one has'),
  name: z.string().nullable(),
  mayTake: z.boolean().describe('The account is open, prepares letters, and is not away now: cases may be given to it'),
  open: z.int(),
  late: z.int().describe('Of these, with an alarm that has passed'),
  soon: z.int().describe('Of these, with an alarm within seven days'),
  oldest: z.iso.datetime().nullable().describe('When the oldest of them came in'),
});
export type PersonLoad = z.infer<typeof PersonLoad>;

export const AgeCount = z.strictObject({ fromDays: z.int(), open: z.int() });
export const DayCount = z.strictObject({ day: z.iso.date(), ends: z.int() });
export const CircuitTime = z.object({ circuit: z.string(), closed: z.int(), medianSeconds: z.number() });

export const AbsenceRow = z.strictObject({
  person: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  substitute: z.string().nullable().describe('Who stands in; null where the roles of the named one do not allow it'),
});

@Injectable()
export class WorkloadStore {
  /** Everyone who prepares letters, everyone who has an open case, and the cases that no one has. */
  async people(tx: Tx, asOf: Instant, preparing: readonly Role[]): Promise<PersonLoad[]> {
    return rowsOf(
      PersonLoad,
      await tx.query(
        `with load as (
           select c.assignee, count(*)::int as open, count(*) filter (where c.due_seconds < at.now)::int as late,
             count(*) filter (where c.due_seconds >= at.now and c.due_seconds < at.now + 7 * ${DAY_SECONDS})::int as soon,
             min(c.received_at) as oldest
           from case_file c, (select extract(epoch from $1::timestamptz)::float8 as now) at
           where c.status = 'open' group by c.assignee)
         select p.id, p.name, coalesce(l.open, 0) as open, coalesce(l.late, 0) as late, coalesce(l.soon, 0) as soon,
           ${utc('l.oldest')} as oldest,
           p.id is not null and p.disabled_at is null and p.roles && $2::text[]
             and not exists (select from standing_delegation d where d.person_id = p.id) as "mayTake"
         from load l full join person p on p.id = l.assignee
         where l.open > 0 or p.disabled_at is null and p.roles && $2::text[]
         order by open desc, p.name`,
        [asOf, preparing],
      ),
    );
  }

  /** @param from the least days of each bracket, rising from 0 */
  async ages(tx: Tx, asOf: Instant, from: readonly number[]): Promise<z.infer<typeof AgeCount>[]> {
    return rowsOf(
      AgeCount,
      await tx.query(
        `select b.days as "fromDays", coalesce(n.open, 0)::int as open
         from unnest($2::int[]) with ordinality as b (days, place)
         left join (
           select width_bucket(greatest((extract(epoch from $1::timestamptz)::float8 - received_seconds) / ${DAY_SECONDS}, 0),
             $2::float8[]) as place, count(*) as open
           from case_file where status = 'open' group by 1) n using (place)
         order by b.days`,
        [asOf, from],
      ),
    );
  }

  /** Clocks of open cases that end on each civil day, from an instant on and before another; days without any are left out. */
  async ends(tx: Tx, from: Instant, before: Instant): Promise<z.infer<typeof DayCount>[]> {
    return rowsOf(
      DayCount,
      await tx.query(
        `select to_char(k.safe_end at time zone $3, 'YYYY-MM-DD') as day, count(*)::int as ends
         from case_clock k join case_file c on c.id = k.case_id
         where c.status = 'open' and k.safe_end >= $1 and k.safe_end < $2 group by 1 order by 1`,
        [from, before, OPERATOR_ZONE],
      ),
    );
  }

  /** Of the cases that were closed since: from receipt to closing, in elapsed time, by circuit; the most frequent first. */
  async closed(tx: Tx, since: Instant): Promise<z.infer<typeof CircuitTime>[]> {
    return rowsOf(
      CircuitTime,
      await tx.query(
        `select c.circuit, count(*)::int as closed,
           percentile_cont(0.5) within group (order by extract(epoch from e.at - c.received_at)::float8) as "medianSeconds"
         from entry e join case_file c on c.id = substr(e.stream, 6)::uuid
         where e.type = 'case.closed' and e.at >= $1 group by c.circuit order by closed desc, c.circuit`,
        [since],
      ),
    );
  }

  /** Who is away now or before the end, and who stands in. */
  async absences(tx: Tx, from: Instant, before: Instant): Promise<z.infer<typeof AbsenceRow>[]> {
    return rowsOf(
      AbsenceRow,
      await tx.query(
        `select p.name as person, ${utc('d.starts_at')} as "from", ${utc('d.ends_at')} as until,
           case when may_stand_in(d.delegate_id, d.person_id) then s.name end as substitute
         from delegation d join person p on p.id = d.person_id join person s on s.id = d.delegate_id
         where d.ended_at is null and d.ends_at > $1 and d.starts_at < $2 order by d.starts_at, p.name`,
        [from, before],
      ),
    );
  }
}
