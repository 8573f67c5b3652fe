/** The own factors and sessions. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import { answerByPasskey, makePasskey } from '../api/passkey.js';
import type { components } from '../api/schema.js';
import { actOn, sign, type Wording } from '../api/signing.js';

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

export async function addPasskey({ name, reads }: { readonly name: string; readonly reads: EnrolmentWording }) {
  const { ceremony, options } = await take(client.POST('/api/factors/passkeys/options'));
  const response = await makePasskey(options);
  const made = await take(client.POST('/api/factors/passkeys', { body: { ceremony, name, response } }));
  // The browser asks a second time: the passkey signs its own enrolment. If it cannot, it is offered again on this page.
  await enrolToSign({ id: made.id, reads }).catch(() => undefined);
  return made;
}

export type OwnKeys = components['schemas']['OwnSigningKeys'];
export type OwnKey = OwnKeys['keys'][number];

export const ownKeysQuery = queryOptions({
  queryKey: ['own-keys'],
  queryFn: ({ signal }) => take(client.GET('/api/keys/own', { signal })),
});

const of = (id: string) => ({ params: { path: { id } } });

/** How the enrolment of a key is shown to the person who signs it with an older one, by its fingerprint. */
export type EnrolmentWording = (fingerprint: string) => Wording;

export interface ToEnrol {
  /** Of the passkey. */
  readonly id: string;
  readonly reads: EnrolmentWording;
  /** Of a person without a key that counts. */
  readonly codes?: { readonly code: string; readonly askedCode: string };
}

/** Whether an older key of the person signs the enrolment of a new one. */
export const signsAlready = ({ keys }: OwnKeys): boolean => keys.some(({ state }) => state === 'confirmed');

/** The passkey signs its own enrolment, and an older key of the person too, where there is one. */
export async function enrolToSign({ id, reads, codes }: ToEnrol) {
  const held = await take(client.GET('/api/keys/own'));
  const { act, key, passkey } = await take(client.POST('/api/keys/passkeys/{id}/options', of(id)));
  const { authenticatorData, clientDataJSON, signature } = (await answerByPasskey(passkey)).response;
  const olderKey = !codes && signsAlready(held) ? await sign(act, reads(act.payload ?? '')) : undefined;
  const body = { signature: { key, authenticatorData, clientDataJSON, signature }, olderKey, codes };
  return take(client.POST('/api/keys/passkeys/{id}', { ...of(id), body }));
}

export const makePasswordKey = (password: string) => take(client.POST('/api/keys/password', { body: { password } }));

/** A key that signs already is revoked by a signature of its person; one that waits is withdrawn. */
export async function revokeOwnKey({ id, state, fingerprint }: OwnKey, reads: Wording) {
  const act = actOn('revoke_key', { payload: fingerprint, preparation: id });
  const signature = state === 'confirmed' ? await sign(act, reads) : undefined;
  return take(client.POST('/api/keys/own/{id}/removal', { ...of(id), body: { signature } }));
}

export const removePasskey = (id: string) =>
  take(client.DELETE('/api/factors/passkeys/{id}', { params: { path: { id } } }));
export const endSession = (id: string) => take(client.DELETE('/api/sessions/{id}', { params: { path: { id } } }));
export const endOthers = () => take(client.DELETE('/api/sessions'));
export const changePassword = (current: string, next: string) =>
  take(client.PUT('/api/session/password', { body: { current, next } }));
