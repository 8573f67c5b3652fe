/** What a person writes into a letter, as it is sent and as it is shown before it is prepared. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, take } from '../../api/client.js';
import { caseKey } from '../../api/live.js';
import type { components } from '../../api/schema.js';
import { hex } from '../../approvals/approval.query.js';
import { useStill } from '../../ui/still.js';
import type { CaseFile } from '../read.js';
import type { GivenTarget } from './targets.js';

export type Action = CaseFile['actions'][number];
export type Writing = components['schemas']['LetterWriting'];
export type Preview = components['schemas']['LetterPreview'];
export type Element = Writing['paragraphs'][number]['element'];

export const nothingWritten: Writing = { paragraphs: [], questions: [], leftOut: [], grounds: null };

const isWritten = ({ fr, en }: { readonly fr: string; readonly en?: string | null }): boolean =>
  fr.trim() !== '' || (en ?? '').trim() !== '';
const orNone = (en: string | null | undefined): string | null => (en?.trim() ? en : null);

/** Without the fields that are still empty. */
export const sent = ({ paragraphs, questions, ...choices }: Writing): Writing => ({
  ...choices,
  paragraphs: paragraphs.filter(isWritten).map((each) => ({ ...each, en: orNone(each.en) })),
  questions: questions.filter(isWritten).map((each) => ({ ...each, en: orNone(each.en) })),
});

export interface Wanted {
  readonly action: Action;
  readonly files: readonly File[];
  /** Files of operations. */
  readonly uploads: components['schemas']['GivenUpload'][];
  /** The files are collected on the portal. */
  readonly byPortal: boolean;
  /** Of a disclosure: what is answered for each target, and the row of each file. */
  readonly targets: readonly GivenTarget[];
  readonly owners: readonly (number | 'all' | undefined)[];
  readonly writing: Writing;
}

/** Of a file; nothing where the action discloses nothing. */
export const ownerAt = (owners: Wanted['owners'], at: number): { target?: number | 'all' } => {
  const target = owners[at];
  return target === undefined ? {} : { target };
};

/** The letter as it would be prepared; the last one stays in view while the next is drawn. */
export function usePreview({ id, state }: CaseFile, wanted: Wanted, enabled: boolean) {
  const now = JSON.stringify({ ...wanted, files: [], writing: sent(wanted.writing) });
  const text = useStill(now);
  const { files } = wanted;
  const names = files.map(({ name, lastModified }) => `${name} ${lastModified}`);
  return useQuery({
    queryKey: [...caseKey(id, 'letter-preview'), state.seq, text, names],
    // What was typed before the last choice is not asked with the files that are chosen now.
    enabled: enabled && text === now,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { files: _files, owners, targets, ...body } = JSON.parse(text) as Wanted;
      const attachments = await Promise.all(
        files.map(async (file, at) => ({
          name: file.name,
          sha256: hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())),
          ...ownerAt(owners, at),
        })),
      );
      const params = { path: { id } };
      return take(
        client.POST('/api/cases/{id}/letter-preview', {
          params,
          body: { ...body, targets: [...targets], attachments },
          signal,
        }),
      );
    },
  });
}
