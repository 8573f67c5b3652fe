/** Instructions to freeze, to keep longer and to release: as operations see them, and as the people of a case do. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { actOn, payloadOfThing, sign, type Wording } from '../api/signing.js';
import type { Tone } from '../ui/bits.js';

type Schemas = components['schemas'];
export type ListedInstruction = Schemas['ListedInstruction'];
export type OpenedInstruction = Schemas['OpenedInstruction'];
export type InstructionOfCase = Schemas['InstructionsOfCase']['instructions'][number];
export type GivenFreeze = Schemas['GivenFreeze'];
export type Said = 'done' | 'impossible';

const EVERY = 30_000;
const ofCase = (id: string) => ({ params: { path: { id } } });
const path = (orderId: string) => ({ params: { path: { orderId } } });

export const waits = ({ answer }: Pick<ListedInstruction, 'answer'>): boolean => answer === null;

const tones: Readonly<Record<Said, Tone>> = { done: 'ok', impossible: 'crit' };
export const toneOf = (answer: ListedInstruction['answer']): Tone => (answer === null ? 'warn' : tones[answer]);

export const listQuery = queryOptions({
  queryKey: ['instructions'],
  refetchInterval: EVERY,
  queryFn: async ({ signal }) => (await take(client.GET('/api/instructions', { signal }))).instructions,
});

/** Each opening is an entry of the access log: asked once. */
export const openedQuery = (id: string) =>
  queryOptions({
    queryKey: ['instructions', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => take(client.GET('/api/instructions/{orderId}', { ...path(id), signal })),
  });

export const ofCaseQuery = (id: string, entries: number) =>
  queryOptions({
    queryKey: ['instructions-of-case', id, entries],
    queryFn: ({ signal }) => take(client.GET('/api/cases/{id}/instructions', { ...ofCase(id), signal })),
  });

/** Signed by the person of operations who answers. */
export async function answer(of: OpenedInstruction, said: Said, reason: string | null, wording: Wording) {
  const payload = await payloadOfThing({ answer: said });
  const signature = await sign(actOn('acknowledge_measure', { case: of.case, payload, preparation: of.id }), wording);
  const body = { answer: said, reason, signature };
  return take(client.POST('/api/instructions/{orderId}/answer', { ...path(of.id), body }));
}

/** The server composes what is signed, since names are in it under the key of the case alone. */
export async function signedFreeze(id: string, freeze: GivenFreeze, wording: Wording) {
  const { payload } = await take(client.POST('/api/cases/{id}/instruction-draft', { ...ofCase(id), body: freeze }));
  return sign(actOn('order_keeping', { case: id, payload, preparation: freeze.orderId }), wording);
}

export const order = (id: string, body: GivenFreeze & { seen: number; signature: Schemas['Signature'] }) =>
  take(client.POST('/api/cases/{id}/instructions', { ...ofCase(id), body }));
