/** Watches the books of the log: the newest entries at each look, and page by page all that was ever written. */
import { Injectable } from '@nestjs/common';
import { faultsOfCheckpoints, faultsOfEntries, faultsOfIndex, type Place } from '../domain/ledger/books.js';
import { Database } from '../platform/database/database.js';
import { LedgerIdentity } from './ledger-identity.js';
import { PatrolStore } from './patrol.store.js';

/** Longer than the pause between two looks and than any transaction lasts. */
const NEWEST_MINUTES = 10;
/** A million entries in some three hours, at a look a minute. */
const PAGE = 5000;
/** A signature takes a tenth of a millisecond. */
const PAGE_OF_CHECKPOINTS = 1000;
const START: Place = { stream: '', seq: 0 };

@Injectable()
export class Patrol {
  private last = START;
  private index = 0;
  private checkpoint = 0;

  constructor(
    private readonly database: Database,
    private readonly store: PatrolStore,
    private readonly identity: LedgerIdentity,
  ) {}

  /** One look; what is wrong is kept in the database, and stays there. Several processes MAY look at once. */
  async look(): Promise<void> {
    const { entries, sealed, checkpoints } = await this.database.transaction(async (tx) => {
      await this.store.compareNewest(tx, NEWEST_MINUTES);
      await this.store.compareNames(tx, this.last, PAGE);
      const page = await this.store.entriesAfter(tx, this.last, PAGE);
      const lines = await this.store.sealedFrom(tx, this.index, PAGE);
      const signed = await this.store.checkpointsAfter(tx, this.checkpoint, PAGE_OF_CHECKPOINTS);
      await this.store.keep(tx, [
        ...faultsOfEntries(page, this.last),
        ...faultsOfIndex(lines, this.index),
        ...faultsOfCheckpoints(signed, this.identity.verifierKey),
      ]);
      return { entries: page, sealed: lines, checkpoints: signed };
    });
    const [entry, line] = [entries.at(PAGE - 1), sealed.at(PAGE - 1)];
    this.last = entry ? { stream: entry.stream, seq: entry.seq } : START;
    this.index = line ? line.index + 1 : 0;
    this.checkpoint = checkpoints.at(PAGE_OF_CHECKPOINTS - 1)?.size ?? 0;
  }
}
