/** The entries of the log as acts of people and of parts of the product: who, what, on which cases; the newest first. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { endOf, instantOf } from '../../domain/kernel/instant.js';
import { rowsOf } from '../../platform/database/rows.js';
import type { Tx } from '../../platform/database/transaction.js';
import { type ActsFilter, typesOfKind } from './acts.filter.js';

/** Where a page ended. */
export const ActPlace = z.strictObject({ at: z.iso.datetime(), stream: z.string(), seq: z.int() });
export type ActPlace = z.infer<typeof ActPlace>;

const ActCase = z.strictObject({ id: z.uuid(), reference: z.string() });
export const Act = z
  .strictObject({
    ...ActPlace.shape,
    type: z.string(),
    actor: z.string().describe('The id of a person, or the name of a part of the product'),
    name: z.string().nullable().describe('Of the person; null of a part of the product'),
    document: z.string().nullable().describe('What was opened, where something was'),
    index: z.coerce.number().int().nonnegative().nullable().describe('Place in the log; null before it is sealed'),
    cases: z.array(ActCase).describe('The cases it is about'),
  })
  .meta({ id: 'Act' });
export type Act = z.infer<typeof Act>;

/** Everything of one case by which an entry can be about it. */
const Traces = z.object({ streams: z.array(z.string()), documents: z.array(z.string()) });

const ID = `'^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'`;
const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
/** The id of a document that was opened, where it is of this kind. */
const opened = (kind: string) =>
  `case when e.type = 'access.document_opened' and e.data->>'document' = '${kind}' then (e.data->>'id')::uuid end`;

/** By the stream, by the document that was opened, or by the case that the entry names. */
const casesOfEntry = `select case when e.stream ~ '^(case|notice|counsel)/' then split_part(e.stream, '/', 2)::uuid end
    union all select m.case_id from case_message m
      where m.message_id = case when e.stream like 'message/%' then split_part(e.stream, '/', 2)::uuid end
    union all select ${opened('case')}
    union all select ${opened('order')}
    union all select l.case_id from letter l where l.id = ${opened('letter')}
    union all select m.case_id from case_message m where m.message_id = ${opened('message')}
    union all select case when e.data->>'case' ~ ${ID} then (e.data->>'case')::uuid end
    union all select linked::uuid from jsonb_array_elements_text(
      case when e.type = 'desk.cases_linked' then e.data->'cases' else '[]' end) linked`;

@Injectable()
export class ActsStore {
  /** The id of the case with this reference; null without any. */
  async caseOf(tx: Tx, reference: string): Promise<string | null> {
    const found = rowsOf(
      ActCase.pick({ id: true }),
      await tx.query('select id from case_file where reference = $1', [reference]),
    );
    return found[0]?.id ?? null;
  }

  /** @param caseId of the filter's reference; null where it names none */
  async page(tx: Tx, filter: ActsFilter, caseId: string | null, after: ActPlace | null, limit: number): Promise<Act[]> {
    const values: unknown[] = [];
    const value = (one: unknown): string => `$${values.push(one)}`;
    const parts = ['true'];
    if (filter.person) parts.push(`e.actor = ${value(filter.person)}`);
    if (filter.kind) parts.push(`e.type = any (${value(typesOfKind(filter.kind))}::text[])`);
    if (filter.from) parts.push(`e.at >= ${value(instantOf(filter.from, '00:00'))}`);
    if (filter.to) parts.push(`e.at < ${value(endOf(filter.to))}`);
    if (after)
      parts.push(`(e.at, e.stream, e.seq) < (${value(after.at)}, ${value(after.stream)}, ${value(after.seq)})`);
    if (caseId) {
      const { streams, documents } = await this.tracesOf(tx, caseId);
      const id = value(caseId);
      parts.push(`(e.stream = any (${value(streams)}::text[])
        or e.type = 'access.document_opened' and e.data->>'id' = any (${value(documents)}::text[])
        or e.data ? 'case' and e.data->>'case' = ${id}
        or e.type = 'desk.cases_linked' and e.data->'cases' ? ${id})`);
    }
    return rowsOf(
      Act,
      await tx.query(
        `with found as materialized (
           select e.stream, e.seq, e.type, e.at, e.actor, e.data from entry e where ${parts.join(' and ')}
           order by e.at desc, e.stream desc, e.seq desc limit ${value(limit)})
         select e.stream, e.seq, e.type, e.actor, to_char(e.at at time zone 'UTC', ${INSTANT}) as at,
           s.index, p.name, c.cases,
           case when e.type = 'access.document_opened' then e.data->>'document' end as document
         from found e
         left join sealed_entry s using (stream, seq)
         left join person p on p.id = case when e.actor ~ ${ID} then e.actor::uuid end
         cross join lateral (
           select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'reference', f.reference) order by f.reference), '[]') as cases
           from case_file f where f.id in (${casesOfEntry})) c
         order by e.at desc, e.stream desc, e.seq desc`,
        values,
      ),
    );
  }

  private async tracesOf(tx: Tx, caseId: string): Promise<z.infer<typeof Traces>> {
    const rows: unknown[] = await tx.query(
      `select array['case/' || $1, 'notice/' || $1, 'counsel/' || $1]
         || array(select 'message/' || message_id from case_message where case_id = $1::uuid) as streams,
       array[$1] || array(select message_id::text from case_message where case_id = $1::uuid)
         || array(select id::text from letter where case_id = $1::uuid) as documents`,
      [caseId],
    );
    return z.tuple([Traces]).parse(rows)[0];
  }
}
