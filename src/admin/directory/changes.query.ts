/** Changes of the directory of authorities, from their proposal to their adoption. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, payloadOfThing, type Shown, sign } from '../api/signing.js';
import type { Authority } from './directory.query.js';

type Schemas = components['schemas'];
export type Change = Schemas['DirectoryChange'];
export type ChangeText = Schemas['DirectoryChangeText'];
export type Entry = Schemas['DirectoryEntry'];
export type AuthorityList = Schemas['AuthorityList'];
export type ListRead = Schemas['AuthorityListRead'];

export const changesQuery = queryOptions({
  queryKey: ['registry', 'changes'],
  queryFn: ({ signal }) => take(client.GET('/api/registry/changes', { signal })),
});

export const readList = (body: AuthorityList) => take(client.POST('/api/registry/list', { body }));

/** How a person reads what they sign. */
interface Reads {
  readonly title: string;
  readonly shown: readonly Shown[];
}

export async function proposeChange(change: ChangeText, reads: Reads): Promise<void> {
  const changeId = crypto.randomUUID();
  const payload = await payloadOfThing(change);
  const signature = await sign(actOn('propose_directory', { payload, preparation: changeId }), reads);
  await take(client.POST('/api/registry/changes', { body: { changeId, change, signature } }));
}

const of = (id: string) => ({ params: { path: { id } } });

export async function adoptChange({ changeId, sha256 }: Change, reads: Reads): Promise<void> {
  const signature = await sign(actOn('adopt_directory', { payload: sha256, preparation: changeId }), reads);
  await take(client.POST('/api/registry/changes/{id}/adoption', { ...of(changeId), body: { signature } }));
}

export const withdrawChange = ({ changeId }: Change) =>
  take(client.POST('/api/registry/changes/{id}/withdrawal', of(changeId)));

/** An act after which the whole registry is read again. */
export function useChange<Given, Found>(act: (given: Given) => Promise<Found>, done?: (found: Found) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (found) => done?.(found),
    onSettled: () => queries.invalidateQueries({ queryKey: ['registry'] }),
  });
}

/** The entry of an authority as it is shown, without what the day says of it. */
export const entryOf = ({ expired: _, numbers, ...authority }: Authority): Entry => ({
  ...authority,
  numbers: numbers.map(({ state: _, ...number }) => number),
});
