/** What a person is writing into the forms of a case, form by form: the last version, sealed under the key of the case. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import { open, seal } from '../../platform/keys/sealed-box.js';

const Kept = z.object({
  form: z.string(),
  seen: z.int(),
  sealed: z.instanceof(Buffer),
  at: z.date().transform((at) => at.toISOString()),
});

/** Whose drafts, of which case, and the key of that case. */
export interface DraftsOf {
  readonly caseId: string;
  readonly personId: string;
  readonly key: Buffer;
}

export interface CaseDraft {
  readonly form: string;
  /** Entries of the case when the form was opened. */
  readonly seen: number;
  readonly content: string;
  readonly at: string;
}

@Injectable()
export class CaseDraftStore {
  async keep(tx: Tx, of: DraftsOf, { form, seen, content }: Omit<CaseDraft, 'at'>): Promise<void> {
    await tx.query(
      `insert into case_draft (case_id, person_id, form, seen, sealed) values ($1, $2, $3, $4, $5)
       on conflict (case_id, person_id, form)
       do update set seen = excluded.seen, sealed = excluded.sealed, at = clock_timestamp()`,
      [of.caseId, of.personId, form, seen, seal(of.key, Buffer.from(content), contextOf(of, form))],
    );
  }

  /** Of one person, by form. Throws when a row was altered, or is another person's. */
  async all(tx: Tx, of: DraftsOf): Promise<CaseDraft[]> {
    const rows = await tx.query(
      'select form, seen, sealed, at from case_draft where case_id = $1 and person_id = $2 order by form',
      [of.caseId, of.personId],
    );
    return rowsOf(Kept, rows).map(({ sealed, ...draft }) => ({
      ...draft,
      content: open(of.key, sealed, contextOf(of, draft.form)).toString('utf8'),
    }));
  }

  async drop(tx: Tx, caseId: string, personId: string, form: string): Promise<void> {
    await tx.query('delete from case_draft where case_id = $1 and person_id = $2 and form = $3', [
      caseId,
      personId,
      form,
    ]);
  }
}

const contextOf = ({ caseId, personId }: DraftsOf, form: string): string => `case-draft/${caseId}/${personId}/${form}`;
