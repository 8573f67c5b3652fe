/**
 * What goes to the reading program: the law once, as plain JSON, then its tasks. Of each it first asks for the customers of
 * what the message names, then answers with a Reading.
 */
import { z } from 'zod';
import type { ReadMessage } from '../../domain/intake/message.js';
import { compiledCitation } from '../../domain/law/instrument.js';
import type { InstrumentCode } from '../../domain/law/vocabulary.js';
import { MOST_ASKED } from '../../domain/reading/asked.js';
import type { CommonReadingLaw } from '../../domain/reading/law.js';
import { type LexiconFiles, lexiconOf } from '../../domain/reading/lexicon.js';
import type { SenderCheck } from '../../domain/reading/sender-check.js';

/** Its first line, before it is asked anything. */
export const BEGUN = 'begun';

export interface Task {
  readonly message: ReadMessage;
  readonly authentication: readonly SenderCheck[];
}

/** Its first answer to a task. */
export const Asked = z.strictObject({ asked: z.array(z.string().max(254)).max(MOST_ASKED) });
export type Asked = z.infer<typeof Asked>;

interface PlainLaw extends Omit<CommonReadingLaw, 'citations' | 'lexicon'> {
  readonly lexicon: LexiconFiles;
  readonly citations: readonly { readonly code: InstrumentCode; readonly sources: readonly string[] }[];
}

export const plainLaw = ({ instruments, citations, authorities, lexicon, operator }: CommonReadingLaw): PlainLaw => ({
  instruments,
  citations: citations.map(({ code, sources }) => ({ code, sources })),
  authorities,
  lexicon: lexicon.files,
  operator,
});

export const lawFrom = ({ citations, lexicon, ...law }: PlainLaw): CommonReadingLaw => ({
  ...law,
  lexicon: lexiconOf(lexicon),
  citations: citations.map(({ code, sources }) => compiledCitation(code, sources)),
});
