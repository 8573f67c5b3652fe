import type { Bilingual } from '../domain/kernel/result.js';

/** Whom the report is about, and the names of the texts it cites. */
export class ReportSubject {
  constructor(
    readonly operator: string,
    /** Undefined for a code that the catalogue no longer knows. */
    readonly instrumentName: (code: string) => Bilingual | undefined,
  ) {}
}
