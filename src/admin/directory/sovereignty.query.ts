/** The sovereignty file, from its proposal to its adoption. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, payloadOfThing, type Shown, sign } from '../api/signing.js';

type Schemas = components['schemas'];
export type SovereigntyFile = Schemas['SovereigntyFile'];
export type SovereigntyVersion = Schemas['SovereigntyVersion'];
export type Departure = SovereigntyVersion['departures'][number];

/** How a person reads what they sign. */
interface Reads {
  readonly title: string;
  readonly shown: readonly Shown[];
}

export const sovereigntyQuery = queryOptions({
  queryKey: ['registry', 'sovereignty'],
  queryFn: ({ signal }) => take(client.GET('/api/registry/sovereignty', { signal })),
});

export async function proposeFile(file: SovereigntyFile, reads: Reads): Promise<void> {
  const changeId = crypto.randomUUID();
  const payload = await payloadOfThing(file);
  const signature = await sign(actOn('propose_sovereignty', { payload, preparation: changeId }), reads);
  await take(client.POST('/api/registry/sovereignty', { body: { changeId, file, signature } }));
}

const of = (id: string) => ({ params: { path: { id } } });

export async function adoptFile({ changeId, sha256 }: SovereigntyVersion, reads: Reads): Promise<void> {
  const signature = await sign(actOn('adopt_sovereignty', { payload: sha256, preparation: changeId }), reads);
  await take(client.POST('/api/registry/sovereignty/{id}/adoption', { ...of(changeId), body: { signature } }));
}

export const withdrawFile = ({ changeId }: SovereigntyVersion) =>
  take(client.POST('/api/registry/sovereignty/{id}/withdrawal', of(changeId)));
