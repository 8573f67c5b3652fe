/** What the approver reads: tasks that let something leave, the case, its letters, and the bytes of each file. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import { type ActToSign, actOn, type Signature, sign, type Wording } from '../api/signing.js';

export type CaseFile = components['schemas']['CaseFile'];
export type ShownLetter = components['schemas']['LetterList']['letters'][number];
export type Preparation = components['schemas']['Preparation'];
export type Task = components['schemas']['TaskList']['tasks'][number];

export const sendingCommands = ['refuse', 'release', 'inform'] as const;
export type SendingCommand = (typeof sendingCommands)[number];

const REREAD_MILLISECONDS = 15_000;

export const tasksQuery = queryOptions({
  queryKey: ['tasks'],
  refetchInterval: REREAD_MILLISECONDS,
  queryFn: async ({ signal }) => (await take(client.GET('/api/tasks', { signal }))).tasks,
});

const path = (id: string) => ({ params: { path: { id } } });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    refetchInterval: REREAD_MILLISECONDS,
    queryFn: ({ signal }) => take(client.GET('/api/cases/{id}', { ...path(id), signal })),
  });

export const lettersQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'letters'],
    queryFn: async ({ signal }) => (await take(client.GET('/api/cases/{id}/letters', { ...path(id), signal }))).letters,
  });

/** What the preparer changed in the letter; it never changes. */
export const wordingQuery = (id: string, preparationId: string) =>
  queryOptions({
    queryKey: ['prepared-wording', id, preparationId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const params = { path: { id, preparationId } };
      const route = '/api/cases/{id}/preparations/{preparationId}/wording';
      return (await take(client.GET(route, { params, signal }))).wording;
    },
  });

export interface FileContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of the bytes received here, hexadecimal. */
  readonly sha256: string;
}

/** The file and the fingerprint that this browser finds in it. */
export const fileQuery = (id: string, letterId: string, position: number) =>
  queryOptions({
    queryKey: ['letter-file', id, letterId, position],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    queryFn: async ({ signal }): Promise<FileContent> => {
      const where = { path: { id, letterId, position } };
      const buffer: ArrayBuffer = await take(
        client.GET('/api/cases/{id}/letters/{letterId}/files/{position}', {
          params: where,
          parseAs: 'arrayBuffer',
          signal,
        }) as never,
      );
      return { bytes: new Uint8Array(buffer), sha256: hex(await crypto.subtle.digest('SHA-256', buffer)) };
    },
  });

export const hex = (buffer: ArrayBuffer): string =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const isOpen = ({ moves }: CaseFile, command: string): boolean =>
  moves.some((move) => move.command === command && move.closed === null);

/** What every write states: the sequence seen, and what exactly was seen to leave. */
const seen = ({ state }: CaseFile, { id, payload }: Preparation) => ({
  seen: state.seq,
  preparationId: id,
  payload,
});

/** What is signed of a preparation: its hash, and the entry that prepared it, so that a later note voids nothing. */
export const actOf = (act: ActToSign['act'], { id }: CaseFile, preparation: Preparation): ActToSign =>
  actOn(act, { case: id, payload: preparation.payload, preparation: preparation.id, seq: preparation.seq });

export async function approve(
  file: CaseFile,
  preparation: Preparation,
  { role, requester }: { readonly role: NonNullable<ActToSign['role']>; readonly requester: string },
  wording: Wording,
) {
  const signature = await sign({ ...actOf('approve', file, preparation), role }, wording);
  const body = { ...seen(file, preparation), role, requester, signature };
  return take(client.POST('/api/cases/{id}/approvals', { ...path(file.id), body }));
}

export const sendBack = (file: CaseFile, { id: preparationId }: Preparation, reason: string) =>
  take(
    client.POST('/api/cases/{id}/send-back', {
      ...path(file.id),
      body: { seen: file.state.seq, preparationId, reason },
    }),
  );

const routes = {
  refuse: '/api/cases/{id}/refusal',
  release: '/api/cases/{id}/release',
  inform: '/api/cases/{id}/confirmation',
} as const;

/** Sends what was signed; `held`: ten minutes later, unless it is cancelled. */
export const dispatch = (
  file: CaseFile,
  preparation: Preparation,
  how: SendingCommand,
  sending: { readonly signature: Signature; readonly held?: boolean },
) => take(client.POST(routes[how], { ...path(file.id), body: { ...seen(file, preparation), ...sending } }));

export type CallOutcome = 'confirmed' | 'denied' | 'unreachable';

export const recordCall = (
  file: CaseFile,
  call: {
    authority: string;
    number: string;
    outcome: CallOutcome;
    person?: string;
    doneAt: string;
    reason: string;
  },
) => take(client.POST('/api/cases/{id}/call-backs', { ...path(file.id), body: { seen: file.state.seq, ...call } }));

/** An act on a case; all that is shown of it is read again, whatever became of the act. */
export function useAct<Given>(id: string, act: (given: Given) => Promise<unknown>, done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: done,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['case', id] }),
        queries.invalidateQueries({ queryKey: tasksQuery.queryKey }),
      ]),
  });
}
