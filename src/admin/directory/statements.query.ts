/** Statements to customers: asked for, prepared, read, signed off by another person, delivered. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, type Shown, sign } from '../api/signing.js';

type Schemas = components['schemas'];
export type Statement = Schemas['RequestStatement'];

export const statementsQuery = queryOptions({
  queryKey: ['statements'],
  queryFn: async ({ signal }) => (await take(client.GET('/api/statements', { signal }))).statements,
});

const of = (id: string) => ({ params: { path: { id } } });

export const prepareStatement = (id: string) => take(client.POST('/api/statements/{id}/preparation', of(id)));

/** Recorded first; what cannot be prepared now is prepared later. */
export async function askStatement(asked: Omit<Schemas['StatementToAsk'], 'id'>): Promise<void> {
  const id = crypto.randomUUID();
  await take(client.POST('/api/statements', { body: { id, ...asked } }));
  await prepareStatement(id);
}

export async function signOffStatement(
  { id, digest }: Statement,
  reads: { readonly title: string; readonly shown: readonly Shown[] },
): Promise<void> {
  const payload = digest ?? '';
  const signature = await sign(actOn('sign_statement', { payload, preparation: id }), reads);
  await take(client.POST('/api/statements/{id}/sign-off', { ...of(id), body: { digest: payload, signature } }));
}

export const deliverStatement = ({ id, digest }: Statement) =>
  take(client.POST('/api/statements/{id}/delivery', { ...of(id), body: { digest: digest ?? '' } }));

export async function readStatement({ id }: Statement, file: string): Promise<Uint8Array<ArrayBuffer>> {
  const params = { path: { id, file } };
  const asked = client.GET('/api/statements/{id}/{file}', { params, parseAs: 'arrayBuffer' });
  return new Uint8Array((await take(asked as never)) as ArrayBuffer);
}
