/** What the screen of a case reads, and the writing of one act on what was seen. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import { caseKey } from '../api/live.js';
import type { components } from '../api/schema.js';
import { useMe } from '../api/session.js';
import { caseQuery } from '../approvals/approval.query.js';
import { sendOnSeen } from './look-again.js';

type Schemas = components['schemas'];
export type CaseFile = Schemas['CaseFile'];
export type Advice = Schemas['Advice'];
/** What a part of the proposal is drawn from. */
export interface AdviceProps {
  readonly file: CaseFile;
  readonly advice: Advice;
}
export type Particulars = Exclude<CaseFile['particulars'], 'erased' | null>;
export type HistoryEntry = CaseFile['history'][number];

const path = (id: string) => ({ params: { path: { id } } });

export const adviceQuery = (id: string) =>
  queryOptions({
    queryKey: caseKey(id, 'advice'),
    queryFn: ({ signal }) => take(client.GET('/api/cases/{id}/advice', { ...path(id), signal })),
  });

const readDocuments = async (id: string, signal: AbortSignal) =>
  (await take(client.GET('/api/cases/{id}/documents', { ...path(id), signal }))).documents;
export type CaseDocument = Awaited<ReturnType<typeof readDocuments>>[number];
export type DocumentPart = NonNullable<CaseDocument['reading']>['parts'][number];

/** Each reading of the documents is an entry of the access log: asked once, and again when a message joined. */
export const documentsQuery = (id: string, messages: number) =>
  queryOptions({
    queryKey: ['documents', id, messages],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => readDocuments(id, signal),
  });

/** The personal part of the case, where it can still be read. */
export const particularsOf = ({ particulars }: CaseFile): Particulars | null =>
  particulars === 'erased' ? null : particulars;

export type Move = CaseFile['moves'][number];
export const moveOf = ({ moves }: CaseFile, command: Move['command']): Move | undefined =>
  moves.find((move) => move.command === command);
export const isOpen = (file: CaseFile, command: Move['command']): boolean => moveOf(file, command)?.closed === null;

/** One act on a case, on what the person saw of it. */
export function useCommand(id: string, onDone: () => void = () => undefined) {
  const queries = useQueryClient();
  const me = useMe().person.id;
  const options = caseQuery(id);
  return useMutation({
    mutationFn: async (send: (seen: number) => Promise<unknown>): Promise<unknown> => {
      const before = await queries.ensureQueryData(options);
      return sendOnSeen(before, me, () => queries.fetchQuery({ ...options, staleTime: 0 }), send);
    },
    onSuccess: onDone,
    onSettled: () => queries.invalidateQueries({ queryKey: caseKey(id) }),
  });
}
export type CommandRun = ReturnType<typeof useCommand>;
