/** Whether this database is the installation, or a copy in safe mode. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from './client.js';
import type { components } from './schema.js';
import { actOn, type Shown, sha256Of, sign } from './signing.js';

export type Installation = components['schemas']['Installation'];

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  refetchInterval: 30_000,
  queryFn: ({ signal }) => take(client.GET('/api/installation', { signal })),
});

/** Signed over the place, what is lost, and which place was taken before, as the server shows them. */
export async function confirmInstallation(
  { place, lost, before }: Installation,
  reads: { readonly title: string; readonly shown: readonly Shown[] },
): Promise<void> {
  // Names in the order of RFC 8785.
  const said = { lost: lost && { root: lost.root, size: lost.size }, place };
  const signature = await sign(
    actOn('confirm_place', { payload: await sha256Of(JSON.stringify(said)), seq: before }),
    reads,
  );
  await take(client.POST('/api/installation/confirmation', { body: { signature } }));
}
