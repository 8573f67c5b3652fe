/** Who is signed in, and what their roles may try. */
import { queryOptions } from '@tanstack/react-query';
import { client, keepToken, take } from './client.js';
import type { components } from './schema.js';

export type WhoAmI = components['schemas']['WhoAmI'];
export type PersonAction = WhoAmI['actions'][number];

const keep = (who: WhoAmI): WhoAmI => {
  keepToken(who.csrfToken);
  return who;
};

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  queryFn: async ({ signal }) => keep(await take(client.GET('/api/session', { signal }))),
});

export const signIn = async (email: string, password: string): Promise<WhoAmI> =>
  keep(await take(client.POST('/api/session', { body: { email, password } })));

export async function signOut(): Promise<void> {
  await take(client.DELETE('/api/session', {} as never));
  keepToken(undefined);
}
