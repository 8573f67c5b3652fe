/** The content of notices by mail and pager: ids and closed words. */
import { z } from 'zod';
import { InstantText } from '../../domain/case/model/event-schema.js';
import { AlarmCode, CorrectionNews } from '../../domain/case/model/vocabulary.js';

/** A code of a list that the data of the law may extend. */
const Code = z.string().regex(/^[\w.:-]+$/);

/** A deadline level, an alarm, a message, or a correction. */
export const News = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clock'), clock: Code, safeEnd: InstantText, rung: Code }),
  z.strictObject({ kind: z.literal('alarm'), alarm: AlarmCode }),
  z.strictObject({ kind: z.literal('message') }),
  z.strictObject({ kind: z.literal('judged') }),
  z.strictObject({ kind: z.literal('correction'), what: CorrectionNews }),
]);
export type News = z.infer<typeof News>;

export const NewsOfCase = z.strictObject({ caseId: z.uuid(), news: News });

/** A failed job, an alarm on the service, or something that expires. */
export const FailedJob = z.strictObject({ work: z.uuid(), topic: Code });
export type FailedJob = z.infer<typeof FailedJob>;
