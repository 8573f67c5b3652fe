/** What is asked of operations: closed words. Circuits name those of an incident; the last is of every preservation. */
import { z } from 'zod';
import type { Bilingual } from '../kernel/result.js';

export const measureWords = {
  freeze_access: { fr: 'Geler les accès', en: 'Freeze access' },
  preserve_evidence: { fr: 'Conserver les traces', en: 'Preserve evidence' },
  preserve_data: { fr: 'Conserver les données', en: 'Preserve data' },
} as const satisfies Record<string, Bilingual>;
export const Measure = z.enum(
  Object.keys(measureWords) as [keyof typeof measureWords, ...(keyof typeof measureWords)[]],
);
export type Measure = z.infer<typeof Measure>;

/** Of an incident; the data of a preservation are kept by an order that names them. */
export const IncidentMeasure = Measure.exclude(['preserve_data']);
export type IncidentMeasure = z.infer<typeof IncidentMeasure>;
export const measures = IncidentMeasure.options;
