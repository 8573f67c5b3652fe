/** What happens to cases, as it is sealed: in one order without gaps, so that a reader can resume where it stopped. */
import { Injectable } from '@nestjs/common';
import { Ledger } from '../../ledger/ledger.js';
import { SealingStore } from '../../ledger/sealing.store.js';
import { Database } from '../../platform/database/database.js';

/** Ids and kinds only: nothing that needs erasing. */
export interface CaseHappening {
  /** Place in the log. */
  readonly index: number;
  readonly caseId: string;
  readonly seq: number;
  readonly type: string;
  /** Id of a person, or name of a part of the service. */
  readonly actor: string;
  readonly at: string;
}

const CASES = 'case/';

@Injectable()
export class CaseFeed {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly sealing: SealingStore,
  ) {}

  /** The place after the last sealed entry. */
  end(): Promise<number> {
    return this.database.transaction(async (tx) => (await this.sealing.newestCheckpoint(tx))?.size ?? 0);
  }

  /** What happened from a place on, and the place after what was looked at: `limit` entries of any stream at most. */
  since(from: number, limit: number): Promise<{ readonly happenings: CaseHappening[]; readonly next: number }> {
    return this.database.transaction(async (tx) => {
      const happenings: CaseHappening[] = [];
      let next = from;
      for await (const { index, entry } of this.ledger.readAll(tx, { fromIndex: from, beforeIndex: from + limit })) {
        next = index + 1;
        const { stream, seq, type, actor, at } = entry;
        if (!stream.startsWith(CASES)) continue;
        happenings.push({ index, caseId: stream.slice(CASES.length), seq, type, actor, at });
      }
      return { happenings, next };
    });
  }
}
