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

export type SecondFactorAsked = components['schemas']['SecondFactorAsked'];

/** An open session, or what is asked after the password. */
export async function signIn(email: string, password: string): Promise<WhoAmI | SecondFactorAsked> {
  const answer = await take(client.POST('/api/session', { body: { email, password } }));
  return 'kinds' in answer ? answer : keep(answer);
}

/** Six digits of the authenticator; anything longer is a recovery code. */
export const giveSecondFactor = async (code: string): Promise<WhoAmI> =>
  keep(
    await take(
      client.POST('/api/session/second-factor', { body: /^\d{6}$/.test(code) ? { code } : { recoveryCode: code } }),
    ),
  );

export async function signOut(): Promise<void> {
  await take(client.DELETE('/api/session', {} as never));
  keepToken(undefined);
}
