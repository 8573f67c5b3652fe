/** Customers of the directory, and the flags that people add to them. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, payloadOfThing, type Shown, sign } from '../api/signing.js';

type Schemas = components['schemas'];
export type FoundCustomers = Schemas['FoundCustomers'];
export type CustomerFlagsChange = Schemas['CustomerFlagsChange'];
export type CustomerKind = NonNullable<Schemas['CustomerStatement']['kind']>;
export type Flag = Schemas['CustomerStatement']['flags'][number];

/** How a person reads what they sign. */
interface Reads {
  readonly title: string;
  readonly shown: readonly Shown[];
}

export const searchCustomers = (body: Schemas['CustomerSought']) =>
  take(client.POST('/api/registry/customers/search', { body }));

export const flagsQuery = queryOptions({
  queryKey: ['registry', 'flags'],
  queryFn: ({ signal }) => take(client.GET('/api/registry/customers/flags', { signal })),
});

export async function proposeFlags(said: Omit<Schemas['CustomerStatement'], 'salt'>, reads: Reads): Promise<void> {
  const changeId = crypto.randomUUID();
  const statement = { ...said, salt: crypto.randomUUID().replaceAll('-', '') };
  const payload = await payloadOfThing(statement);
  const signature = await sign(actOn('propose_flags', { payload, preparation: changeId }), reads);
  await take(client.POST('/api/registry/customers/flags', { body: { changeId, statement, signature } }));
}

const of = (id: string) => ({ params: { path: { id } } });

export async function adoptFlags({ changeId, sha256 }: CustomerFlagsChange, reads: Reads): Promise<void> {
  const signature = await sign(actOn('adopt_flags', { payload: sha256, preparation: changeId }), reads);
  await take(client.POST('/api/registry/customers/flags/{id}/adoption', { ...of(changeId), body: { signature } }));
}

export const withdrawFlags = ({ changeId }: CustomerFlagsChange) =>
  take(client.POST('/api/registry/customers/flags/{id}/withdrawal', of(changeId)));
