/** The names behind the ids of people, and behind the rooms of the product that act by themselves. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/language.js';
import { client, take } from './client.js';

export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => (await take(client.GET('/api/colleagues', { signal }))).people,
});

const PERSON = /^[0-9a-f]{8}-/;

/** The name of an actor: of a person by their id, of the service for every other. */
export function useNameOf(): (actor: string) => string {
  const { shell } = useWords();
  const { data } = useQuery(colleaguesQuery);
  return (actor) => {
    if (!PERSON.test(actor)) return shell.service;
    return data?.find(({ id }) => id === actor)?.name ?? '…';
  };
}
