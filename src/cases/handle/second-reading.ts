/** What the kept texts of past cases say under another law: the trial of a draft asks it, and intake, which reads, answers. */
import { Injectable } from '@nestjs/common';
import type { CaseState } from '../../domain/case/model/state.js';
import type { RequestFacts } from '../../domain/law/fact.js';
import type { WordsOfLaw } from '../../domain/reading/law.js';

/** The facts of one case, read under the law in use and under the other. */
export interface ReadTwice {
  readonly before: RequestFacts;
  readonly after: RequestFacts;
}

export interface SecondReadings {
  /** Null where the case keeps no text, or none that can be read. */
  of(caseId: string, receivedAt: CaseState['receivedAt']): Promise<ReadTwice | null>;
  /** Ends the programs that read. */
  close(): Promise<void>;
}

type Begin = (other: WordsOfLaw) => Promise<SecondReadings>;

@Injectable()
export class SecondReading {
  private offered: Begin | undefined;

  /** Called once, by the module that reads messages. */
  offer(begin: Begin): void {
    this.offered = begin;
  }

  /** Rejects where no module registered: a trial that cannot read again has no result. */
  async begin(other: WordsOfLaw): Promise<SecondReadings> {
    if (!this.offered) throw new Error('No module of this process reads messages.');
    return this.offered(other);
  }
}
