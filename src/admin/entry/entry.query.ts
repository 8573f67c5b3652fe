/** The entry of a request, its draft, and what becomes of it. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { attachmentsOf } from '../case/attachments.js';

export type Receipt = components['schemas']['EntryReceipt'];
type Sent = components['schemas']['EntryInput'];

export interface Draft {
  readonly manner: Sent['manner'];
  /** As the field of the browser gives it. */
  readonly servedAt: string;
  readonly isNow: boolean;
  readonly broughtBy: string;
  readonly receivedBy: string;
  readonly subject: string;
  readonly text: string;
}
const blank: Draft = {
  ...{ manner: 'bailiff', servedAt: '', isNow: false, broughtBy: '', receivedBy: '' },
  ...{ subject: '', text: '' },
};

/** Names people: kept in memory, for the person who wrote it, until the page of the browser is closed. */
const drafts = new Map<string, Draft>();
export const draftOf = (person: string): Draft => drafts.get(person) ?? blank;
export function keepDraft(person: string, draft: Draft | null): void {
  if (draft) drafts.set(person, draft);
  else drafts.delete(person);
}

const send = (body: Sent) => take(client.POST('/api/entries', { body }));

interface Given {
  readonly draft: Draft;
  readonly files: readonly File[];
}

export function useEntry(done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ draft: { isNow, servedAt, ...said }, files }: Given): Promise<Receipt> =>
      send({
        ...said,
        servedAt: isNow ? null : new Date(servedAt).toISOString(),
        files: await attachmentsOf(files),
      }),
    onSuccess: done,
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  });
}

const POLL_MILLISECONDS = 1500;

/** Asked again until it has its case. */
export const outcomeQuery = (id: string) =>
  queryOptions({
    queryKey: ['entry', id],
    queryFn: ({ signal }) => take(client.GET('/api/entries/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.caseId == null ? POLL_MILLISECONDS : false),
  });
