/** Other cases about the same act, found by keyed digests of what the two have in common. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { CaseState } from '../../domain/case/model/state.js';
import { CommonThing } from '../../domain/case/model/vocabulary.js';
import type { Tx } from '../../platform/database/transaction.js';

const Related = z.array(z.object({ caseId: z.uuid(), common: CommonThing }));
export type Related = z.infer<typeof Related>;

const heldAs = ({ hold }: CaseState['floor']): string => (hold?.stopped ? 'stopped' : hold ? 'known' : 'none');

/** A few are enough: each is stricter than this case, which takes them over and then asks again. */
const SHOWN = 5;

@Injectable()
export class RelatedCases {
  /**
   * Those that ask more than this one does, as `covers` compares them: a row that asks no more would hide a stricter one
   * behind the limit. How much they ask is read from their entries.
   */
  async stricter(tx: Tx, caseId: string, { floor, apart }: CaseState): Promise<Related> {
    const rows: unknown[] = await tx.query(
      `select distinct on (c.id) c.id as "caseId", l.kind as common
       from case_lookup mine
         join case_lookup l on l.digest = mine.digest and l.case_id <> mine.case_id
         join case_file c on c.id = l.case_id
       where mine.case_id = $1 and mine.kind is not null and c.id <> all ($2::uuid[])
         and not (c.floor_approvers <@ $3::text[] and c.floor_fewest <= $4
           and (not c.floor_call_back or $5)
           and (not c.floor_holds or $6 = 'stopped' or $6 = 'known' and not c.floor_stopped))
       order by c.id, l.kind limit $7`,
      [caseId, apart, floor.approvers, floor.fewest, floor.callBack, heldAs(floor), SHOWN],
    );
    return Related.parse(rows);
  }
}
