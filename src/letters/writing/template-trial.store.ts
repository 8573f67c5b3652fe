/** What the next version of a letter is tried with: its drafted texts, and the cases to which a letter of its kind was written last. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { LetterKind } from '../../domain/law/vocabulary.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Template = z.object({ file: z.string(), text: z.string() });
const OfCase = z.object({ caseId: z.uuid() });

@Injectable()
export class TemplateTrialStore {
  async templates(tx: Tx, draftId: string): Promise<z.infer<typeof Template>[]> {
    return rowsOf(
      Template,
      await tx.query(
        `select file, text from law_draft_file where draft_id = $1 and file like 'templates/letters/%' order by file`,
        [draftId],
      ),
    );
  }

  /** The last one first. */
  async casesOf(tx: Tx, kind: LetterKind, most: number): Promise<string[]> {
    const rows = await tx.query(
      `select case_id as "caseId" from letter where kind = $1 group by case_id order by max(at) desc limit $2`,
      [kind, most],
    );
    return rowsOf(OfCase, rows).map(({ caseId }) => caseId);
  }
}
