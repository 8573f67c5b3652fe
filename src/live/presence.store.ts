import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

/** A screen says that it is there every twenty seconds; two silences, and it is gone. */
const SILENCE = '45 seconds';
const present = `seen_at > clock_timestamp() - interval '${SILENCE}'`;

const Present = z.object({ caseId: z.uuid(), person: z.uuid(), name: z.string() });
export type Present = z.infer<typeof Present>;

@Injectable()
export class PresenceStore {
  async enter(tx: Tx, caseId: string, person: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `insert into presence (case_id, person_id) select id, $2 from case_file where id = $1
       on conflict (case_id, person_id) do update set seen_at = clock_timestamp() returning case_id`,
      [caseId, person],
    );
    return rows.length > 0;
  }

  async leave(tx: Tx, caseId: string, person: string): Promise<void> {
    await tx.query('delete from presence where case_id = $1 and person_id = $2', [caseId, person]);
    await tx.query(`delete from presence where seen_at < clock_timestamp() - interval '1 day'`);
  }

  /** Everyone who has a case open, or who has this one. */
  async present(tx: Tx, caseId: string | null = null): Promise<Present[]> {
    return rowsOf(
      Present,
      await tx.query(
        `select r.case_id as "caseId", r.person_id as person, p.name from presence r join person p on p.id = r.person_id
       where ${present} and ($1::uuid is null or r.case_id = $1) order by r.case_id, r.person_id`,
        [caseId],
      ),
    );
  }
}
