/** One act on many cases: given to a person, or linked; what it did, and whether it can be undone. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import { caseKey } from '../api/live.js';
import type { ListedCase, ListPage } from '../api/pages.js';
import type { components } from '../api/schema.js';

export type LinkKind = components['schemas']['CaseLinkAsked']['kind'];
type Refused = components['schemas']['CaseAssignmentsAnswer']['refused'][number];

export interface Assigned {
  readonly kind: 'assigned';
  readonly rows: readonly ListedCase[];
  readonly to: string;
  readonly refused: readonly (Refused & { readonly reference: string })[];
}
export interface Linked {
  readonly kind: 'linked';
  readonly rows: readonly ListedCase[];
  readonly id: string;
}

export interface Assigning {
  readonly rows: readonly ListedCase[];
  readonly to: string;
  readonly word?: string;
}

export function useBulkActs() {
  const queries = useQueryClient();
  /** As the list shows them now: its row follows the case that is open beside it. */
  const latest = (rows: readonly ListedCase[]): ListedCase[] => {
    const pages = queries.getQueriesData<ListPage>({ queryKey: ['cases'] }).flatMap(([, page]) => page?.cases ?? []);
    return rows.map((row) =>
      pages.reduce((newest, each) => (each.id === row.id && each.seq > newest.seq ? each : newest), row),
    );
  };
  const changeRows = (ids: readonly string[], change: Partial<ListedCase>) =>
    queries.setQueriesData<ListPage>(
      { queryKey: ['cases'] },
      (page) =>
        page && {
          ...page,
          cases: page.cases.map((row) => (ids.includes(row.id) ? { ...row, ...change, seq: row.seq + 1 } : row)),
        },
    );
  const reread = (rows: readonly ListedCase[]) =>
    Promise.all(rows.map(({ id }) => queries.invalidateQueries({ queryKey: caseKey(id) })));
  const assign = useMutation({
    mutationFn: async ({ rows, to, word }: Assigning): Promise<Assigned> => {
      const seen = latest(rows);
      const cases = seen.map(({ id, seq }) => ({ id, seen: seq }));
      const body = { to, cases, ...(word && { word }) };
      const { assigned, refused } = await take(client.POST('/api/case-assignments', { body }));
      changeRows(assigned, { assignee: to });
      const referenceOf = (id: string) => seen.find((row) => row.id === id)?.reference ?? id;
      return {
        ...{ kind: 'assigned', to },
        rows: seen.filter(({ id }) => assigned.includes(id)),
        refused: refused.map((each) => ({ ...each, reference: referenceOf(each.id) })),
      };
    },
  });
  const link = useMutation({
    mutationFn: async ({ rows, as }: { rows: readonly ListedCase[]; as: LinkKind }): Promise<Linked> => {
      const body = { kind: as, cases: rows.map(({ id }) => id) };
      const { id } = await take(client.POST('/api/case-links', { body }));
      return { kind: 'linked', rows, id };
    },
    onSuccess: ({ rows }) => reread(rows),
  });
  const unlink = useMutation({
    mutationFn: async ({ id }: Linked) => take(client.DELETE('/api/case-links/{id}', { params: { path: { id } } })),
    onSuccess: (_, { rows }) => reread(rows),
  });
  return { assign, link, unlink };
}
