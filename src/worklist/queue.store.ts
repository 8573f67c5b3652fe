/** The queues as they are read: one page in order, how many there are, and how they divide. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CaseSummary, caseColumns } from '../cases/rows/case.store.js';
import { rowsOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Asking, Condition, toCollect, toPost } from './queue.condition.js';
import { type Facet, facets, type ListFacet, listFacets, type QueueFilter, type QueueOrder } from './queue.filter.js';
import { Waits } from './queued-case.js';

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
const Waiting = z.object({ id: z.uuid(), waits: Waits.nullable() });
const Value = z.union([z.string(), z.boolean(), z.null(), z.array(z.string())]);
const Counted = z.object({ facet: z.string().nullable(), value: Value, count: z.int() });

type AnyFacet = Facet | ListFacet;
const columnOf: Record<AnyFacet, string> = { ...facets, ...listFacets };
const names = Object.keys(columnOf) as AnyFacet[];

export interface Division {
  readonly total: number;
  readonly facets: Readonly<Record<AnyFacet, readonly FacetCount[]>>;
}

/** Smaller comes first; ties by id. Cases without a clock come last. */
export const orderValues: Record<QueueOrder, string> = {
  due: `coalesce(c.due_seconds, 'Infinity')`,
  newest: '-c.received_seconds',
  oldest: 'c.received_seconds',
};

/** A letter by mail that was released, and that has not left. */
const toDeliver = `exists (select from letter l join dispatch d on d.preparation_id = l.preparation_id
  where l.case_id = c.id and not l.post
    and not exists (select from delivery v where v.letter_id = l.id and v.state = 'sent')
    and not exists (select from recall r where r.preparation_id = l.preparation_id))`;

@Injectable()
export class QueueStore {
  async page(tx: Tx, filter: QueueFilter, asking: Asking, window: Window): Promise<z.infer<typeof Row>[]> {
    const condition = new Condition(filter, asking);
    const value = orderValues[window.order];
    const { after } = window;
    if (after) condition.add(`(${value}, c.id) > (?::float8, ?::uuid)`, after.value, after.id);
    return rowsOf(
      Row,
      await tx.query(
        `select ${caseColumns}, place::text from (
         select c.id, ${value} as place from case_file c where ${condition.sql}
         order by place, c.id limit ${window.limit} offset ${window.skip}) as found
       join case_file using (id) order by place, id`,
        condition.parameters,
      ),
    );
  }

  /** Whether any case holds the words (a tsquery of digests), whatever its state. */
  async isHeld(tx: Tx, words: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      'select exists (select from case_words where words @@ $1::tsquery) as held',
      [words],
    );
    return z.tuple([z.object({ held: z.boolean() })]).parse(rows)[0].held;
  }

  /** What each of these cases waits for, as its screen says it. */
  async waits(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Waits | null>> {
    const rows = rowsOf(
      Waiting,
      await tx.query(
        `select c.id, case
           when c.status <> 'open' then null
           when ${toPost} then 'posting'
           when ${toDeliver} then 'delivery'
           when ${toCollect} then 'collection'
           when last.type = 'case.refused' and last.data->>'action' = 'clarify' then 'authority'
           when cardinality(c.awaits) > 0 then 'consent'
           when c.step_kind in ('approval', 'dispatch') then 'sending'
           when c.verdict is null then 'rules'
           when c.step_kind = 'triage' then 'facts'
           else 'preparation' end as waits
         from case_file c
         left join lateral (
           select e.type, e.data from entry e where e.stream = 'case/' || c.id
             and e.type in ('case.refused', 'case.joined', 'case.prepared', 'case.recalled')
           order by e.seq desc limit 1) last on true
         where c.id = any ($1)`,
        [ids],
      ),
    );
    return new Map(rows.map(({ id, waits }) => [id, waits]));
  }

  /** @param most counts no further: one more than this is said of any larger number */
  async count(tx: Tx, filter: QueueFilter, asking: Asking, most?: number): Promise<number> {
    const condition = new Condition(filter, asking);
    const from = `from case_file c where ${condition.sql}`;
    const rows: unknown[] = await tx.query(
      most === undefined
        ? `select count(*)::int as count ${from}`
        : `select count(*)::int as count from (select 1 ${from} limit ${most + 1}) as counted`,
      condition.parameters,
    );
    return z.tuple([z.object({ count: z.int() })]).parse(rows)[0].count;
  }

  /** How the cases divide by each field, the filter of that field itself left out, and how many there are. */
  async facets(tx: Tx, filter: QueueFilter, asking: Asking): Promise<Division> {
    const filtered = names.filter((name) => filter[name] !== undefined);
    const together = names.filter((name) => !filtered.includes(name));
    const counted = await this.divide(tx, together, new Condition(filter, asking));
    const total = counted.find(({ facet }) => facet === null)?.count ?? 0;
    for (const name of filtered) {
      counted.push(...(await this.divide(tx, [name], new Condition(filter, asking, name))));
    }
    const of = (name: AnyFacet) => mostFrequentFirst(counted.filter(({ facet }) => facet === name));
    const facets = Object.fromEntries(names.map((name) => [name, of(name)])) as unknown as Division['facets'];
    return { total, facets };
  }

  /** One pass over the cases; the row without a facet is their number. */
  private async divide(tx: Tx, by: readonly AnyFacet[], condition: Condition): Promise<z.infer<typeof Counted>[]> {
    const columns = by.map((name) => `c.${columnOf[name]}`);
    const whichever = (then: (at: number) => string) =>
      `case ${by.map((_, at) => `when grouping(${columns[at]}) = 0 then ${then(at)}`).join(' ')} end`;
    return rowsOf(
      Counted,
      await tx.query(
        `select ${by.length > 0 ? whichever((at) => `'${by[at]}'`) : 'null'} as facet,
         ${by.length > 0 ? whichever((at) => `to_jsonb(${columns[at]})`) : 'null'} as value, count(*)::int as count
       from case_file c where ${condition.sql}
       group by grouping sets (${[...columns.map((column) => `(${column})`), '()'].join(', ')})`,
        condition.parameters,
      ),
    );
  }
}

/** A case counts once for each of its several values. */
function mostFrequentFirst(counted: readonly z.infer<typeof Counted>[]): FacetCount[] {
  const counts = new Map<string | null, number>();
  for (const { value, count } of counted) {
    for (const one of Array.isArray(value) ? value : [value]) {
      const text = one === null ? null : String(one);
      counts.set(text, (counts.get(text) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((left, right) => right.count - left.count || String(left.value).localeCompare(String(right.value)));
}
