/** Says that this person has the case open, and who else has. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client, take, unasked } from '../api/client.js';
import { useMe } from '../api/session.js';

const AGAIN_MILLISECONDS = 20_000;

const presenceQuery = (id: string) =>
  queryOptions({
    queryKey: ['presence', id],
    queryFn: async ({ signal }) =>
      (await take(client.GET('/api/cases/{id}/presence', { params: { path: { id } }, fetch: unasked, signal }))).people,
  });

/** The others who have the case open. */
export function useCompany(id: string): readonly { readonly id: string; readonly name: string }[] {
  const me = useMe().person.id;
  useEffect(() => {
    const params = { path: { id } };
    const here = () => void client.PUT('/api/cases/{id}/presence', { params, fetch: unasked }).catch(() => undefined);
    here();
    const timer = setInterval(here, AGAIN_MILLISECONDS);
    // Outlives the page, when it is the page that goes.
    const leave = () =>
      void client
        .DELETE('/api/cases/{id}/presence', { params, fetch: unasked, keepalive: true })
        .catch(() => undefined);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      clearInterval(timer);
      leave();
    };
  }, [id]);
  return (useQuery(presenceQuery(id)).data ?? []).filter((person) => person.id !== me);
}
