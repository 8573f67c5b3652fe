/** The notes of a case, with what people entered beside their words. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from './client.js';
import { caseKey } from './live.js';
import type { components } from './schema.js';

export type Note = Exclude<components['schemas']['CaseNotes']['notes'], 'erased'>[number];

export const notesQuery = (id: string) =>
  queryOptions({
    queryKey: caseKey(id, 'notes'),
    queryFn: async ({ signal }) =>
      (await take(client.GET('/api/cases/{id}/notes', { params: { path: { id } }, signal }))).notes,
  });

export const noteIn = (notes: readonly Note[] | 'erased' | undefined, id: unknown): Note | undefined =>
  Array.isArray(notes) ? notes.find((note) => note.id === id) : undefined;
