/** The queues as they are read: one page in order, how many there are, and how they divide. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CaseSummary, caseColumns } from '../cases/case.store.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Asking, Condition } from './queue.condition.js';
import { type Facet, facets, type ListFacet, listFacets, type QueueFilter, type QueueOrder } from './queue.filter.js';

/** Where a page ended: the case and its value in the order. */
export interface Place {
  /** As PostgreSQL writes it: exact, "Infinity" included. */
  readonly value: string;
  readonly id: string;
}

export interface Window {
  readonly order: QueueOrder;
  readonly limit: number;
  readonly after: Place | null;
  readonly skip: number;
}

export interface FacetCount {
  readonly value: string | null;
  readonly count: number;
}

const Row = z.object({ ...CaseSummary.shape, place: z.string() });
const Counted = z.object({ facet: z.string(), value: z.string().nullable(), count: z.int() });

/** Smaller comes first; ties by id. Cases without a clock come last. */
const values: Record<QueueOrder, (asOf: string) => string> = {
  urgency: (asOf) =>
    `coalesce((c.due_seconds - extract(epoch from ${asOf}::timestamptz)::float8) / c.allowed_seconds, 'Infinity')`,
  due: () => `coalesce(c.due_seconds, 'Infinity')`,
  newest: () => '-c.received_seconds',
  oldest: () => 'c.received_seconds',
};

@Injectable()
export class QueueStore {
  async page(tx: Tx, filter: QueueFilter, asking: Asking, window: Window): Promise<z.infer<typeof Row>[]> {
    const condition = new Condition(filter, asking);
    const value = values[window.order](window.order === 'urgency' ? condition.parameter(asking.asOf) : '');
    const { after } = window;
    if (after) condition.add(`(${value}, c.id) > (?::float8, ?::uuid)`, after.value, after.id);
    const rows: unknown[] = await tx.query(
      `select ${caseColumns}, place::text from (
         select c.*, ${value} as place from case_file c where ${condition.sql}
         order by place, c.id limit ${window.limit} offset ${window.skip}) as c
       order by place, id`,
      condition.parameters,
    );
    return z.array(Row).parse(rows);
  }

  async count(tx: Tx, filter: QueueFilter, asking: Asking): Promise<number> {
    const condition = new Condition(filter, asking);
    const rows: unknown[] = await tx.query(
      `select count(*)::int as count from case_file c where ${condition.sql}`,
      condition.parameters,
    );
    return z.tuple([z.object({ count: z.int() })]).parse(rows)[0].count;
  }

  /** How the cases divide by each field, the filter of that field itself left out; most frequent first. */
  async facets(tx: Tx, filter: QueueFilter, asking: Asking): Promise<Record<Facet | ListFacet, FacetCount[]>> {
    const filtered = (name: Facet) => filter[name] !== undefined;
    const names = Object.keys(facets) as Facet[];
    const counted = await this.divide(
      tx,
      names.filter((name) => !filtered(name)),
      new Condition(filter, asking),
    );
    for (const name of names.filter(filtered)) {
      counted.push(...(await this.divide(tx, [name], new Condition(filter, asking, name))));
    }
    for (const [name, column] of Object.entries(listFacets) as [ListFacet, string][]) {
      counted.push(...(await this.unfold(tx, name, column, new Condition(filter, asking, name))));
    }
    const of = (name: string) =>
      counted
        .filter(({ facet }) => facet === name)
        .map(({ value, count }) => ({ value, count }))
        .sort((left, right) => right.count - left.count);
    return Object.fromEntries([...names, ...Object.keys(listFacets)].map((name) => [name, of(name)])) as never;
  }

  private async divide(tx: Tx, names: Facet[], condition: Condition): Promise<z.infer<typeof Counted>[]> {
    if (names.length === 0) return [];
    const columns = names.map((name) => `c.${facets[name]}`);
    const cases = names.map((name) => `when grouping(c.${facets[name]}) = 0 then '${name}'`);
    const value = names.map((name) => `when grouping(c.${facets[name]}) = 0 then c.${facets[name]}::text`);
    const rows: unknown[] = await tx.query(
      `select case ${cases.join(' ')} end as facet, case ${value.join(' ')} end as value, count(*)::int as count
       from case_file c where ${condition.sql} group by grouping sets (${columns.map((one) => `(${one})`).join(', ')})`,
      condition.parameters,
    );
    return z.array(Counted).parse(rows);
  }

  private async unfold(
    tx: Tx,
    name: ListFacet,
    column: string,
    condition: Condition,
  ): Promise<z.infer<typeof Counted>[]> {
    const rows: unknown[] = await tx.query(
      `select '${name}' as facet, value, count(*)::int as count
       from case_file c, unnest(c.${column}) as value where ${condition.sql} group by value`,
      condition.parameters,
    );
    return z.array(Counted).parse(rows);
  }
}
