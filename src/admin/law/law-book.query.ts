/** The law book, a page at a time, in the language of the reader. */
import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Language } from '../i18n/language.js';

export type Contents = components['schemas']['LawBook'];
type LawBookPage = components['schemas']['LawBookPage'];
export type Block = LawBookPage['blocks'][number];
export type Line = Extract<Block, { kind: 'text' }>['line'];

/** As it was when the service started: it does not change under the reader. */
const staleTime = Number.POSITIVE_INFINITY;

export const contentsQuery = (language: Language) =>
  queryOptions({
    queryKey: ['law-book', language],
    staleTime,
    queryFn: ({ signal }) => take(client.GET('/api/law/book/{language}', { params: { path: { language } }, signal })),
  });

export const pageQuery = (language: Language, page: string) =>
  queryOptions({
    queryKey: ['law-book', language, page],
    staleTime,
    queryFn: ({ signal }) =>
      take(client.GET('/api/law/book/{language}/{page}', { params: { path: { language, page } }, signal })),
  });
