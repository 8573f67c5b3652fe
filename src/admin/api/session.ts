/** Who is signed in, and what their roles may try. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { client, keepToken, take } from './client.js';
import type { Assertion } from './passkey.js';
import type { components } from './schema.js';

export type WhoAmI = components['schemas']['WhoAmI'];
export type PersonAction = WhoAmI['actions'][number];

const keep = (who: WhoAmI): WhoAmI => {
  keepToken(who.csrfToken, who.person.id);
  return who;
};

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  queryFn: async ({ signal }) => keep(await take(client.GET('/api/session', { signal }))),
});

/** The signed-in user; only under the desk, which is shown after the sign-in. */
export const useMe = (): WhoAmI => useSuspenseQuery(sessionQuery).data;

export type SecondFactorAsked = components['schemas']['SecondFactorAsked'];

/** An open session, or what is asked after the password. */
export async function signIn(email: string, password: string): Promise<WhoAmI | SecondFactorAsked> {
  const answer = await take(client.POST('/api/session', { body: { email, password } }));
  return 'kinds' in answer ? answer : keep(answer);
}

/** Six digits of the authenticator; anything longer is a recovery code. */
const codeOrRecovery = (typed: string) => (/^\d{6}$/.test(typed) ? { code: typed } : { recoveryCode: typed });

export const giveSecondFactor = async (code: string): Promise<WhoAmI> =>
  keep(await take(client.POST('/api/session/second-factor', { body: codeOrRecovery(code) })));

export const givePasskey = async (passkey: Assertion): Promise<WhoAmI> =>
  keep(await take(client.POST('/api/session/second-factor', { body: { passkey } })));

export const offerPasskey = () => take(client.POST('/api/session/passkey/options'));

export const signInByPasskey = async (ceremony: string, response: Assertion): Promise<WhoAmI> =>
  keep(await take(client.POST('/api/session/passkey', { body: { ceremony, response } })));

export type PresenceProof =
  | { readonly password: string; readonly code?: string }
  | { readonly passkey: { readonly ceremony: string; readonly response: Assertion } };

export const offerStepUp = () => take(client.POST('/api/session/step-up/options'));

/** For ten minutes; the token of the session changes. */
export async function stepUp(proof: PresenceProof): Promise<WhoAmI> {
  const body =
    'passkey' in proof ? proof : { password: proof.password, ...(proof.code ? codeOrRecovery(proof.code) : {}) };
  return keep(await take(client.POST('/api/session/step-up', { body })));
}

/** The host of the identity provider of the company; null where there is none. */
export const providerQuery = queryOptions({
  queryKey: ['identity-provider'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }) => (await take(client.GET('/api/session/oidc', { signal }))).provider,
});

/** Leaves this page for the identity provider, which sends the browser back here. */
export async function goToProvider(path: '/api/session/oidc' | '/api/session/step-up/oidc'): Promise<void> {
  const returnTo = `${location.pathname}${location.search}`;
  const { url } = await take(client.POST(path, { body: { returnTo } }));
  location.assign(url);
}

export async function signOut(): Promise<void> {
  await take(client.DELETE('/api/session', {} as never));
  keepToken(undefined, undefined);
}
