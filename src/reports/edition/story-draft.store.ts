/** What is being written of the cases that a report is to tell of, by quarter: the last version, sealed. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { StoryDraft } from '../../domain/report/story.js';
import { rowOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import { DataKeys } from '../../platform/keys/keys.js';

const Kept = z.object({
  sealed: z.instanceof(Buffer),
  by: z.uuid(),
  at: z.date().transform((at) => at.toISOString()),
});
const Drafts = z.array(StoryDraft);

@Injectable()
export class StoryDraftStore {
  constructor(private readonly keys: DataKeys) {}

  async keep(tx: Tx, period: string, stories: readonly StoryDraft[], by: string): Promise<void> {
    const sealed = this.keys.sealSecret(contextOf(period), Buffer.from(JSON.stringify(stories)));
    await tx.query(
      `insert into story_draft (period, sealed, by) values ($1, $2, $3)
       on conflict (period) do update set sealed = excluded.sealed, by = excluded.by, at = clock_timestamp()`,
      [period, sealed, by],
    );
  }

  /** Null where nothing was written. Throws when the row was altered. */
  async find(tx: Tx, period: string): Promise<{ stories: StoryDraft[]; by: string; at: string } | null> {
    const row = rowOf(Kept, await tx.query('select sealed, by, at from story_draft where period = $1', [period]));
    if (!row) return null;
    const { sealed, ...who } = row;
    const text = this.keys.openSecret(contextOf(period), sealed).toString('utf8');
    return { stories: Drafts.parse(JSON.parse(text)), ...who };
  }
}

const contextOf = (period: string): string => `story-draft/${period}`;
