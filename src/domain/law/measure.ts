/** What an incident asks of operations: closed words, which circuits name. */
import { z } from 'zod';
import type { Bilingual } from '../kernel/result.js';

export const measureWords = {
  freeze_access: { fr: 'Geler les accès', en: 'Freeze access' },
  preserve_evidence: { fr: 'Conserver les traces', en: 'Preserve evidence' },
} as const satisfies Record<string, Bilingual>;
export const measures = Object.keys(measureWords) as [keyof typeof measureWords, ...(keyof typeof measureWords)[]];
export const Measure = z.enum(measures);
export type Measure = z.infer<typeof Measure>;
