/** Outside counsel on a case: as the operator's people read it, and as the counsel does. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type CounselOfCase = Schemas['CounselOfCase'];
export type Contribution = Schemas['CounselContribution'];
export type BriefedCase = Schemas['BriefedCase'];
export type Position = NonNullable<Contribution['position']>;

const of = (id: string) => ({ params: { path: { id } } });

/** Of its own key: what counsel says is no entry of the case, and its stream does not tell of it. */
export const counselQuery = (id: string) =>
  queryOptions({
    queryKey: ['counsel', id],
    refetchInterval: 30_000,
    queryFn: ({ signal }) => take(client.GET('/api/cases/{id}/counsel', { ...of(id), signal })),
  });

export const invite = (id: string, body: Schemas['CounselInvitation']) =>
  take(client.POST('/api/cases/{id}/counsel', { ...of(id), body }));
export const withdraw = (id: string, briefId: string) =>
  take(client.POST('/api/cases/{id}/counsel/{briefId}/withdrawal', { params: { path: { id, briefId } } }));

export const briefsQuery = queryOptions({
  queryKey: ['briefs'],
  refetchInterval: 30_000,
  queryFn: async ({ signal }) => (await take(client.GET('/api/briefs', { signal }))).briefs,
});

/** Each reading is an entry of the access log: asked once, and again after an answer. */
export const briefQuery = (id: string) =>
  queryOptions({
    queryKey: ['brief', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => take(client.GET('/api/briefs/{id}', { ...of(id), signal })),
  });

export const briefDocumentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['brief-documents', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) =>
      (await take(client.GET('/api/briefs/{id}/documents', { ...of(id), signal }))).documents,
  });

export const answer = (id: string, body: Schemas['CounselWords']) =>
  take(client.POST('/api/briefs/{id}/contributions', { ...of(id), body }));
