/** Alarms as rows, for the users they concern: written with their entry, answered by a person. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { type AlarmCode, alarmCodes } from '../../domain/case/model/vocabulary.js';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

export const Alarm = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid().nullable().describe('Null where it is of no case'),
  reference: z.string().nullable(),
  code: z.enum([...alarmCodes, 'work_given_up', 'expires']),
  about: z.uuid().nullable(),
  clock: z.string().nullable().describe('Code of the clock that passed'),
  topic: z.string().nullable().describe('Kind of the failed job, or what expires and when'),
  raisedAt: z.iso.datetime(),
  /** The account that answered it; null until then. */
  seenBy: z.uuid().nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

const columns = `a.id, a.case_id as "caseId", c.reference, a.code, a.about, a.clock, a.topic,
  to_char(a.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "raisedAt", a.seen_by as "seenBy"`;

interface RaisedAlarm {
  readonly code: AlarmCode;
  readonly about: string | null;
  /** Where a clock passed. */
  readonly clock?: string | null;
}

/** A case, a failed job, or a failed job of a case. */
export interface AlarmSubject {
  readonly case?: string;
  readonly work?: string;
}

const Raised = z.object({ work: z.uuid() });
const Last = z.object({ at: z.string().nullable() });
const Subject = z.object({ caseId: z.uuid().nullable(), work: z.uuid().nullable() });

@Injectable()
export class AlarmStore {
  async raise(tx: Tx, caseId: string, { code, about, clock = null }: RaisedAlarm): Promise<void> {
    const values = [uuidv7(), caseId, code, about, clock];
    await tx.query('insert into alarm (id, case_id, code, about, clock) values ($1, $2, $3, $4, $5)', values);
  }

  /** Unanswered ones, oldest first; then the others, newest first. */
  async list(tx: Tx, limit: number): Promise<Alarm[]> {
    return rowsOf(
      Alarm,
      await tx.query(
        `select ${columns} from alarm a left join case_file c on c.id = a.case_id
       order by a.seen_by is not null, case when a.seen_by is null then a.raised_at end, a.raised_at desc limit $1`,
        [limit],
      ),
    );
  }

  /** True once a person answered for the passing of that clock. */
  async isAnswered(tx: Tx, caseId: string, clock: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'select from alarm where case_id = $1 and clock = $2 and seen_by is not null limit 1',
      [caseId, clock],
    );
    return rows.length > 0;
  }

  /**
   * Whether people are notified of this failed job now: its alarm is open, and no unanswered one of its kind was notified
   * within an hour. Then it counts as notified.
   */
  async tells(tx: Tx, work: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `with told as (
         update alarm a set told_at = clock_timestamp()
         where a.work = $1 and a.seen_by is null and not exists (
           select from alarm o
           where o.topic = a.topic and o.seen_by is null and o.told_at > clock_timestamp() - interval '1 hour')
         returning a.id)
       select id from told`,
      [work],
    );
    return rows.length > 0;
  }

  /**
   * A failure of the service itself, which it goes on retrying: the id of the new alarm; null while an alarm of
   * it waits, or for an hour after the last.
   */
  async raiseOfService(tx: Tx, topic: string): Promise<string | null> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('alarm/' || $1, 0))`, [topic]);
    const raised: unknown = await tx.query(
      `insert into alarm (id, code, topic, work)
       select $1, 'work_given_up', $2, $3 where not exists (
         select from alarm where topic = $2 and (seen_by is null or raised_at > clock_timestamp() - interval '1 hour'))
       returning work`,
      [uuidv7(), topic, uuidv7()],
    );
    return rowOf(Raised, raised)?.work ?? null;
  }

  /** When the last alarm of this topic was raised, to the microsecond, UTC; null when none ever was. */
  async lastOf(tx: Tx, topic: string): Promise<string | null> {
    const last: unknown = await tx.query(
      `select to_char(max(raised_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from alarm
       where topic = $1`,
      [topic],
    );
    return rowOf(Last, last)?.at ?? null;
  }

  /** What expires: the id of the new alarm; null when an alarm of it was ever raised. */
  async raiseOfExpiry(tx: Tx, topic: string): Promise<string | null> {
    const raised: unknown = await tx.query(
      `insert into alarm (id, code, topic, work) values ($1, 'expires', $2, $3)
       on conflict (topic) where code = 'expires' do nothing returning work`,
      [uuidv7(), topic, uuidv7()],
    );
    return rowOf(Raised, raised)?.work ?? null;
  }

  /** True while it is not answered, retried or settled. */
  async isWaiting(tx: Tx, work: string): Promise<boolean> {
    const rows: unknown[] = await tx.query('select from alarm where work = $1 and seen_by is null', [work]);
    return rows.length > 0;
  }

  /** Retrying or settling a failed job answers its alarm. */
  async seeWork(tx: Tx, work: string, account: string): Promise<void> {
    await tx.query('update alarm set seen_by = $2, seen_at = clock_timestamp() where work = $1 and seen_by is null', [
      work,
      account,
    ]);
  }

  /** What the alarm is about, once; null when there is no such alarm, or it is already answered. */
  async see(tx: Tx, id: string, account: string): Promise<AlarmSubject | null> {
    const seen: unknown = await tx.query(
      `with seen as (
         update alarm set seen_by = $2, seen_at = clock_timestamp() where id = $1 and seen_by is null
         returning case_id, work)
       select case_id as "caseId", work from seen`,
      [id, account],
    );
    const row = rowOf(Subject, seen);
    if (!row) return null;
    return { ...(row.caseId && { case: row.caseId }), ...(row.work && { work: row.work }) };
  }
}
