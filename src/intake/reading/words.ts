/** What goes to the reading program: the law once, as plain JSON, then its tasks. It answers each with a Reading. */
import type { ReadMessage } from '../../domain/intake/message.js';
import { compiledCitation } from '../../domain/law/instrument.js';
import type { InstrumentCode } from '../../domain/law/vocabulary.js';
import type { ReadingLaw } from '../../domain/reading/law.js';
import type { SenderCheck } from '../../domain/reading/sender-check.js';

/** Its first line, before it is asked anything. */
export const BEGUN = 'begun';

export interface Task {
  readonly message: ReadMessage;
  readonly authentication: readonly SenderCheck[];
}

interface PlainLaw extends Omit<ReadingLaw, 'citations'> {
  readonly citations: readonly { readonly code: InstrumentCode; readonly sources: readonly string[] }[];
}

export const plainLaw = ({ instruments, citations, authorities, operator }: ReadingLaw): PlainLaw => ({
  instruments,
  citations: citations.map(({ code, sources }) => ({ code, sources })),
  authorities,
  operator,
});

export const lawFrom = ({ citations, ...law }: PlainLaw): ReadingLaw => ({
  ...law,
  citations: citations.map(({ code, sources }) => compiledCitation(code, sources)),
});
