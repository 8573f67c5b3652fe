/** What the service says of its log, and what this browser finds when it verifies it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';

type Schemas = components['schemas'];
export type LedgerState = Schemas['LedgerState'];
export type EntryHead = Schemas['LedgerEntries']['entries'][number];
export type SignedCheckpoint = Schemas['LedgerCheckpoints']['checkpoints'][number];

const verifier = () => import('./here/verify.js');

export const stateQuery = queryOptions({
  queryKey: ['ledger'],
  refetchInterval: 30_000,
  queryFn: ({ signal }) => take(client.GET('/api/ledger', { signal })),
});

export const entriesQuery = (stream: string | null) =>
  infiniteQueryOptions({
    queryKey: ['ledger', 'entries', stream],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      take(
        client.GET('/api/ledger/entries', {
          params: {
            query: { ...(pageParam !== undefined && { before: pageParam }), ...(stream !== null && { stream }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.index : undefined),
  });

export const checkpointsQuery = infiniteQueryOptions({
  queryKey: ['ledger', 'checkpoints'],
  initialPageParam: undefined as number | undefined,
  queryFn: ({ pageParam, signal }) =>
    take(
      client.GET('/api/ledger/checkpoints', {
        params: { query: pageParam === undefined ? {} : { below: pageParam } },
        signal,
      }),
    ),
  getNextPageParam: ({ checkpoints, more }) => (more ? checkpoints.at(-1)?.size : undefined),
});

/** The receipt of one entry, and what its verification here says. */
export const receiptQuery = (index: number, vkey: string) =>
  queryOptions({
    queryKey: ['ledger', 'receipt', index, vkey],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      const asked = client.GET('/api/ledger/entries/{index}/receipt', {
        params: { path: { index } },
        parseAs: 'text',
        signal,
      });
      const receipt: string = await take(asked as never);
      return { receipt, verified: await (await verifier()).receiptHere(receipt, vkey) };
    },
  });

/** Whether the newest signed log continues an older one; `from` is a note that this browser has, not the service's word. */
export const growthQuery = (from: { readonly size: number; readonly note: string }, state: LedgerState) =>
  queryOptions({
    queryKey: ['ledger', 'growth', from.note, state.checkpoint],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: async ({ signal }) => {
      const query = { from: from.size, to: state.sealed };
      const growth = await take(client.GET('/api/ledger/consistency', { params: { query }, signal }));
      return (await verifier()).growthHere({ ...growth, from: from.note, to: state.checkpoint ?? '' }, state.vkey);
    },
  });

async function* chunksOf(stream: ReadableStream<Uint8Array>, onBytes: (bytes: number) => void) {
  const reader = stream.getReader();
  let bytes = 0;
  let rested = performance.now();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.length;
    yield next.value;
    if (performance.now() - rested < 40) continue;
    // The page stays alive while a long log is read.
    onBytes(bytes);
    await new Promise((resolve) => setTimeout(resolve));
    rested = performance.now();
  }
}

/** Reads the whole log once and verifies every byte of it here; each of `known` must be a stage of it. */
export async function verifyWhole(
  vkey: string,
  known: readonly string[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
) {
  const { exportHere } = await verifier();
  const asked = client.GET('/api/ledger/export', { parseAs: 'stream', signal });
  const stream: ReadableStream<Uint8Array> = await take(asked as never);
  return exportHere(chunksOf(stream, onBytes), vkey, known);
}
