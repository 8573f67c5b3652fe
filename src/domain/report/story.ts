/** A case that the operator tells of: no number of the report, and no name. */
import { z } from 'zod';

const StoryText = z.strictObject({ title: z.string().min(1).max(120), text: z.string().min(1).max(1200) });
/** One case in the words of the operator, in both languages. */
export const Story = z.strictObject({ fr: StoryText, en: StoryText });
export type Story = z.infer<typeof Story>;
export const MOST_STORIES = 6;

/** The same while it is written: half of it may be missing, and it may still be too long. */
const DraftText = z.strictObject({ title: z.string().max(400), text: z.string().max(4000) });
export const StoryDraft = z.strictObject({ fr: DraftText, en: DraftText });
export type StoryDraft = z.infer<typeof StoryDraft>;
