/** The names behind the ids of people, and behind the rooms of the product that act by themselves. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/language.js';
import { isPerson } from './actor.js';
import { client, take } from './client.js';

/** The person of a filter for the cases that no one has. */
export const UNASSIGNED = 'nobody';

export const colleaguesQuery = queryOptions({
  queryKey: ['colleagues'],
  staleTime: 5 * 60_000,
  queryFn: async ({ signal }) => (await take(client.GET('/api/colleagues', { signal }))).people,
});

/** The name of an actor: of a person by their id, of the service for every other. */
export function useNameOf(): (actor: string) => string {
  const { shell } = useWords();
  const { data } = useQuery(colleaguesQuery);
  return (actor) => {
    if (!isPerson(actor)) return shell.service;
    return data?.find(({ id }) => id === actor)?.name ?? '…';
  };
}
