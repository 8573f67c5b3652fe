import { z } from 'zod';

/** A text in both languages, as the API and the files of the law hold it. */
export const BothLanguages = z.strictObject({ fr: z.string(), en: z.string() });

/** The same, where an empty text is a fault. */
export const WrittenInBoth = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
