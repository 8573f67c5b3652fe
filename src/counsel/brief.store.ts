/** Invitations of outside counsel: which case, until when; the view `standing_brief` alone says what is open now. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const CounselOfBrief = z.object({ counsel: z.string() });

const inUtc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const Named = z.strictObject({ id: z.uuid(), name: z.string() });
export const Brief = z
  .strictObject({
    id: z.uuid(),
    counsel: Named,
    givenBy: Named,
    givenAt: z.iso.datetime(),
    until: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
    stands: z.boolean().describe('Whether it opens the case now'),
  })
  .meta({ id: 'Brief' });
export type Brief = z.infer<typeof Brief>;

export const OpenBrief = z
  .strictObject({ id: z.uuid(), caseId: z.uuid(), reference: z.string(), givenBy: z.string(), until: z.iso.datetime() })
  .meta({ id: 'OpenBrief' });
export type OpenBrief = z.infer<typeof OpenBrief>;

export interface NewBrief {
  readonly id: string;
  readonly caseId: string;
  readonly counsel: string;
  readonly by: string;
  readonly until: string;
}

const open = `select s.id, s.case_id as "caseId", c.reference, p.name as "givenBy", ${inUtc('s.until')} as until
  from standing_brief s join case_file c on c.id = s.case_id join person p on p.id = s.given_by
  where s.counsel_id = $1`;

@Injectable()
export class BriefStore {
  /** The entry that tells of it MUST stand last in the stream of the case's counsel. */
  async add(tx: Tx, { id, caseId, counsel, by, until }: NewBrief): Promise<void> {
    await tx.query('insert into brief (id, case_id, counsel_id, given_by, until) values ($1, $2, $3, $4, $5)', [
      ...[id, caseId, counsel, by, until],
    ]);
  }

  /** Locked; undefined when there is no such invitation on the case, or it was withdrawn. */
  async lock(tx: Tx, caseId: string, id: string): Promise<{ readonly counsel: string } | undefined> {
    const rows = rowsOf(
      CounselOfBrief,
      await tx.query(
        'select counsel_id as counsel from brief where id = $1 and case_id = $2 and ended_at is null for update',
        [id, caseId],
      ),
    );
    return rows[0];
  }

  /** As for `add`. */
  async withdraw(tx: Tx, id: string, by: string): Promise<void> {
    await tx.query('update brief set ended_by = $2 where id = $1', [id, by]);
  }

  /** The one case that is open to the counsel now, or none. */
  async openTo(tx: Tx, counsel: string): Promise<OpenBrief[]> {
    return rowsOf(OpenBrief, await tx.query(open, [counsel]));
  }

  /** The invitation by which this case is open to the counsel now. */
  async openBrief(tx: Tx, counsel: string, caseId: string): Promise<OpenBrief | undefined> {
    return rowsOf(OpenBrief, await tx.query(`${open} and s.case_id = $2`, [counsel, caseId]))[0];
  }

  /** Whether the message belongs to a case that is open to the counsel now. */
  async reaches(tx: Tx, counsel: string, caseId: string, messageId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select 1 from standing_brief s join case_message m on m.case_id = s.case_id
       where s.counsel_id = $1 and s.case_id = $2 and m.message_id = $3`,
      [counsel, caseId, messageId],
    );
    return rows.length > 0;
  }

  /** Every invitation on the case, the oldest first. */
  async of(tx: Tx, caseId: string): Promise<Brief[]> {
    return rowsOf(
      Brief,
      await tx.query(
        `select b.id, json_build_object('id', c.id, 'name', c.name) as counsel,
         json_build_object('id', g.id, 'name', g.name) as "givenBy", ${inUtc('b.given_at')} as "givenAt",
         ${inUtc('b.until')} as until, ${inUtc('b.ended_at')} as "withdrawnAt",
         exists (select from standing_brief s where s.id = b.id) as stands
       from brief b join person c on c.id = b.counsel_id join person g on g.id = b.given_by
       where b.case_id = $1 order by b.given_at, b.id`,
        [caseId],
      ),
    );
  }

  /** Counsel whose account is open, and to whom no case is. */
  async available(tx: Tx): Promise<z.infer<typeof Named>[]> {
    return rowsOf(
      Named,
      await tx.query(
        `select p.id, p.name from person p
       where holds(p.id, array['counsel']) and not exists (select from standing_brief s where s.counsel_id = p.id)
       order by p.name, p.id`,
      ),
    );
  }

  /** Whether the person of the account has another one, open and with roles. */
  async worksHere(tx: Tx, account: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `select 1 from person where id <> $1 and cardinality(roles) > 0 and disabled_at is null
         and person_of(id) = person_of($1)`,
      [account],
    );
    return rows.length > 0;
  }
}
