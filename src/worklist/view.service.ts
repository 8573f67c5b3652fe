/** Views: query strings with a name, checked when they are kept, counted when they are shown. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../access/access.js';
import { type DeskEvent, DeskHistory } from '../cases/rows/desk-history.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { builtInViews } from './built-in-views.js';
import { QueueQuery } from './queue.filter.js';
import { QueueService } from './queue.service.js';
import { searchShared, viewQueryInvalid, viewUnknown } from './refusal.js';
import { SavedView } from './view.entity.js';

export interface GivenView {
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
}

/** As the server reads it: a key that comes twice is a list. */
function parsed(query: string): QueueQuery | null {
  const entries = new URLSearchParams(query);
  const fields = [...new Set(entries.keys())].map((key) => {
    const values = entries.getAll(key);
    return [key, values.length > 1 ? values : values[0]];
  });
  const read = QueueQuery.safeParse(Object.fromEntries(fields));
  return read.success ? read.data : null;
}

/** Those of the person and those that others share, by name. */
const visibleTo = (tx: Tx, owner: string): Promise<SavedView[]> =>
  tx
    .createQueryBuilder(SavedView, 'view')
    .where('view.owner = :owner or view.shared', { owner })
    .orderBy('lower(view.name)')
    .addOrderBy('view.id')
    .getMany();

@Injectable()
export class ViewService {
  constructor(
    private readonly database: Database,
    private readonly queues: QueueService,
    private readonly history: DeskHistory,
  ) {}

  /** The built-in views, then those of the person, then those that others share; each with its number of cases. */
  async list(person: Person) {
    const saved = await this.database.transaction((tx) => visibleTo(tx, person.id));
    const count = (query: string) => this.countOf(query, person);
    return {
      builtIn: await Promise.all(builtInViews.map(async (view) => ({ ...view, count: await count(view.query) }))),
      saved: await Promise.all(
        saved.map(async ({ owner, ...view }) => ({
          ...view,
          mine: owner === person.id,
          count: await count(view.query),
        })),
      ),
    };
  }

  keep(given: GivenView, person: Person): Promise<Result<{ readonly id: string }>> {
    const id = uuidv7();
    return this.write(given, person, 'desk.view_kept', id, async (tx) => {
      await tx.insert(SavedView, { ...given, id, owner: person.id });
      return true;
    });
  }

  change(id: string, given: GivenView, person: Person): Promise<Result<{ readonly id: string }>> {
    return this.write(given, person, 'desk.view_changed', id, async (tx) => {
      const { affected } = await tx.update(SavedView, { id, owner: person.id }, given);
      return affected === 1;
    });
  }

  remove(id: string, person: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const { affected } = await tx.delete(SavedView, { id, owner: person.id });
      if (affected !== 1) return refuse(viewUnknown);
      await this.history.record(tx, person.id, 'desk.view_removed', { view: id });
      return accept(null);
    });
  }

  private async write(
    given: GivenView,
    person: Person,
    type: DeskEvent,
    id: string,
    work: (tx: Tx) => Promise<boolean>,
  ): Promise<Result<{ readonly id: string }>> {
    const query = parsed(given.query);
    if (!query) return refuse(viewQueryInvalid);
    if (given.shared && query.search !== undefined) return refuse(searchShared);
    return attempt(this.database, async (tx) => {
      if (!(await work(tx))) return refuse(viewUnknown);
      await this.history.record(tx, person.id, type, { view: id, shared: given.shared });
      return accept({ id });
    });
  }

  /** Null when a later version no longer understands it: people see that it needs mending. */
  private async countOf(query: string, person: Person): Promise<number | null> {
    const asked = parsed(query);
    if (!asked) return null;
    const { order, limit, after, skip, ...filter } = asked;
    const counted = await this.queues.count(filter, person);
    return counted.ok ? counted.value : null;
  }
}
