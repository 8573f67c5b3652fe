/** The queues a person looks at: which cases, in which order, and of whom they are, opened for the page alone. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { DelegationStore } from '../access/delegation.store.js';
import type { CaseSummary } from '../cases/rows/case.store.js';
import { Particulars } from '../cases/rows/particulars.js';
import { askedBy } from '../cases/rows/search-words.js';
import { CaseVault, erased } from '../cases/rows/vault.js';
import { Directory } from '../directory/directory.js';
import { mailbox } from '../domain/kernel/mailbox.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { type Authority, authorityOf } from '../domain/law/authority.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { DataKeys } from '../platform/keys/keys.js';
import type { Asking } from './queue.condition.js';
import { orderOf, orders, type QueueFilter, type QueueOrder, type QueueQuery } from './queue.filter.js';
import { type Place, QueueStore } from './queue.store.js';
import type { QueuedCase } from './queued-case.js';
import { pageUnknown, searchEmpty, searchUnknown } from './refusal.js';
import { SearchTermsService } from './search-terms.service.js';

/** A search opens for the person who made it alone: its words may name a person whom the others do not look for. */
const searchOf = ({ id }: Person): string => `search of ${id}`;
/** With more hits a user refines the search; counting them all would cost more than finding. */
const MOST_FOUND = 1_000;

export interface Page {
  readonly cases: readonly QueuedCase[];
  /** Of a search, `MOST_FOUND` at most. */
  readonly total: number;
  /** There are more than are counted. */
  readonly more: boolean;
  readonly asOf: string;
  readonly next: string | null;
  /** What is searched for, as the user wrote it. */
  readonly searchText: string | null;
  /** What was searched for instead of it; null where it was searched for as written. */
  readonly searchedInstead: string | null;
}

type Searched = Pick<Page, 'searchText' | 'searchedInstead'>;

const Cursor = z.strictObject({ order: z.enum(orders), asOf: z.iso.datetime(), value: z.string(), id: z.uuid() });
type Cursor = z.infer<typeof Cursor>;
const NUMBER = /^(-?\d+(\.\d+)?(e[+-]\d+)?|Infinity)$/;

const written = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function cursorOf(text: string): Cursor | null {
  try {
    const cursor = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return NUMBER.test(cursor.value) ? cursor : null;
  } catch {
    return null;
  }
}

@Injectable()
export class QueueService {
  constructor(
    private readonly database: Database,
    private readonly store: QueueStore,
    private readonly vault: CaseVault,
    private readonly terms: SearchTermsService,
    private readonly keys: DataKeys,
    private readonly directory: Directory,
    private readonly delegations: DelegationStore,
  ) {}

  /** A search for the query string of this person: the words are sealed, so that no URL and no log holds them. */
  search(text: string, person: Person): Result<{ readonly search: string }> {
    if (askedBy(text).length === 0) return refuse(searchEmpty);
    return accept({ search: this.keys.sealText(searchOf(person), text) });
  }

  /** One page and how many cases there are in all; later pages keep the instant of the first, so that none moves. */
  async page(query: QueueQuery, person: Person): Promise<Result<Page>> {
    const { order: asked, limit, after, skip, ...filter } = query;
    const cursor = after === undefined ? null : cursorOf(after);
    const order = asked ?? orderOf(filter);
    if (after !== undefined && cursor?.order !== order) return refuse(pageUnknown);
    const pinned = cursor ? { ...filter, asOf: cursor.asOf } : filter;
    return this.read(pinned, person, async (tx, asking, searched) => {
      const rows = await this.store.page(tx, pinned, asking, { order, limit, after: cursor, skip: skip ?? 0 });
      const most = asking.words === null ? undefined : MOST_FOUND;
      const count = await this.store.count(tx, pinned, asking, most);
      return {
        cases: await this.headlined(tx, rows),
        total: Math.min(count, most ?? count),
        more: most !== undefined && count > most,
        asOf: asking.asOf,
        next: rows.length === limit ? nextOf(rows.at(-1), order, asking.asOf) : null,
        ...searched,
      };
    });
  }

  /** How many cases a filter finds, and how they divide. */
  facets(filter: QueueFilter, person: Person) {
    return this.read(filter, person, async (tx, asking) => ({
      ...(await this.store.facets(tx, filter, asking)),
      asOf: asking.asOf,
    }));
  }

  count(filter: QueueFilter, person: Person): Promise<Result<number>> {
    return this.read(filter, person, (tx, asking) => this.store.count(tx, filter, asking));
  }

  /** Reads what a filter finds for a person. */
  async read<T>(
    filter: QueueFilter,
    person: Person,
    work: (tx: Tx, asking: Asking, searched: Searched) => Promise<T>,
  ): Promise<Result<T>> {
    const text = filter.search === undefined ? null : this.keys.openText(searchOf(person), filter.search);
    if (text === undefined) return refuse(searchUnknown);
    return this.database.transaction(async (tx) => {
      const asOf = filter.asOf ?? (await this.database.now(tx));
      const asksForOwn = filter.assignee?.includes('me') === true;
      const standsInFor = asksForOwn ? await this.delegations.absentOf(tx, person.id) : [];
      const terms = text === null ? null : await this.terms.of(tx, text);
      const searched = { searchText: text, searchedInstead: terms?.instead ?? null };
      return accept(await work(tx, { person, standsInFor, asOf, words: terms?.words ?? null }, searched));
    });
  }

  async headlined(tx: Tx, rows: readonly (CaseSummary & { readonly place: string })[]): Promise<QueuedCase[]> {
    const ids = rows.map(({ id }) => id);
    const headlines = await this.headlines(tx, ids);
    const waits = await this.store.waits(tx, ids);
    return rows.map(({ place, ...summary }) => ({
      ...summary,
      headline: headlines.get(summary.id) ?? null,
      waits: waits.get(summary.id) ?? null,
    }));
  }

  /** What each case is about, decrypted for the reader of the list; empty for a case that is not read yet. */
  async headlines(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NonNullable<QueuedCase['headline']>>> {
    const read = await this.vault.latest(tx, [...new Set(ids)], 'particulars', Particulars);
    const { authorities } = await this.directory.of(tx);
    return new Map([...read].map(([id, particulars]) => [id, headlineOf(particulars, authorities)]));
  }
}

function headlineOf(
  read: Particulars | typeof erased,
  authorities: readonly Authority[],
): NonNullable<QueuedCase['headline']> {
  if (read === erased) return 'erased';
  const { requester } = read;
  const host = mailbox(requester.address ?? '')?.domain;
  const authority = host === undefined ? undefined : authorityOf(host, authorities);
  return {
    subject: requester.subject,
    sender: requester.name ?? requester.address,
    authority: authority?.names ?? null,
  };
}

function nextOf(
  last: ({ readonly place: string } & Omit<Place, 'value'>) | undefined,
  order: QueueOrder,
  asOf: string,
) {
  return last ? written({ order, asOf, value: last.place, id: last.id }) : null;
}
