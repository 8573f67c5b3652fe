/** The drafts of one person on a case, as the server keeps them. */
import { queryOptions } from '@tanstack/react-query';
import { client, take, unasked } from '../api/client.js';
import type { components } from '../api/schema.js';

export type KeptDraft = components['schemas']['CaseDrafts']['drafts'][number];

/** What is on its way to the server: a reading waits for it, so that it never shows an older draft. */
const sending = new Set<Promise<unknown>>();

export const draftsQuery = (caseId: string, person: string) =>
  queryOptions({
    queryKey: ['drafts', person, caseId],
    queryFn: async ({ signal }) => {
      await Promise.allSettled(sending);
      const how = { params: { path: { id: caseId } }, fetch: unasked, signal };
      return (await take(client.GET('/api/cases/{id}/drafts', how))).drafts;
    },
  });

/** A page that is left lets a request of this size finish (Fetch, keepalive: 64 KiB for all of them). */
const OUTLIVES_THE_PAGE = 15_000;

/** Keeps the draft of a form, or takes it away where it is null. */
export async function sendDraft(caseId: string, form: string, draft: Pick<KeptDraft, 'seen' | 'content'> | null) {
  const params = { path: { id: caseId, form } };
  const how = { params, fetch: unasked, keepalive: (draft?.content.length ?? 0) < OUTLIVES_THE_PAGE };
  const sent = draft
    ? take(client.PUT('/api/cases/{id}/drafts/{form}', { ...how, body: draft }))
    : take(client.DELETE('/api/cases/{id}/drafts/{form}', how));
  sending.add(sent);
  await sent.finally(() => sending.delete(sent));
}
