/** Reads the kept texts of past cases under the law in use and under a draft of it, for the trial of that draft. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SecondReading, type SecondReadings } from '../../cases/handle/second-reading.js';
import { Directory } from '../../directory/directory.js';
import type { Instant } from '../../domain/kernel/instant.js';
import type { WordsOfLaw } from '../../domain/reading/law.js';
import { Database } from '../../platform/database/database.js';
import { KeptTexts } from './kept-texts.js';
import { ReadingChildren } from './reading-children.js';

@Injectable()
export class DraftReadings implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly texts: KeptTexts,
    private readonly shared: ReadingChildren,
    private readonly offered: SecondReading,
  ) {}

  onModuleInit(): void {
    this.offered.offer((other) => this.begin(other));
  }

  /** Its caller closes it. A child compiles one law: each of the two has children of its own, so that none is ended for the other. */
  async begin({ lexicon, instruments, citations }: WordsOfLaw): Promise<SecondReadings> {
    const law = await this.database.transaction((tx) => this.directory.law(tx));
    const laws = [law, { ...law, lexicon, instruments, citations }] as const;
    const readers = [this.shared.another(), this.shared.another()] as const;
    const under = async (at: 0 | 1, caseId: string, receivedAt: string) => {
      const asked = { law: laws[at], readers: readers[at], lane: 'large' } as const;
      const read = await this.texts.read(caseId, receivedAt as Instant, asked);
      return typeof read === 'string' ? null : read.facts;
    };
    return {
      of: async (caseId, receivedAt) => {
        const before = await under(0, caseId, receivedAt);
        const after = before && (await under(1, caseId, receivedAt));
        return before && after && { before, after };
      },
      close: async () => {
        await Promise.all(readers.map((each) => each.close()));
      },
    };
  }
}
