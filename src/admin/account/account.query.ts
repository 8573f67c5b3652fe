/** The own factors and sessions. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import { makePasskey } from '../api/passkey.js';
import type { components } from '../api/schema.js';

export type Factors = components['schemas']['Factors'];
export type Passkey = Factors['passkeys'][number];
export type TotpOffer = components['schemas']['TotpOffer'];

export const factorsQuery = queryOptions({
  queryKey: ['factors'],
  queryFn: ({ signal }) => take(client.GET('/api/factors', { signal })),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => take(client.GET('/api/sessions', { signal })),
});

export const offerTotp = (): Promise<TotpOffer> => take(client.POST('/api/factors/totp'));
export const confirmTotp = (ceremony: string, code: string) =>
  take(client.POST('/api/factors/totp/confirmation', { body: { ceremony, code } }));
export const removeTotp = () => take(client.DELETE('/api/factors/totp'));
export const renewCodes = () => take(client.POST('/api/factors/recovery-codes'));

export async function addPasskey(name: string) {
  const { ceremony, options } = await take(client.POST('/api/factors/passkeys/options'));
  const response = await makePasskey(options);
  return take(client.POST('/api/factors/passkeys', { body: { ceremony, name, response } }));
}

export const removePasskey = (id: string) =>
  take(client.DELETE('/api/factors/passkeys/{id}', { params: { path: { id } } }));
export const endSession = (id: string) => take(client.DELETE('/api/sessions/{id}', { params: { path: { id } } }));
export const endOthers = () => take(client.DELETE('/api/sessions'));
export const changePassword = (current: string, next: string) =>
  take(client.PUT('/api/session/password', { body: { current, next } }));
