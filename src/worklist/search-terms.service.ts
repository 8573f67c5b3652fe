/** What a search looks for in the blind index: its words; where no case holds them, what they were probably meant for. */
import { Injectable } from '@nestjs/common';
import { SearchIndex } from '../cases/rows/search-index.js';
import { askedBy } from '../cases/rows/search-words.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { Directory } from '../directory/directory.js';
import type { Tx } from '../platform/database/transaction.js';
import { forgiven, publicWords, referenceMeant } from './forgiven.js';
import { QueueStore } from './queue.store.js';

export interface SearchTerms {
  /** A tsquery of digests. */
  readonly words: string;
  /** What is searched for instead of what was typed; null where that is found, or nothing is near it. */
  readonly instead: string | null;
}

@Injectable()
export class SearchTermsService {
  constructor(
    private readonly index: SearchIndex,
    private readonly store: QueueStore,
    private readonly directory: Directory,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * Slips are forgiven in references and in words of the directory and of the law. Words of a request are met as they are
   * written (docs/threat-model.md, "The search index").
   */
  async of(tx: Tx, text: string): Promise<SearchTerms> {
    const reference = await this.heldInstead(tx, referenceMeant(text));
    if (reference) return reference;
    const words = this.index.query(askedBy(text));
    if (await this.store.isHeld(tx, words)) return { words, instead: null };
    return (await this.heldInstead(tx, forgiven(text, await this.known(tx)))) ?? { words, instead: null };
  }

  /** Null where no case holds it either. */
  private async heldInstead(tx: Tx, instead: string | null): Promise<SearchTerms | null> {
    if (instead === null) return null;
    const words = this.index.query(askedBy(instead));
    return (await this.store.isHeld(tx, words)) ? { words, instead } : null;
  }

  private async known(tx: Tx): Promise<ReadonlySet<string>> {
    const { authorities } = await this.directory.of(tx);
    const { instruments } = this.catalogue.law;
    return publicWords([
      ...authorities.flatMap(({ names, domains }) => [names.fr, names.en, ...domains]),
      ...instruments.flatMap(({ names }) => [names.fr, names.en]),
    ]);
  }
}
