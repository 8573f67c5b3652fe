/** The texts of drafts and the results of their trials. What a draft is, and whether it was adopted, the log alone says. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Moment } from '../../access/moment.js';
import type { DraftFile } from '../../catalogue/draft/draft.js';
import { rowOf, rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';

const Head = z.strictObject({ rule: z.string(), row: z.string().nullable(), verdict: z.string() });
/** One case whose outcome would change. */
export const Outcome = z.strictObject({
  reference: z.string(),
  receivedOn: z.iso.date(),
  before: Head,
  after: Head,
  differences: z
    .array(z.strictObject({ aspect: z.string(), lost: z.array(z.string()), gained: z.array(z.string()) }))
    .describe('A clock is its code, its end by law (`-` where the law has no number) and its safe end'),
});
export type Outcome = z.infer<typeof Outcome>;

export const Replay = z.strictObject({
  id: z.uuid(),
  day: z.iso.date().describe('Each case is judged as if it came in on that day'),
  since: z.iso.date(),
  until: z.iso.date(),
  law: z.string().describe('Content hash of the law that the draft is compared with'),
  askedAt: Moment,
  total: z.int().nullable().describe('Cases received in these days; null until they are counted'),
  judged: z.int(),
  changed: z.int(),
  unjudged: z
    .int()
    .describe(
      'Left out: not judged yet, or, where the draft changes the reading, without a text that can be read again',
    ),
  state: z.enum(['running', 'done', 'failed']),
  outcomes: z.array(Outcome).describe('The first 500'),
});
export type Replay = z.infer<typeof Replay>;
const WithDraft = Replay.extend({ draftId: z.uuid() });

export type NewReplay = Pick<z.infer<typeof WithDraft>, 'id' | 'draftId' | 'day' | 'since' | 'until' | 'law'>;
export type Progress = Pick<Replay, 'total' | 'judged' | 'changed' | 'unjudged' | 'state' | 'outcomes'>;

const FileText = z.object({ file: z.string(), text: z.string() });
const columns = `id, draft_id as "draftId", day::text, since::text, until::text, law, asked_at as "askedAt", total, judged,
  changed, unjudged, state, outcomes`;

@Injectable()
export class LawDraftStore {
  async keep(tx: Tx, id: string, files: readonly DraftFile[]): Promise<void> {
    await tx.query('insert into law_draft (id) values ($1)', [id]);
    for (const { file, text } of files) {
      await tx.query('insert into law_draft_file (draft_id, file, text) values ($1, $2, $3)', [id, file, text]);
    }
  }

  async files(tx: Tx, id: string): Promise<DraftFile[]> {
    return rowsOf(
      FileText,
      await tx.query('select file, text from law_draft_file where draft_id = $1 order by file', [id]),
    );
  }

  async ask(tx: Tx, { id, draftId, day, since, until, law }: NewReplay, by: string): Promise<void> {
    await tx.query(
      `insert into law_replay (id, draft_id, day, since, until, law, asked_by) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, draftId, day, since, until, law, by],
    );
  }

  async replay(tx: Tx, id: string): Promise<z.infer<typeof WithDraft> | null> {
    return rowOf(WithDraft, await tx.query(`select ${columns} from law_replay where id = $1`, [id]));
  }

  /** The last trial of a draft. */
  async lastReplay(tx: Tx, draftId: string): Promise<Replay | null> {
    const found = rowOf(
      WithDraft,
      await tx.query(`select ${columns} from law_replay where draft_id = $1 order by asked_at desc, id desc limit 1`, [
        draftId,
      ]),
    );
    if (!found) return null;
    const { draftId: _, ...replay } = found;
    return replay;
  }

  async progress(tx: Tx, id: string, { total, judged, changed, unjudged, state, outcomes }: Progress): Promise<void> {
    await tx.query(
      `update law_replay set total = $2, judged = $3, changed = $4, unjudged = $5, state = $6, outcomes = $7
       where id = $1`,
      [id, total, judged, changed, unjudged, state, JSON.stringify(outcomes)],
    );
  }
}
