/** What was recorded of a letter that a person posted. */
import { z } from 'zod';
import { PostManner } from '../../law/vocabulary.js';

/** The answer of the post to a letter: the recipient has it, or it came back. */
const Acknowledged = z.strictObject({ received: z.boolean(), at: z.string(), noteId: z.uuid() });

export const Posting = z
  .strictObject({
    letterId: z.string(),
    manner: PostManner,
    postedAt: z.string(),
    by: z.string(),
    noteId: z.uuid().describe('The note that holds the tracking number'),
    acknowledged: Acknowledged.nullable(),
  })
  .describe('A letter that a person posted');
