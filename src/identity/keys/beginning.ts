import { Injectable } from '@nestjs/common';
import { PEOPLE_STREAM } from '../../domain/signature/rights.js';
import { Ledger } from '../../ledger/ledger.js';
import { LedgerIdentity } from '../../ledger/ledger-identity.js';
import type { Tx } from '../../platform/database/transaction.js';
import { FoundingBook } from '../../platform/place/founding-book.js';
import { Settings } from '../../platform/settings/settings.js';
import { Authorities } from './authorities.js';

/** What registers the first two people, while no user can confirm yet. */
export const beginners = ['set-up', 'command-line', 'demo'] as const;
export type Beginner = (typeof beginners)[number];

export interface Begun {
  /** How many of the first two people the log has. */
  readonly people: number;
  /** The log or the book outside knows of a founding that those people do not explain: entries are missing. */
  readonly missing: boolean;
}

/** How far an installation has begun, asked of the log and of the book outside the database: never of a table. */
@Injectable()
export class Beginning {
  private readonly book: FoundingBook;

  constructor(
    private readonly ledger: Ledger,
    private readonly identity: LedgerIdentity,
    private readonly authorities: Authorities,
    { dataFolder }: Settings,
  ) {
    this.book = new FoundingBook(dataFolder);
  }

  async of(tx: Tx): Promise<Begun> {
    const entries = await this.ledger.read(tx, PEOPLE_STREAM);
    const added = entries.filter(({ type, actor }) => type === 'config.person_added' && isBeginner(actor));
    const { keys } = await this.authorities.of(tx);
    const founded = keys.filter(({ confirmedBy }) => confirmedBy === 'machine').length;
    const known = Math.max(founded, await this.book.count(this.identity.verifierKey.name));
    return { people: added.length, missing: known > added.length };
  }
}

const isBeginner = (actor: string): boolean => (beginners as readonly string[]).includes(actor);
