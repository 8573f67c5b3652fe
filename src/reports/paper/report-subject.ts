import type { Bilingual } from '../../domain/kernel/result.js';
import type { Notice } from '../../domain/law/vocabulary.js';

/** Whom the report is about, and the names of the texts it cites. */
export class ReportSubject {
  constructor(
    readonly operator: string,
    /** Undefined for a code that the catalogue no longer knows. */
    readonly instrumentName: (code: string) => Bilingual | undefined,
    /** Notices whose line is printed at zero too. */
    readonly alwaysTold: readonly Notice[],
    /** Where a reader asks about a report. */
    readonly contact?: string,
  ) {}
}
